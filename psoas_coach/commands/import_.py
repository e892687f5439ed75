"""``python -m psoas_coach import``: add what a file has and the journal does not have.

The file is an export of this app, or contains days from another app; those can be removed again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import uuid
from collections.abc import Sequence

import msgspec

from psoas_coach import content as contents
from psoas_coach.coach.import_file import prepare_import, read_file
from psoas_coach.coach.other_app_import import make_pain_notes, make_practice_notes
from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.commands import _journal
from psoas_coach.journal.merge_plan import MergeReport
from psoas_coach.journal.records import DayNote
from psoas_coach.sharing.loop_habits_import import Habit, read_habits
from psoas_coach.sharing.pain_table_import import (
    DATE_NAMES,
    PAIN_NAMES,
    Matching,
    PainTable,
    guess_column,
    list_unique_names,
    read_pain_days,
    read_table,
)
from psoas_coach.sharing.strict_json import LARGEST
from psoas_coach.sharing.table_reader import LARGEST as LARGEST_TABLE
from psoas_coach.sharing.written_dates import ORDERS, Order
from psoas_coach.ui.words import say_count

_OWN, _LOOP, _PAIN = "psoas", "loop", "pain-csv"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = contents.load().words
    parser = _journal.add_parser(commands, "import")
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=words["my_data.command.import_file"]
    )
    parser.add_argument("--dry-run", action="store_true", help=words["my_data.command.import_dry"])
    parser.add_argument("--take", action="store_true", help=words["my_data.command.import_take"])
    _add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Read the whole file, then import it."""
    days = _wants_days(args)
    return _journal.run_and_report(lambda: _import_days(args) if days else _import(args))


def _import(args: argparse.Namespace) -> str:
    words = contents.load().words
    if args.file is None:
        raise _journal.CommandRefusalError("my_data.command.import_options")
    held = read_file(_journal.read(args.file, LARGEST), contents.load())
    with _journal.open_journal(args.owner) as journal:
        now = load_moment(journal, dt.datetime.now(dt.UTC))
        dump = prepare_import(held, journal, now, contents.load())
        if args.dry_run:
            return _describe_merge(journal.transfer.compare(dump))
        total = journal.transfer.merge(dump, take=args.take).sum_counts()
    sentence = words["my_data.import.done"].format(
        new=total.new, later=total.later, replaced=total.differing if args.take else 0
    )
    if not total.differing or args.take:
        return sentence
    question = say_count("my_data.command.differing", total.differing, count=total.differing)
    return f"{sentence}\n{question}"


def _describe_merge(comparison: MergeReport) -> str:
    """Return one line for each kind."""
    words = contents.load().words
    return "\n".join(
        words["my_data.command.would"].format(
            kind=words[f"my_data.kinds.{kind}"], **msgspec.structs.asdict(counts)
        )
        for kind, counts in msgspec.structs.asdict(comparison).items()
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options for days from other apps."""
    words = contents.load().words

    def explain(option: str) -> str:
        return words[f"my_data.command.import_{option}"]

    parser.add_argument(
        "--from", dest="source", choices=(_OWN, _LOOP, _PAIN), default=_OWN, help=explain("source")
    )
    parser.add_argument("--habit", action="append", default=[], help=explain("habit"))
    parser.add_argument("--date-column", metavar="NAME", help=explain("date"))
    parser.add_argument("--pain-column", metavar="NAME", help=explain("pain"))
    parser.add_argument(
        "--dates", choices=[order.replace("_", "-") for order in ORDERS], help=explain("order")
    )
    parser.add_argument("--take-back", metavar="ID", help=explain("take_back"))


def _wants_days(args: argparse.Namespace) -> bool:
    """Whether the arguments ask for days from another app rather than for an export."""
    return bool(
        args.source != _OWN
        or args.take_back
        or args.habit
        or args.date_column
        or args.pain_column
        or args.dates
    )


def _import_days(args: argparse.Namespace) -> str:
    """Import, preview or remove days; return the sentence to print.

    Raises:
        CommandRefusalError: The options contradict each other, or name nothing in the file.
        ImportRefusalError: The file cannot be imported; nothing was changed.
    """
    _check_options(args)
    words = contents.load().words
    if args.take_back:
        with _journal.open_journal(args.owner) as journal:
            count = journal.imported_days.remove(args.take_back)
        return words["my_data.command.import_taken"].format(count=count)
    data = _journal.read(args.file, LARGEST_TABLE)
    import_id = uuid.uuid4().hex
    with _journal.open_journal(args.owner) as journal:
        today = load_moment(journal, dt.datetime.now(dt.UTC)).local_date
        notes = _read_notes(args, data, today, import_id)
        if args.dry_run:
            counts = journal.imported_days.compare(notes)
            key = "would_days"
        else:
            counts = journal.imported_days.add(notes)
            key = "days"
    sentence = words[f"my_data.command.import_{key}"].format(**msgspec.structs.asdict(counts))
    if args.dry_run or not counts.new:
        return sentence
    back = words["my_data.command.import_back"].format(import_id=import_id)
    return f"{sentence}\n{back}"


def _check_options(args: argparse.Namespace) -> None:
    columns = args.date_column or args.pain_column or args.dates
    fitting = (
        not args.take
        and not (args.habit and args.source != _LOOP)
        and not (columns and args.source != _PAIN)
        and (args.file is None) == bool(args.take_back)
        and not (args.take_back and (args.source != _OWN or args.dry_run))
    )
    if not fitting:
        raise _journal.CommandRefusalError("my_data.command.import_options")


def _read_notes(
    args: argparse.Namespace, data: bytes, today: dt.date, import_id: str
) -> tuple[DayNote, ...]:
    if args.source == _LOOP:
        habits = read_habits(data, today)
        return make_practice_notes(_choose_habits(habits, args.habit), import_id)
    table = read_table(data)
    order: Order | None = next((order for order in ORDERS if order == _to_token(args.dates)), None)
    date = _choose_column(table, args.date_column, guess_column(table, DATE_NAMES))
    pain = _choose_column(table, args.pain_column, guess_column(table, PAIN_NAMES))
    if date == pain:
        raise _refuse_columns(table)
    return make_pain_notes(read_pain_days(table, Matching(date, pain, order), today), import_id)


def _choose_habits(habits: Sequence[Habit], names: Sequence[str]) -> list[Habit]:
    """Return the habits with these names; a file with one habit needs no name."""
    if len(habits) == 1 and not names:
        return list(habits)
    yes_or_no = [habit.name for habit in habits if not habit.measured]
    if not names or not set(names) <= set(yes_or_no):
        raise _journal.CommandRefusalError(
            "my_data.command.import_habits", names=", ".join(filter(None, yes_or_no))
        )
    return [habit for habit in habits if habit.name in names]


def _choose_column(table: PainTable, name: str | None, guessed: int | None) -> int:
    names = _name_columns(table)
    place = guessed if name is None else (names.index(name) if name in names else None)
    if place is None:
        raise _refuse_columns(table)
    return place


def _name_columns(table: PainTable) -> list[str]:
    return list(list_unique_names(table, contents.load().words["my_data.other.column"]))


def _refuse_columns(table: PainTable) -> _journal.CommandRefusalError:
    return _journal.CommandRefusalError(
        "my_data.command.import_columns", names=", ".join(_name_columns(table))
    )


def _to_token(choice: str | None) -> str | None:
    return None if choice is None else choice.replace("-", "_")

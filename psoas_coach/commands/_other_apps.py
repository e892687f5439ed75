"""The part of ``import`` that takes in days from other apps, and takes them out again."""

from __future__ import annotations

import argparse
import datetime as dt
import uuid
from collections.abc import Sequence

import msgspec

from psoas_coach import content as contents
from psoas_coach.coach.imports import make_pain_notes, make_practice_notes
from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.commands import _journal
from psoas_coach.journal.records import DayNote
from psoas_coach.sharing.loop_habits import Habit, read_habits
from psoas_coach.sharing.pain_table import (
    DATE_NAMES,
    PAIN_NAMES,
    Matching,
    PainTable,
    guess_column,
    list_unique_names,
    read_pain_days,
    read_table,
)
from psoas_coach.sharing.table_rows import LARGEST
from psoas_coach.sharing.written_dates import ORDERS, Order

OWN, LOOP, PAIN = "psoas", "loop", "pain-csv"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of ``import`` for days from other apps."""
    words = contents.load().words

    def explain(option: str) -> str:
        return words[f"my_data.command.import_{option}"]

    parser.add_argument(
        "--from", dest="source", choices=(OWN, LOOP, PAIN), default=OWN, help=explain("source")
    )
    parser.add_argument("--habit", action="append", default=[], help=explain("habit"))
    parser.add_argument("--date-column", metavar="NAME", help=explain("date"))
    parser.add_argument("--pain-column", metavar="NAME", help=explain("pain"))
    parser.add_argument(
        "--dates", choices=[order.replace("_", "-") for order in ORDERS], help=explain("order")
    )
    parser.add_argument("--take-back", metavar="ID", help=explain("take_back"))


def wants_days(args: argparse.Namespace) -> bool:
    """Whether the arguments ask for days from another app rather than for an export."""
    return bool(
        args.source != OWN
        or args.take_back
        or args.habit
        or args.date_column
        or args.pain_column
        or args.dates
    )


def run(args: argparse.Namespace) -> str:
    """Take days in, say what would come in, or take them out; gives the sentence to print.

    Raises:
        CommandRefusalError: The options do not go together, or name nothing in the file.
        ImportRefusalError: The file cannot be taken in; nothing was changed.
    """
    _check_options(args)
    words = contents.load().words
    if args.take_back:
        with _journal.open_journal(args.owner) as journal:
            count = journal.imported_days.remove(args.take_back)
        return words["my_data.command.import_taken"].format(count=count)
    data = _journal.read(args.file, LARGEST)
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
        and not (args.habit and args.source != LOOP)
        and not (columns and args.source != PAIN)
        and (args.file is None) == bool(args.take_back)
        and not (args.take_back and (args.source != OWN or args.dry_run))
    )
    if not fitting:
        raise _journal.CommandRefusalError("my_data.command.import_options")


def _read_notes(
    args: argparse.Namespace, data: bytes, today: dt.date, import_id: str
) -> tuple[DayNote, ...]:
    if args.source == LOOP:
        habits = read_habits(data, today)
        return make_practice_notes(_choose_habits(habits, args.habit), import_id)
    table = read_table(data)
    order: Order | None = next((one for one in ORDERS if one == _to_token(args.dates)), None)
    date = _choose_column(table, args.date_column, guess_column(table, DATE_NAMES))
    pain = _choose_column(table, args.pain_column, guess_column(table, PAIN_NAMES))
    if date == pain:
        raise _refuse_columns(table)
    return make_pain_notes(read_pain_days(table, Matching(date, pain, order), today), import_id)


def _choose_habits(habits: Sequence[Habit], names: Sequence[str]) -> list[Habit]:
    """Return the habits of these names; a file of one habit needs no name."""
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

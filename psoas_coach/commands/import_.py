"""``python -m psoas_coach import``: what a file has and the journal has not."""

from __future__ import annotations

import argparse
import datetime as dt

import msgspec

from psoas_coach import content as contents
from psoas_coach.coach.import_file import prepare_import, read_file
from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.commands import _journal, _other_apps
from psoas_coach.journal.merge_plan import MergeReport
from psoas_coach.sharing.strict_json import LARGEST
from psoas_coach.ui.words import say_count


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = contents.load().words
    parser = _journal.add_parser(commands, "import")
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=words["my_data.command.import_file"]
    )
    parser.add_argument("--dry-run", action="store_true", help=words["my_data.command.import_dry"])
    parser.add_argument("--take", action="store_true", help=words["my_data.command.import_take"])
    _other_apps.add_options(parser)


def run(args: argparse.Namespace) -> int:
    """Read the file to its end, then take it in."""
    days = _other_apps.wants_days(args)
    return _journal.run_and_report(lambda: _other_apps.run(args) if days else _import(args))


def _import(args: argparse.Namespace) -> str:
    words = contents.load().words
    if args.file is None:
        raise _journal.CommandRefusalError("my_data.command.import_options")
    held = read_file(_journal.read(args.file, LARGEST), contents.load())
    with _journal.open_journal(args.owner) as journal:
        now = load_moment(journal, dt.datetime.now(dt.UTC))
        dump = prepare_import(held, journal, now, contents.load())
        if args.dry_run:
            return _would(journal.transfer.compare(dump))
        total = journal.transfer.merge(dump, take=args.take).total()
    sentence = words["my_data.import.done"].format(
        new=total.new, later=total.later, replaced=total.differing if args.take else 0
    )
    if not total.differing or args.take:
        return sentence
    question = say_count("my_data.command.differing", total.differing, count=total.differing)
    return f"{sentence}\n{question}"


def _would(comparison: MergeReport) -> str:
    """One line a kind."""
    words = contents.load().words
    return "\n".join(
        words["my_data.command.would"].format(
            kind=words[f"my_data.kinds.{kind}"], **msgspec.structs.asdict(counts)
        )
        for kind, counts in msgspec.structs.asdict(comparison).items()
    )

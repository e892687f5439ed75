"""``psoas-coach report``: the summary for a visit, as a PDF.

It contains the same as the page *For your visit*. The journal is only read: it is neither created
nor migrated.
"""

from __future__ import annotations

import argparse
import datetime as dt

from psoas_coach.coach.personal_calendar import load_moment
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import load_visit_facts
from psoas_coach.coach.visit_choices import PARTS, VisitChoices
from psoas_coach.commands import _journal
from psoas_coach.content import load
from psoas_coach.journal.engine import find_journal_path
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.read_only import OlderFormError, open_read_only
from psoas_coach.sharing.typed_text import MOST_LETTERS
from psoas_coach.sharing.visit_pdf import TooLongError, write_pdf
from psoas_coach.ui.phrases.visit import build_report


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = load().words
    parser = commands.add_parser(
        "report", help=words["visit.command.help"], description=words["visit.command.about"]
    )
    parser.add_argument("--out", required=True, metavar="FILE", help=words["visit.command.out"])
    parser.add_argument(
        "--without",
        action="append",
        choices=PARTS,
        default=[],
        help=words["visit.command.without"],
    )
    parser.add_argument("--note", default="", help=words["visit.command.note"])
    parser.add_argument("--questions", default="", help=words["visit.command.questions"])
    parser.add_argument("--owner", default=_journal.OWNER, help=words["my_data.command.owner"])


def run(args: argparse.Namespace) -> int:
    """Read the journal and write the file."""
    return _journal.run_and_report(lambda: _report(args))


def _report(args: argparse.Namespace) -> str:
    """Write the file and return the message.

    Raises:
        CommandRefusalError: There is nothing to write, or it is too long.
    """
    if max(len(args.note), len(args.questions)) > MOST_LETTERS:
        raise _journal.CommandRefusalError("visit.command.too_long", most=MOST_LETTERS)
    _journal.write(args.out, _make_file(args, dt.datetime.now(dt.UTC)))
    if args.out == _journal.STANDARD:
        return ""
    return load().words["visit.command.done"].format(file=args.out)


def _make_file(args: argparse.Namespace, instant: dt.datetime) -> bytes:
    file = find_journal_path()
    if file is not None and not _journal.file_exists(file):  # Nothing has been recorded yet.
        raise _journal.CommandRefusalError("visit.command.nothing")
    try:
        engine = open_read_only()
    except OlderFormError:
        raise _journal.CommandRefusalError("commands.today.older") from None
    try:
        journal = Journal(engine, args.owner)
        snapshot = Snapshot(journal, load_moment(journal, instant).local_date)
        facts = load_visit_facts(snapshot)
    finally:
        engine.dispose()
    if facts.is_empty:
        raise _journal.CommandRefusalError("visit.command.nothing")
    content = load()
    usual = facts.select_parts(VisitChoices(), content)
    parts = tuple(part for part in usual if part not in args.without)
    try:
        return write_pdf(
            build_report(facts, VisitChoices(parts, args.note, args.questions), content)
        )
    except TooLongError:
        raise _journal.CommandRefusalError("visit.command.too_full") from None

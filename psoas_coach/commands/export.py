"""``python -m psoas_coach export``: all of a journal in one file."""

from __future__ import annotations

import argparse

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal.dump import JournalDump
from psoas_coach.sharing.csv_export import write_csv_tables
from psoas_coach.sharing.fhir_export import write_bundle
from psoas_coach.sharing.json_export import write_json


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    words = contents.load().words
    parser = _journal.add_parser(commands, "export")
    parser.add_argument("file", metavar="FILE", help=words["my_data.command.export_file"])
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=words["my_data.command.export_csv"])
    form.add_argument("--fhir", action="store_true", help=words["my_data.command.export_fhir"])


def run(args: argparse.Namespace) -> int:
    """Export the journal to a file."""
    return _journal.run_and_report(lambda: _export(args))


def _export(args: argparse.Namespace) -> str:
    with _journal.open_journal(args.owner) as journal:
        dump = journal.transfer.dump()
    _journal.write(args.file, _encode(dump, args))
    if args.file == _journal.STANDARD:
        return ""
    return contents.load().words["my_data.command.exported"].format(count=dump.count_rows())


def _encode(dump: JournalDump, args: argparse.Namespace) -> bytes:
    """Return the file in the requested format."""
    if args.fhir:
        return write_bundle(dump, contents.load())
    return write_csv_tables(dump) if args.csv else write_json(dump)

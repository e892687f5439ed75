"""``python -m psoas_coach backup``: a verified copy of a SQLite journal that may be in use."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal import backups
from psoas_coach.journal.file_copy import copy_journal


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = _journal.add_parser(commands, "backup", owner=False)
    help_text = contents.load().words["my_data.command.backup_file"]
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help=help_text)


def run(args: argparse.Namespace) -> int:
    """Create and verify a backup."""
    return _journal.run_and_report(lambda: _save_backup(args.file))


def _save_backup(target: Path | None) -> str:
    journal = _journal.require_journal_file()
    if not _journal.file_exists(journal):
        raise _journal.CommandRefusalError("my_data.command.no_file", file=journal)
    if target is None:
        target = backups.create_backup(journal, "asked", dt.datetime.now(dt.UTC)).path
    else:
        try:
            copy_journal(journal, target)
        except FileExistsError:
            raise _journal.CommandRefusalError("my_data.command.there", file=target) from None
    return contents.load().words["my_data.command.backed_up"].format(file=target)

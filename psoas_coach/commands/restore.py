"""``python -m psoas_coach restore``: replace the journal by a backup."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal import backup_files
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.restore import restore_backup


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = _journal.add_parser(commands, "restore", owner=False)
    help_text = contents.load().words["my_data.command.restore_file"]
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help=help_text)


def run(args: argparse.Namespace) -> int:
    """Verify the backup, save the current journal, and replace it."""
    return _journal.run_and_report(lambda: _restore(args.file))


def _restore(file: Path | None) -> str:
    words = contents.load().words
    journal = _journal.require_journal_file()
    source = file or _find_newest(journal)
    if not _journal.file_exists(source):
        raise _journal.CommandRefusalError("my_data.command.no_file", file=source)
    backup = restore_backup(source, journal, dt.datetime.now(dt.UTC))
    open_engine().dispose()  # An older backup is migrated to the newest schema.
    sentence = words["my_data.command.restored"].format(file=source)
    if backup is None:
        return sentence
    return f"{sentence}\n" + words["my_data.command.restored_kept"].format(file=backup.path)


def _find_newest(journal: Path) -> Path:
    """Return the newest valid backup in the folder."""
    for backup in backup_files.list_backups(journal):
        if backup.why != "damaged":
            return backup.path
    raise _journal.CommandRefusalError(
        "my_data.command.no_file", file=backup_files.find_backup_folder(journal)
    )

"""``python -m psoas_coach check``: verify the file and the rows of a journal."""

from __future__ import annotations

import argparse

import msgspec

from psoas_coach import content as contents
from psoas_coach.commands import _journal
from psoas_coach.journal import backup_files
from psoas_coach.journal.engine import find_journal_path
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import verify_journal
from psoas_coach.journal.integrity import IntegrityFault
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.read_only import OlderFormError, open_read_only

BROKEN = 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    _journal.add_parser(commands, "check")


def run(args: argparse.Namespace) -> int:
    """Verify the file, then every row; the exit status is 1 if anything is invalid."""
    broken: list[str] = []
    status = _journal.run_and_report(lambda: _check(args.owner, broken))
    return BROKEN if broken else status


def _check(owner: str, broken: list[str]) -> str:
    words = contents.load().words
    file = find_journal_path()
    if file is not None:
        if not _journal.file_exists(file):
            raise _journal.CommandRefusalError("my_data.command.no_file", file=file)
        try:
            verify_journal(file)
        except JournalUnavailableError as trouble:
            replaced = trouble.kind == "foreign" and backup_files.list_restorable(file)
            if trouble.kind != "corrupt" and not replaced:
                raise
            broken.append(words["my_data.command.broken_file"])
            return broken[0]
    try:
        engine = open_read_only()
    except OlderFormError:
        raise _journal.CommandRefusalError("my_data.command.older") from None
    try:
        journal = Journal(engine, owner)
        broken += [_describe(fault) for fault in journal.integrity.find_faults()]
        if broken:
            return "\n".join(broken)
        return words["my_data.command.checked"].format(count=journal.transfer.dump().count_rows())
    finally:
        engine.dispose()


def _describe(integrity_fault: IntegrityFault) -> str:
    """Return one line about one fault."""
    words = contents.load().words
    return words[f"my_data.command.broken.{integrity_fault.what}"].format(
        **msgspec.structs.asdict(integrity_fault)
    )

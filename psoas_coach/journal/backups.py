"""Backups of a journal's file: when one is made, how it is verified, and which ones are deleted.

A backup is made with SQLite's online backup, so writers need not stop. The oldest backup is deleted
only after the new one has been verified, file and rows. A copy of a damaged or an empty journal
never replaces the last good one. A journal on a PostgreSQL server is backed up by the server's
administrator.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from psoas_coach.journal import file_copy
from psoas_coach.journal.backup_files import (
    Backup,
    Occasion,
    find_backup_folder,
    find_free_name,
    is_due,
    list_backups,
)
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.journal.file_copy import SIDE_FILES, copy_journal, hold_exclusive_lock

MAX_PER_OCCASION = 7
"""The most backups of each kind."""
_LAST_CHECKED: dict[Path, dt.date] = {}
"""The last day on which this process checked whether a backup was due."""
_LAST_FAILURE: dict[Path, Kind] = {}
"""Why the last daily backup failed; empty if it succeeded."""


def back_up_daily(
    journal: Path, now: dt.datetime, later: Callable[[Callable[[], None]], None] | None = None
) -> None:
    """Create the daily backup at the first use of a day; later calls return almost at once.

    Args:
        journal: The file to back up.
        now: The current instant, aware.
        later: Runs the verification of every row and the removal of old backups, which may take
            seconds, in the background; without it they run here.

    Raises:
        JournalUnavailableError: The backup is due but failed. Within a day only another process
            tries again, so that a full disk does not slow down every page. ``find_last_failure``
            reports it until a backup succeeds.
    """
    day = now.date()
    if _LAST_CHECKED.get(journal) == day:
        return
    _LAST_CHECKED[journal] = day
    if not journal.exists() or not is_due(journal, now):
        return
    if later is None:
        create_backup(journal, "day", now)
        return
    with _record_failure(journal):
        backup = _write_copy(journal, "day", now)

    def verify_backup() -> None:
        with suppress(JournalUnavailableError), _record_failure(journal):
            _verify_and_prune(journal, backup, None)

    later(verify_backup)


def find_last_failure(journal: Path) -> Kind | None:
    """Return why the last backup of a journal's file failed in this process; None if it did not."""
    return _LAST_FAILURE.get(journal)


def create_backup(
    journal: Path, why: Occasion, now: dt.datetime, spare: Path | None = None
) -> Backup:
    """Create a backup in the folder, and delete the oldest of its kind beyond seven.

    Args:
        journal: The file to back up.
        why: The occasion.
        now: The instant in the backup's name.
        spare: A backup that must not be deleted, because it is needed next.

    Raises:
        JournalUnavailableError: The journal is damaged, in its file or in a row, or the folder is
            not writable. The backup of a file with a damaged row is kept, and none is deleted.
    """
    with (
        _record_failure(journal),
        translate_db_errors(str(journal)),
        hold_exclusive_lock(journal.parent),
    ):
        backup = _write_copy(journal, why, now)
        _verify_and_prune(journal, backup, spare)
    return backup


@contextmanager
def _record_failure(journal: Path) -> Iterator[None]:
    """Record whether the block failed, for ``find_last_failure``."""
    try:
        yield
    except JournalUnavailableError as trouble:
        _LAST_FAILURE[journal] = trouble.kind
        raise
    _LAST_FAILURE.pop(journal, None)


def _write_copy(journal: Path, why: Occasion, now: dt.datetime) -> Backup:
    """Create a backup file and verify it."""
    with translate_db_errors(str(journal)), hold_exclusive_lock(journal.parent):
        file_copy.reject_unsupported(journal)
        made_at, target = find_free_name(journal, why, now)
        try:
            copy_journal(journal, target)
        except FileExistsError:  # Another process made one in the same second.
            made_at, target = find_free_name(journal, why, now)
            copy_journal(journal, target)
        return Backup(target, made_at, why, target.stat().st_size)


def _verify_and_prune(journal: Path, backup: Backup, spare: Path | None) -> None:
    """Verify the rows of a daily backup, and delete old ones only after that."""
    if backup.why == "day":
        _verify_rows(backup.path)
    with translate_db_errors(str(journal)), hold_exclusive_lock(journal.parent):
        _prune(journal, backup.why, {spare, backup.path})


def _prune(journal: Path, why: Occasion, spare: set[Path | None]) -> None:
    """Delete the oldest of a kind beyond seven, but never the last one that contains facts."""
    file_copy.remove_leftovers(find_backup_folder(journal))
    of_kind = [backup for backup in list_backups(journal) if backup.why == why]
    old = of_kind[MAX_PER_OCCASION:]
    if old and not any(file_copy.has_facts(backup.path) for backup in of_kind[:MAX_PER_OCCASION]):
        last = next((backup.path for backup in old if file_copy.has_facts(backup.path)), None)
        spare = {*spare, last}
    for backup in old:
        if backup.path not in spare:  # After a clock was set back, the new one looks oldest.
            with suppress(OSError):
                backup.path.unlink()


def _verify_rows(path: Path) -> None:
    """Verify every row of a backup, of all owners.

    Raises:
        JournalUnavailableError: ``corrupt``: a row is invalid.
    """
    from psoas_coach.journal.read_only import has_broken_rows  # noqa: PLC0415 -- it knows this module

    if has_broken_rows(path):
        raise JournalUnavailableError("corrupt")


def delete_backups(journal: Path) -> int:
    """Delete all backups and damaged files in the folder; return their number."""
    count = 0
    with translate_db_errors(str(journal)), hold_exclusive_lock(journal.parent):
        for backup in list_backups(journal):
            for path in (
                backup.path,
                *(backup.path.with_name(backup.path.name + end) for end in SIDE_FILES),
            ):
                path.unlink(missing_ok=True)
            count += 1
        file_copy.remove_leftovers(find_backup_folder(journal), file_copy.WAIT_SECONDS)
    return count

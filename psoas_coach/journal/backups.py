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
    backup_folder,
    is_due,
    list_backups,
    next_free_name,
)
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.journal.file_copy import SIDE_FILES, copy_journal, exclusive_lock

MAX_PER_OCCASION = 7
"""How many of each kind are kept."""
_LAST_CHECKED: dict[Path, dt.date] = {}
"""The last day on which this process looked whether a copy was due."""
_LAST_FAILURE: dict[Path, Kind] = {}
"""Why the last copy of the day could not be made; nothing when it could."""


def back_up_daily(
    journal: Path, now: dt.datetime, later: Callable[[Callable[[], None]], None] | None = None
) -> None:
    """Make the copy of the day at the first use of a day; after that, next to nothing.

    Args:
        journal: The file to copy.
        now: The instant, aware.
        later: Takes the proof of every row and the letting go of old copies, which may take
            seconds, to do them aside; without it they are done here.

    Raises:
        JournalUnavailableError: It is due and could not be made; it is tried again within the day
            by the next process only, so that a full disk does not slow every page.
            ``last_failure`` reports it until a backup succeeds.
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

    def aside() -> None:
        with suppress(JournalUnavailableError), _record_failure(journal):
            _verify_and_prune(journal, backup, None)

    later(aside)


def last_failure(journal: Path) -> Kind | None:
    """Why the last copy of a journal's file failed in this process; None if it did not."""
    return _LAST_FAILURE.get(journal)


def create_backup(
    journal: Path, why: Occasion, now: dt.datetime, spare: Path | None = None
) -> Backup:
    """Make a copy in the folder and let go of the oldest of its kind beyond seven.

    Args:
        journal: The file to copy.
        why: The occasion.
        now: Named in the copy's name.
        spare: A copy not to let go, because it is needed next.

    Raises:
        JournalUnavailableError: The journal is damaged, in its file or in a row, or the folder
            cannot be written. A copy of a file with a damaged row is kept, and none is discarded.
    """
    with (
        _record_failure(journal),
        translate_db_errors(str(journal)),
        exclusive_lock(journal.parent),
    ):
        backup = _write_copy(journal, why, now)
        _verify_and_prune(journal, backup, spare)
    return backup


@contextmanager
def _record_failure(journal: Path) -> Iterator[None]:
    """Keep in mind how the work within went, for ``last_failure``."""
    try:
        yield
    except JournalUnavailableError as trouble:
        _LAST_FAILURE[journal] = trouble.kind
        raise
    _LAST_FAILURE.pop(journal, None)


def _write_copy(journal: Path, why: Occasion, now: dt.datetime) -> Backup:
    """Make a backup file and verify it."""
    with translate_db_errors(str(journal)), exclusive_lock(journal.parent):
        file_copy.reject_unsupported(journal)
        made_at, target = next_free_name(journal, why, now)
        try:
            copy_journal(journal, target)
        except FileExistsError:  # Another process made one in the same second.
            made_at, target = next_free_name(journal, why, now)
            copy_journal(journal, target)
        return Backup(target, made_at, why, target.stat().st_size)


def _verify_and_prune(journal: Path, backup: Backup, spare: Path | None) -> None:
    """Prove the rows of the copy of a day, and only then let old ones go."""
    if backup.why == "day":
        _verify_rows(backup.path)
    with translate_db_errors(str(journal)), exclusive_lock(journal.parent):
        _prune(journal, backup.why, {spare, backup.path})


def _prune(journal: Path, why: Occasion, spare: set[Path | None]) -> None:
    """Remove the oldest of a kind beyond seven, but never the last one with something in it."""
    file_copy.remove_leftovers(backup_folder(journal))
    of_kind = [one for one in list_backups(journal) if one.why == why]
    old = of_kind[MAX_PER_OCCASION:]
    if old and not any(file_copy.has_facts(one.path) for one in of_kind[:MAX_PER_OCCASION]):
        last = next((one.path for one in old if file_copy.has_facts(one.path)), None)
        spare = {*spare, last}
    for one in old:
        if one.path not in spare:  # After a clock was set back, the new one looks oldest.
            with suppress(OSError):
                one.path.unlink()


def _verify_rows(path: Path) -> None:
    """Verify every row of a backup, of all owners.

    Raises:
        JournalUnavailableError: ``corrupt``: a row is not as it should be.
    """
    from psoas_coach.journal.read_only import has_broken_rows  # noqa: PLC0415 -- it knows this module

    if has_broken_rows(path):
        raise JournalUnavailableError("corrupt")


def delete_backups(journal: Path) -> int:
    """Delete all copies and damaged files in the folder; gives how many there were."""
    count = 0
    with translate_db_errors(str(journal)), exclusive_lock(journal.parent):
        for one in list_backups(journal):
            for path in (
                one.path,
                *(one.path.with_name(one.path.name + end) for end in SIDE_FILES),
            ):
                path.unlink(missing_ok=True)
            count += 1
        file_copy.remove_leftovers(backup_folder(journal), file_copy.WAIT_SECONDS)
    return count

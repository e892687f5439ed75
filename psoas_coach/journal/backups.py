"""Copies of a journal's file, kept in a folder beside it, and the way back from one.

A copy is made by SQLite's own online backup, so nobody has to stop writing; it is proved before it
is kept, and only then does the oldest one go. No copy of a damaged journal ever pushes out a good
one. A journal on a PostgreSQL server is backed up by whoever runs the server.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from psoas_coach.journal import shape
from psoas_coach.journal.faults import JournalUnavailableError
from psoas_coach.journal.trouble import translated

Why = Literal["day", "migration", "restore", "asked", "damaged"]
"""``day``: the first use of a day; ``migration``: before the file changed its shape; ``restore``:
before another backup took its place; ``asked``: by the person; ``damaged``: not a backup, but the
file that a backup has replaced, kept as it was found."""
KEPT = 7
"""How many of each kind are kept."""
NAME = re.compile(rf"journal-(\d{{8}}T\d{{6}}Z)-({'|'.join(get_args(Why))})\.sqlite3\Z")
STAMP = "%Y%m%dT%H%M%SZ"
OWN = ("alembic_version", "self_checks", "sessions", "holds", "day_notes", "settings", "owners")
"""Tables without which a file is no journal of ours."""
_SEEN: dict[Path, dt.date] = {}
"""The last day on which this process looked whether a copy was due."""
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file in use."""


class Backup(Struct, frozen=True):
    """One copy in the folder.

    Attributes:
        made: When, in UTC.
        size: Bytes.
    """

    path: Path
    made: dt.datetime
    why: Why
    size: int


def folder(journal: Path) -> Path:
    """Where the copies of a journal's file lie."""
    return journal.parent / f"{journal.stem}-backups"


def backups(journal: Path) -> tuple[Backup, ...]:
    """The copies there are, newest first; what somebody else put in the folder is not one."""
    found = []
    with translated(), suppress(FileNotFoundError):
        for path in folder(journal).iterdir():
            named = NAME.match(path.name)
            if named:
                made = dt.datetime.strptime(named[1], STAMP).replace(tzinfo=dt.UTC)
                found.append(Backup(path, made, _why(named[2]), path.stat().st_size))
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def due(journal: Path, now: dt.datetime) -> bool:
    """Whether the day of ``now`` (in UTC) has no copy yet; reads the folder's names only."""
    today = now.astimezone(dt.UTC).strftime("%Y%m%d")
    try:
        return not any(
            name.startswith(f"journal-{today}T") and "-day." in name
            for name in os.listdir(folder(journal))  # noqa: PTH208 -- names are all that is asked
        )
    except OSError:
        return True


def each_day(journal: Path, now: dt.datetime) -> None:
    """Make the copy of the day at the first use of a day; after that, next to nothing.

    Raises:
        JournalUnavailableError: It is due and could not be made; it is tried again within the day
            by the next process only, so that a full disk does not slow every page.
    """
    day = now.date()
    if _SEEN.get(journal) != day:
        _SEEN[journal] = day
        if journal.exists() and due(journal, now):
            keep(journal, "day", now)


def keep(journal: Path, why: Why, now: dt.datetime, spare: Path | None = None) -> Backup:
    """Make a copy in the folder and let go of the oldest of its kind beyond seven.

    Args:
        journal: The file to copy.
        why: The occasion.
        now: Named in the copy's name.
        spare: A copy not to let go, because it is needed next.

    Raises:
        JournalUnavailableError: The journal is damaged, or the folder cannot be written.
    """
    made, target = _named(journal, why, now)
    copy(journal, target)
    for old in [one for one in backups(journal) if one.why == why][KEPT:]:
        if old.path not in {spare, target}:  # under a clock set back, the new one looks oldest
            with suppress(OSError):
                old.path.unlink()
    return Backup(target, made, why, target.stat().st_size)


def copy(source: Path, target: Path) -> None:
    """Copy a journal that may be in use to one closed file of the person's own (0600).

    Raises:
        JournalUnavailableError: ``source`` is damaged or is not there, or ``target`` cannot be
            written.
        FileExistsError: ``target`` is there: nothing is overwritten.
    """
    if target.exists():
        raise FileExistsError(target)
    half = target.with_name(f"{target.name}.{os.getpid()}.half")
    with translated(str(source)):
        try:
            os.close(os.open(half, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
            with _open(source, "rw") as from_, _open(half, "rw") as to:
                from_.backup(to)
                to.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
            prove(half)
            with half.open("rb") as written:
                os.fsync(written.fileno())
            half.replace(target)
        finally:
            for leftover in (half, *(half.with_name(half.name + end) for end in BESIDE)):
                leftover.unlink(missing_ok=True)


def prove(path: Path) -> None:
    """Prove that a file is a whole journal of ours.

    Raises:
        JournalUnavailableError: ``corrupt`` when it is damaged or something else; otherwise why
            it cannot be read.
    """
    with translated(str(path)), _open(path, "ro") as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise JournalUnavailableError("corrupt")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise JournalUnavailableError("corrupt")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not tables.issuperset(OWN) or not shape.fits(connection):
            raise JournalUnavailableError("corrupt")


def restore(backup: Path, journal: Path, now: dt.datetime) -> Backup | None:
    """Put ``backup`` in the place of the journal, after keeping what is there now.

    A journal that is whole is copied and then overwritten through SQLite, so other programs that
    have it open see the change. One that is damaged is moved aside as it is.

    Returns:
        The copy of what was there; None when nothing was.

    Raises:
        JournalUnavailableError: The backup is not a whole journal, or there is trouble of the
            place; the journal is then as it was.
    """
    prove(backup)
    if not journal.exists():
        with translated(str(journal)):
            journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy(backup, journal)
        return None
    try:
        kept = keep(journal, "restore", now, spare=backup)
    except JournalUnavailableError as trouble:
        if trouble.kind != "corrupt":
            raise
        kept = _aside(journal, now)
        copy(backup, journal)
        return kept
    with translated(str(journal)), _open(backup, "ro") as from_, _open(journal, "rw") as to:
        counted = to.execute("SELECT coalesce(max(version), 0) FROM owners").fetchone()[0]
        from_.backup(to)
        # What was made from the facts of a moment ago must not be taken for current.
        to.execute("UPDATE owners SET version = max(version, ?) + 1", (counted,))
        to.commit()
    return kept


def forget(journal: Path) -> int:
    """Delete all copies and damaged files in the folder; gives how many there were."""
    gone = 0
    with translated(str(journal)):
        for one in backups(journal):
            for path in (one.path, *(one.path.with_name(one.path.name + end) for end in BESIDE)):
                path.unlink(missing_ok=True)
            gone += 1
    return gone


def _aside(journal: Path, now: dt.datetime) -> Backup:
    """Move a damaged journal, and what lies beside it, into the folder."""
    made, target = _named(journal, "damaged", now)
    with translated(str(journal)):
        for end in ("", *BESIDE):
            with suppress(FileNotFoundError):
                journal.with_name(journal.name + end).replace(target.with_name(target.name + end))
        return Backup(target, made, "damaged", target.stat().st_size)


def _named(journal: Path, why: Why, now: dt.datetime) -> tuple[dt.datetime, Path]:
    """The next free name in the folder: two of one second must not replace each other."""
    made = now.astimezone(dt.UTC).replace(microsecond=0)
    with translated(str(journal)):
        folder(journal).mkdir(mode=0o700, exist_ok=True)
        while True:
            target = folder(journal) / f"journal-{made.strftime(STAMP)}-{why}.sqlite3"
            if not target.exists():
                return made, target
            made += dt.timedelta(seconds=1)


@contextmanager
def _open(path: Path, how: Literal["ro", "rw"]) -> Iterator[sqlite3.Connection]:
    """A connection to a file that is there."""
    where = f"{path.absolute().as_uri()}?mode={how}"
    with closing(sqlite3.connect(where, uri=True, timeout=5)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        yield connection


def _why(named: str) -> Why:
    return next(why for why in get_args(Why) if why == named)

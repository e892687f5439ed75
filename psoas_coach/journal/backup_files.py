"""The folder beside a journal's file that holds its backups: their names, and a list of them."""

from __future__ import annotations

import datetime as dt
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from psoas_coach.journal import file_copy
from psoas_coach.journal.db_errors import translate_db_errors

Occasion = Literal["day", "migration", "restore", "asked", "damaged"]
"""``day``: the first use of a day; ``migration``: before a change of the schema; ``restore``:
before another backup replaced the file; ``asked``: by the person; ``damaged``: not a backup, but
the damaged file that a backup has replaced.
"""
NAME_PATTERN = re.compile(
    rf"journal-(\d{{8}}T\d{{6}}Z)-({'|'.join(get_args(Occasion))})\.sqlite3\Z"
)
TIME_FORMAT = "%Y%m%dT%H%M%SZ"


class Backup(Struct, frozen=True):
    """One backup in the folder.

    Attributes:
        created: The instant of its creation, in UTC.
        size: Bytes.
    """

    path: Path
    created: dt.datetime
    why: Occasion
    size: int


def find_backup_folder(journal: Path) -> Path:
    """Return the folder of a journal's backups; two journals in one folder never share it."""
    usual = journal.parent / f"{journal.stem}-backups"
    if journal.suffix == ".sqlite3":
        return usual
    own = journal.parent / f"{journal.name}-backups"
    # In earlier versions the folder was named after the journal's stem.
    before = usual.exists() and not own.exists()
    return usual if before and not journal.with_suffix(".sqlite3").exists() else own


def list_backups(journal: Path) -> tuple[Backup, ...]:
    """Return the existing backups, newest first; other files in the folder are ignored."""
    backups = []
    where = find_backup_folder(journal)
    file_copy.remove_leftovers(where)
    with translate_db_errors(), suppress(FileNotFoundError):
        for path in where.iterdir():
            named = NAME_PATTERN.match(path.name)
            if named and not path.is_symlink():
                made_at = dt.datetime.strptime(named[1], TIME_FORMAT).replace(tzinfo=dt.UTC)
                why = next(occasion for occasion in get_args(Occasion) if occasion == named[2])
                backups.append(Backup(path, made_at, why, path.stat().st_size))
    return tuple(
        sorted(backups, key=lambda backup: (backup.created, backup.path.name), reverse=True)
    )


def list_restorable(journal: Path) -> tuple[Backup, ...]:
    """Return the backups that can be restored, newest first: all but damaged files."""
    return tuple(backup for backup in list_backups(journal) if backup.why != "damaged")


def is_due(journal: Path, now: dt.datetime) -> bool:
    """Whether the day of ``now`` (in UTC) has no backup yet; reads only the names in the folder."""
    today = now.astimezone(dt.UTC).strftime("%Y%m%d")
    try:
        return not any(
            name.startswith(f"journal-{today}T") and name.endswith("-day.sqlite3")
            for name in os.listdir(find_backup_folder(journal))  # noqa: PTH208 -- names are all that is asked
        )
    except OSError:
        return True


def find_free_name(journal: Path, why: Occasion, now: dt.datetime) -> tuple[dt.datetime, Path]:
    """Return the next free name in the folder, because two may be created in one second.

    Args:
        journal: The journal's file.
        why: The occasion of the backup.
        now: The current instant, aware.
    """
    made_at = now.astimezone(dt.UTC).replace(microsecond=0)
    with translate_db_errors(str(journal)):
        find_backup_folder(journal).mkdir(mode=0o700, exist_ok=True)
        while True:
            target = (
                find_backup_folder(journal)
                / f"journal-{made_at.strftime(TIME_FORMAT)}-{why}.sqlite3"
            )
            if not os.path.lexists(target):
                return made_at, target
            made_at += dt.timedelta(seconds=1)

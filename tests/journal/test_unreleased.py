"""A journal from a build before the first release is recognised and not changed.

It has no way in but its own program's export: every entry point refuses it and changes nothing.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from psoas_coach.journal import backups, migrations
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import copy_journal, verify_journal
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.read_only import check_readiness, open_read_only
from psoas_coach.journal.restore import restore_backup
from tests.support.record_samples import session

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
REVISIONS = ("0001", "0002", "0003", "0004")


def write_unreleased(path: Path, revision: str = "0004", *, mode: str = "DELETE") -> None:
    """Make a file as such a build left it: its first ones wrote nothing into the file's head."""
    engine = open_engine(f"sqlite:///{path}")
    Journal(engine, "local").sessions.add(session())
    engine.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        if revision == "0001":
            connection.execute("PRAGMA application_id=0")
    connection.execute(f"PRAGMA journal_mode={mode}")
    connection.close()
    for end in ("-change-token", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.chmod(0o640)


def listing(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder, with its mode and what it holds."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in folder.rglob("*")
    }


ENTRY_POINTS: dict[str, Callable[[Path], object]] = {
    "open": lambda path: open_engine(f"sqlite:///{path}"),
    "open anew": lambda path: open_engine(f"sqlite:///{path}", anew=True),
    "read": lambda path: open_read_only(f"sqlite:///{path}"),
    "verify": verify_journal,
    "copy": lambda path: copy_journal(path, path.with_name("copy.sqlite3")),
    "back up": lambda path: backups.create_backup(path, "asked", NOON),
    "back up daily": lambda path: backups.back_up_daily(path, NOON),
}


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("revision", REVISIONS)
@pytest.mark.parametrize("entry", ENTRY_POINTS)
def test_every_way_in_refuses_it_and_changes_nothing(
    tmp_path: Path, entry: str, revision: str, mode: str
) -> None:
    path = tmp_path / "journal.sqlite3"
    write_unreleased(path, revision, mode=mode)
    before = listing(tmp_path)
    with pytest.raises(JournalUnavailableError) as trouble:
        ENTRY_POINTS[entry](path)
    assert trouble.value.kind == "older"
    assert check_readiness(f"sqlite:///{path}") == "older"
    assert listing(tmp_path) == before


def test_it_takes_no_journals_place_and_no_backup_takes_its_own(tmp_path: Path) -> None:
    path, old = tmp_path / "journal.sqlite3", tmp_path / "old.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    journal.sessions.add(record := session())
    made = backups.create_backup(path, "asked", NOON)
    write_unreleased(old)
    before = old.read_bytes()
    for backup, target in ((old, path), (made.path, old)):
        with pytest.raises(JournalUnavailableError) as trouble:
            restore_backup(backup, target, NOON)
        assert trouble.value.kind == "older"
    assert journal.sessions.list() == (record,)
    assert old.read_bytes() == before
    engine.dispose()


def test_one_that_is_open_elsewhere_is_refused_as_well(tmp_path: Path) -> None:
    """What its own program wrote last stands beside the file, and stays there."""
    path = tmp_path / "journal.sqlite3"
    write_unreleased(path, mode="WAL")
    with sqlite3.connect(path) as program:
        program.execute("PRAGMA wal_autocheckpoint=0")
        program.execute("UPDATE owners SET version = 77")
        program.commit()
        wal = path.with_name(f"{path.name}-wal")
        before = path.read_bytes(), wal.read_bytes()
        with pytest.raises(JournalUnavailableError) as trouble:
            open_engine(f"sqlite:///{path}")
        assert trouble.value.kind == "older"
        assert (path.read_bytes(), wal.read_bytes()) == before
    program.close()


@pytest.mark.postgresql
@pytest.mark.parametrize("revision", REVISIONS)
def test_on_a_server_too(
    shared_engine: object, request: pytest.FixtureRequest, revision: str
) -> None:
    del shared_engine
    url = request.getfixturevalue("cluster").database(f"unreleased_{revision}")
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": revision})
    for enter in (open_engine, open_read_only):
        with pytest.raises(JournalUnavailableError) as trouble:
            enter(url)
        assert trouble.value.kind == "older"
    assert check_readiness(url) == "older"
    with engine.connect() as connection:
        assert migrations.read_current_revision(connection) == revision
    engine.dispose()

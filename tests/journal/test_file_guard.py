"""A journal's file is replaced, deleted or emptied under the app: no loss goes unreported."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach.journal import backups, file_guard
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import copy_journal
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.restore import restore_backup
from psoas_coach.journal.wal_checkpoint import checkpoint
from tests.support.bad_storage import tear
from tests.support.record_samples import NOON, session
from tests.support.waiting import wait_until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{path}")
    yield Journal(engine, "local")
    engine.dispose()


def read_stored(path: Path) -> set[str]:
    engine = open_engine(f"sqlite:///{path}")
    try:
        return {session.id for session in Journal(engine, "local").sessions.list()}
    finally:
        engine.dispose()


def test_after_a_restore_of_a_damaged_file_saves_go_into_the_new_one(
    path: Path, journal: Journal
) -> None:
    before = [session() for _ in range(30)]
    for record in before:
        journal.sessions.add(record)
    backup = backups.create_backup(path, "asked", NOON)
    checkpoint(journal.scope.reader)  # the file alone holds everything
    tear(path)
    damaged_copy = restore_backup(backup.path, path, NOON)
    assert damaged_copy is not None
    assert damaged_copy.why == "damaged"
    after = [session() for _ in range(8)]
    assert all(journal.sessions.add(record) for record in after)
    assert {session.id for session in journal.sessions.list()} == {
        record.id for record in (*before, *after)
    }
    assert read_stored(path) == {record.id for record in (*before, *after)}


def test_a_file_deleted_under_the_app_takes_no_save(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    for deed in (
        lambda: journal.sessions.add(session()),
        journal.sessions.list,
        journal.read_version,
    ):
        with pytest.raises(JournalUnavailableError) as trouble:
            deed()
        assert trouble.value.kind == "missing"
    assert not path.exists(), "none was made in its place"


def test_a_file_emptied_under_the_app_takes_no_save(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    os.truncate(path, 0)
    with pytest.raises(JournalUnavailableError) as trouble:
        journal.sessions.add(session())
    assert trouble.value.kind == "missing"
    assert path.stat().st_size == 0


def test_no_new_connection_makes_a_journal_of_an_emptied_file(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread that moves writes to the file a second later opens one of its own."""
    journal.sessions.add(session())
    backups.create_backup(path, "asked", NOON)
    journal.scope.reader.dispose()
    os.truncate(path, 0)
    checkpoint(journal.scope.reader)
    with pytest.raises(JournalUnavailableError) as trouble:
        journal.read_version()
    assert trouble.value.kind == "missing"
    assert path.stat().st_size == 0
    # Emptied between the look at it and the first thing that is asked of it.
    monkeypatch.setattr(file_guard, "identify_file", lambda _path: file_guard.FileId(1, 1))
    checkpoint(journal.scope.reader)
    assert path.stat().st_size == 0
    with pytest.raises(JournalUnavailableError) as trouble:
        open_engine(f"sqlite:///{path}")
    assert trouble.value.kind == "missing"


def test_a_file_of_another_program_in_its_place_is_refused(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    other = path.with_name("other.sqlite3")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (name)")
    connection.close()
    other.replace(path)
    with pytest.raises(JournalUnavailableError) as trouble:
        journal.sessions.add(session())
    assert trouble.value.kind == "replaced"


def test_a_save_during_which_the_file_is_replaced_is_not_confirmed(
    path: Path, journal: Journal, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy_journal(path, copy)
    record = session()

    def replaced_meanwhile() -> None:
        with journal.scope.write_tx() as connection:
            connection.exec_driver_sql("INSERT INTO owners VALUES ('other', 1)")
            copy.replace(path)

    with pytest.raises(JournalUnavailableError) as trouble:
        replaced_meanwhile()
    assert trouble.value.kind == "replaced"
    assert journal.sessions.add(record)
    assert read_stored(path) == {record.id}


def test_an_empty_or_missing_file_beside_its_copies_is_no_new_journal(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}")
    record = session()
    Journal(engine, "local").sessions.add(record)
    engine.dispose()
    backup = backups.create_backup(path, "day", NOON)
    for empty in (True, False):
        if empty:
            os.truncate(path, 0)
        else:
            path.unlink()
        with pytest.raises(JournalUnavailableError) as trouble:
            open_engine(f"sqlite:///{path}")
        assert trouble.value.kind == "missing"
    restore_backup(backup.path, path, NOON)
    assert read_stored(path) == {record.id}


def test_a_new_journal_can_be_created_beside_the_backups(path: Path) -> None:
    open_engine(f"sqlite:///{path}").dispose()
    backups.create_backup(path, "day", NOON)
    path.unlink()
    engine = open_engine(f"sqlite:///{path}", anew=True)
    assert Journal(engine, "local").sessions.add(session())
    engine.dispose()
    assert len(read_stored(path)) == 1


def test_an_empty_file_without_copies_is_a_new_journal(path: Path) -> None:
    path.touch()
    open_engine(f"sqlite:///{path}").dispose()
    assert read_stored(path) == set()


def test_a_file_of_another_program_is_not_adopted(path: Path) -> None:
    for statement in ("CREATE TABLE songs (name)", "PRAGMA application_id=77"):
        with sqlite3.connect(path) as connection:
            connection.execute(statement)
        connection.close()
        before = path.read_bytes()
        with pytest.raises(JournalUnavailableError) as trouble:
            open_engine(f"sqlite:///{path}")
        assert trouble.value.kind == "foreign"
        assert path.read_bytes() == before


def test_a_journal_says_whose_it_is(path: Path) -> None:
    open_engine(f"sqlite:///{path}").dispose()
    assert path.read_bytes()[68:72] == b"PSOA"


def test_a_plain_copy_holds_what_was_confirmed_a_second_ago(
    path: Path, journal: Journal, tmp_path: Path
) -> None:
    record = session()
    empty = tmp_path / "empty.sqlite3"
    shutil.copyfile(path, empty)
    assert read_stored(empty) == set(), "a new journal is a whole file at once"
    journal.sessions.add(record)

    def copied() -> set[str]:
        for file in tmp_path.glob("plain*"):
            file.unlink()
        shutil.copyfile(path, tmp_path / "plain.sqlite3")
        return read_stored(tmp_path / "plain.sqlite3")

    wait_until(lambda: copied() == {record.id}, seconds=15)

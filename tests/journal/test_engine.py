"""The location of the journal, the permissions of its file, and the accepted addresses."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from psoas_coach.journal import engine as engines
from psoas_coach.journal.engine import find_default_path, open_engine
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import session

WAIT = 0.05


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_without_an_address_the_file_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(engines.URL_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    engine = open_engine()
    assert Journal(engine, "local").sessions.add(session())
    engine.dispose()
    assert find_default_path().exists()
    assert tmp_path in find_default_path().parents
    assert find_default_path().parent.name == "psoas-coach"


def test_the_environment_names_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(engines.URL_VARIABLE, f"sqlite:///{tmp_path}/other.sqlite3")
    open_engine().dispose()
    assert (tmp_path / "other.sqlite3").exists()


def test_only_the_person_may_read_the_file_and_what_lies_beside_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        engine = open_engine(f"sqlite:///{tmp_path}/deep/journal.sqlite3")
        with Journal(engine, "local").scope.write_tx() as connection:
            connection.execute(text("INSERT INTO owners VALUES ('other', 1)"))
            files = sorted((tmp_path / "deep").iterdir())
            modes = {path.name: mode(path) for path in files}
        engine.dispose()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(
        [f"journal.sqlite3{end}" for end in ("", "-change-token", "-shm", "-wal")], 0o600
    )
    assert mode(tmp_path / "deep") == 0o700


def test_a_file_left_open_to_others_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    open_engine(f"sqlite:///{path}").dispose()
    path.chmod(0o644)
    open_engine(f"sqlite:///{path}").dispose()
    assert mode(path) == 0o600


def test_sqlite_keeps_a_confirmed_write_through_a_power_cut(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/journal.sqlite3", wait_seconds=WAIT)
    with engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert asked == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": WAIT * 1000,
    }
    assert engines.WAIT_SECONDS == 5


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "sqlite+aiosqlite:///x"]
)
def test_another_kind_of_address_is_refused(url: str) -> None:
    with pytest.raises(JournalRefusalError) as refused:
        open_engine(url)
    assert refused.value.key == "journal.refused.address"


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(JournalRefusalError, match="psycopg"):
        open_engine("postgresql://somewhere/journal")

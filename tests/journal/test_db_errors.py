"""Problems with the file are classified, so that a page can help; nothing confirmed is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from tests.support.bad_storage import as_nobody, garble, rubbish, small_disk, tear
from tests.support.record_samples import session

if TYPE_CHECKING:
    from sqlalchemy import Engine

WAIT = 0.05


def open_file(path: Path) -> Engine:
    return open_engine(f"sqlite:///{path}", wait_seconds=WAIT)


def test_a_locked_journal_says_so_and_loses_nothing(tmp_path: Path) -> None:
    engine = open_file(tmp_path / "journal.sqlite3")
    journal, record = Journal(engine, "local"), session()
    other = sqlite3.connect(tmp_path / "journal.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalUnavailableError) as trouble:
        journal.sessions.add(record)
    assert trouble.value.kind == "locked"
    assert trouble.value.key == "journal.unavailable.locked"
    assert journal.sessions.list() == (), "reading goes on"
    other.execute("ROLLBACK")
    other.close()
    assert journal.sessions.add(record)
    engine.dispose()


def test_a_read_only_file_is_still_read(open_folder: Path) -> None:
    path, record = open_folder / "journal.sqlite3", session()
    first = open_file(path)
    Journal(first, "local").sessions.add(record)
    first.dispose()
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with as_nobody():
        engine = open_file(path)
        journal = Journal(engine, "local")
        assert journal.sessions.list() == (record,)
        with pytest.raises(JournalUnavailableError) as trouble:
            journal.sessions.add(session())
        assert trouble.value.kind == "read_only"
        engine.dispose()
    if os.geteuid() != 0:
        assert path.stat().st_mode & 0o777 == 0o400, "closed to others, and still read-only"


def test_in_a_folder_that_may_not_be_written_no_journal_is_made(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_nobody(), pytest.raises(JournalUnavailableError) as trouble:
        open_file(open_folder / "journal.sqlite3")
    assert trouble.value.kind == "read_only"


def test_in_a_folder_that_may_not_be_written_a_journal_can_still_be_read(
    open_folder: Path,
) -> None:
    path, record = open_folder / "journal.sqlite3", session()
    engine = open_file(path)
    Journal(engine, "local").sessions.add(record)
    engine.dispose()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    before = sorted(path.name for path in open_folder.iterdir())
    with as_nobody():
        engine = open_file(path)
        journal = Journal(engine, "local")
        assert journal.sessions.list() == (record,)
        with pytest.raises(JournalUnavailableError) as trouble:
            journal.sessions.add(session())
        engine.dispose()
    assert trouble.value.kind == "read_only"
    assert sorted(path.name for path in open_folder.iterdir()) == before


@pytest.mark.parametrize("damage", [rubbish, tear, garble])
def test_a_damaged_file_says_so_and_stays_as_it_is(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = tmp_path / "journal.sqlite3"
    first = open_file(path)
    for _ in range(20):
        Journal(first, "local").sessions.add(session())
    first.dispose()
    damage(path)
    damaged = path.read_bytes()
    with pytest.raises(JournalUnavailableError) as trouble:
        Journal(open_file(path), "local").sessions.list()
    assert trouble.value.kind == "corrupt"
    assert path.read_bytes() == damaged


def _write_until_it_fails(journal: Journal, confirmed: set[str]) -> None:
    for _ in range(10_000):
        record = session(note="x" * 500)
        journal.sessions.add(record)
        confirmed.add(record.id)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_says_so_and_loses_nothing_confirmed(tmp_path: Path) -> None:
    confirmed: set[str] = set()
    with small_disk(tmp_path) as small:
        if not small:
            pytest.skip("this machine does not let the tests mount a small disk")
        engine = open_file(tmp_path / "journal.sqlite3")
        journal = Journal(engine, "local")
        with pytest.raises(JournalUnavailableError) as trouble:
            _write_until_it_fails(journal, confirmed)
        assert trouble.value.kind == "full"
        assert confirmed
        assert {stored.id for stored in journal.sessions.list()} == confirmed
        engine.dispose()


def test_a_folder_in_the_way_of_the_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").mkdir()
    with pytest.raises(JournalUnavailableError) as trouble:
        open_file(tmp_path / "journal.sqlite3")
    assert trouble.value.kind == "unreachable"

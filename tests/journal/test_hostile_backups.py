"""A backup can be any file: it is restored completely or refused without any change."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.journal import backups
from psoas_coach.journal.dump import JournalDump
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import verify_journal
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.restore import restore_backup
from tests.support.record_samples import NOON, session
from tests.support.whole import count_examples


class Place:
    """A journal with two sessions, and the bytes of a backup that holds the first."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "journal.sqlite3"
        self.hostile = folder / "hostile.sqlite3"
        self._add()
        self.good = backups.create_backup(self.file, "asked", NOON).path.read_bytes()
        self.then = self.contents()
        self._add()
        self.now = self.contents()
        self.bytes_now = self.file.read_bytes()

    def _add(self) -> None:
        engine = open_engine(f"sqlite:///{self.file}")
        Journal(engine, "local").sessions.add(session())
        engine.dispose()

    def contents(self) -> JournalDump:
        engine = open_engine(f"sqlite:///{self.file}")
        try:
            return Journal(engine, "local").transfer.dump()
        finally:
            engine.dispose()

    def is_as_now(self) -> bool:
        """Whether the journal still holds what it held; it is read only where its bytes changed."""
        log = self.file.with_name(f"{self.file.name}-wal")
        if not log.exists() and self.file.read_bytes() == self.bytes_now:
            return True
        return self.contents() == self.now

    def again(self) -> None:
        """Put the journal's own file back as it was before a try."""
        self.file.write_bytes(self.bytes_now)


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with tempfile.TemporaryDirectory() as folder:
        yield Place(Path(folder))


def try_restore(place: Place, data: bytes) -> bool:
    """Whether it was restored."""
    place.hostile.write_bytes(data)
    try:
        backup = restore_backup(place.hostile, place.file, NOON + dt.timedelta(minutes=1))
    except JournalUnavailableError:
        assert place.is_as_now(), "a refusal changes nothing"
        return False
    assert backup is not None, "what was there before is kept"
    verify_journal(backup.path)
    verify_journal(place.file)
    with suppress(JournalUnavailableError):  # a letter changed within a row is reported when read
        place.contents()
    place.again()
    return True


@given(st.binary(max_size=4096))
@settings(max_examples=count_examples(200), deadline=None)
def test_any_bytes_are_refused(place: Place, data: bytes) -> None:
    assert not try_restore(place, data)


@given(st.data())
@settings(max_examples=count_examples(400), deadline=None)
def test_a_real_backup_with_any_damage_is_whole_or_refused(
    place: Place, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(place.good) - 1))
    junk = data.draw(st.binary(max_size=64))
    cut = data.draw(st.booleans())
    rest = b"" if cut else place.good[start + len(junk) :]
    try_restore(place, place.good[:start] + junk + rest)


@pytest.mark.parametrize("encoding", [0, 2, 3, 4, 5, 2**32 - 1])
def test_a_backup_that_claims_another_text_encoding_is_refused(place: Place, encoding: int) -> None:
    """Some of these SQLite takes for UTF-8 when it opens the file, but not when it attaches it."""
    head = place.good[:56] + encoding.to_bytes(4, "big")
    assert not try_restore(place, head + place.good[60:])


def test_a_whole_backup_is_restored(place: Place) -> None:
    assert try_restore(place, place.good)


def test_a_header_of_no_form_sqlite_knows_is_damage(place: Place) -> None:
    assert not try_restore(place, place.good[:43] + b"\0\0\0\0\5" + place.good[48:])


@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE sessions RENAME COLUMN plan TO plbn",
        "ALTER TABLE alembic_version RENAME COLUMN version_num TO version_nun",
        "DELETE FROM alembic_version",
    ],
)
def test_a_whole_file_that_lacks_a_column_or_its_form_is_damage(place: Place, harm: str) -> None:
    place.hostile.write_bytes(place.good)
    with sqlite3.connect(place.hostile) as connection:
        connection.execute(harm)
    connection.close()
    assert not try_restore(place, place.hostile.read_bytes())

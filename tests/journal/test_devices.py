"""A paired device has access until it is removed, and no older copy restores it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from psoas_coach.journal import backups, migrations, restore
from psoas_coach.journal.devices import LAST_SEEN_STEP, MOST_NAME_CHARACTERS, Device
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.json_export import write_json
from tests.support.record_samples import NOON, session

HASH, OTHER_HASH = "a" * 64, "b" * 64
PHONE = Device("phone", "iPhone", NOON, NOON)
TABLET = Device("tablet", "iPad", NOON + dt.timedelta(hours=1), NOON + dt.timedelta(hours=1))


def test_a_device_is_found_by_its_hash_and_only_by_its_owner(
    somebody: Callable[[], Journal],
) -> None:
    mine, other = somebody(), somebody()
    assert mine.devices.find(HASH) is None
    assert mine.devices.pair(PHONE, HASH)
    assert mine.devices.find(HASH) == "phone"
    assert mine.devices.find(OTHER_HASH) is None
    assert mine.devices.find(HASH.upper()) is None
    assert other.devices.find(HASH) is None
    assert other.devices.list() == ()


def test_the_newest_device_comes_first_and_pairing_again_changes_nothing(journal: Journal) -> None:
    journal.devices.pair(PHONE, HASH)
    journal.devices.pair(TABLET, OTHER_HASH)
    assert journal.devices.list() == (TABLET, PHONE)
    assert not journal.devices.pair(PHONE, OTHER_HASH)
    assert journal.devices.list() == (TABLET, PHONE)
    assert journal.devices.find(HASH) == "phone"


def test_a_removed_device_is_gone_for_good(journal: Journal) -> None:
    journal.devices.pair(PHONE, HASH)
    assert journal.devices.remove("phone", NOON)
    assert journal.devices.find(HASH) is None
    assert journal.devices.list() == ()
    assert not journal.devices.remove("phone", NOON)
    assert not journal.devices.mark_seen("phone", NOON + dt.timedelta(days=1))
    assert not journal.devices.pair(PHONE, HASH), "its id is taken, so nothing revives it"
    assert journal.devices.find(HASH) is None


def test_when_it_was_seen_is_written_every_few_minutes_at_most(journal: Journal) -> None:
    journal.devices.pair(PHONE, HASH)
    assert not journal.devices.mark_seen("phone", NOON + LAST_SEEN_STEP)
    later = NOON + LAST_SEEN_STEP + dt.timedelta(seconds=1)
    assert journal.devices.mark_seen("phone", later)
    assert not journal.devices.mark_seen("phone", later)
    assert [device.last_seen_at for device in journal.devices.list()] == [later]


def test_a_long_name_is_cut_and_one_that_no_database_holds_is_refused(journal: Journal) -> None:
    journal.devices.pair(Device("phone", "x" * 500, NOON, NOON), HASH)
    assert [device.name for device in journal.devices.list()] == ["x" * MOST_NAME_CHARACTERS]
    for name in ("", "a\x00b", "\ud800"):
        with pytest.raises(JournalRefusalError):
            journal.devices.pair(Device("other", name, NOON, NOON), OTHER_HASH)


def test_no_export_holds_a_device_and_deleting_everything_leaves_it(journal: Journal) -> None:
    journal.sessions.add(session())
    journal.devices.pair(PHONE, HASH)
    contents = write_json(journal.transfer.dump())
    assert HASH.encode() not in contents
    assert b"iPhone" not in contents
    assert journal.deletion.erase_everything() == 1
    assert journal.devices.list() == (PHONE,)


def test_a_backup_holds_no_device_not_even_in_its_free_pages(tmp_path: Path) -> None:
    path, journal = _file_journal(tmp_path)
    journal.devices.pair(PHONE, HASH)
    backup = backups.create_backup(path, "asked", NOON)
    copied = backup.path.read_bytes()
    assert HASH.encode() not in copied
    assert b"iPhone" not in copied


@pytest.mark.parametrize("forged", [False, True])
def test_putting_back_a_backup_leaves_the_devices_as_they_are(tmp_path: Path, forged: bool) -> None:
    path, journal = _file_journal(tmp_path)
    journal.devices.pair(PHONE, HASH)
    made = backups.create_backup(path, "asked", NOON)
    if forged:
        with closing(sqlite3.connect(made.path)) as backup:
            backup.execute(
                "INSERT INTO devices VALUES ('local', 'forged', ?, 'x', ?, ?, NULL)",
                (OTHER_HASH, "2026-03-04 12:00:00.000000", "2026-03-04 12:00:00.000000"),
            )
            backup.commit()
    journal.devices.remove("phone", NOON)
    journal.devices.pair(TABLET, "c" * 64)
    restore.restore_backup(made.path, path, NOON)
    assert journal.devices.find(HASH) is None
    assert journal.devices.find(OTHER_HASH) is None
    assert journal.devices.list() == (TABLET,)


def test_a_file_that_is_lost_comes_back_without_devices(tmp_path: Path) -> None:
    path, journal = _file_journal(tmp_path)
    journal.sessions.add(session())
    journal.devices.pair(PHONE, HASH)
    backup = backups.create_backup(path, "asked", NOON)
    journal.scope.reader.dispose()
    path.unlink()
    restore.restore_backup(backup.path, path, NOON)
    journal = Journal(open_engine(f"sqlite:///{path}"), "local")
    assert journal.entries.count() == 1
    assert journal.devices.list() == ()


def test_a_journal_of_the_first_form_gets_the_table_and_keeps_everything(
    empty_address: str,
) -> None:
    engine = open_engine(empty_address)
    Journal(engine, "local").sessions.add(session())
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE devices"))
        connection.execute(text("DROP TABLE sitting_breaks"))
        connection.execute(text("DROP TABLE physio_plans"))
        connection.execute(text("DROP TABLE fair_test_ends"))
        connection.execute(text("DROP TABLE fair_tests"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0010'"))
    engine.dispose()
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    assert journal.entries.count() == 1
    assert journal.devices.pair(PHONE, HASH)
    with engine.connect() as connection:
        assert migrations.read_current_revision(connection) == migrations.HEAD
    engine.dispose()


def _file_journal(folder: Path) -> tuple[Path, Journal]:
    path = folder / "journal.sqlite3"
    return path, Journal(open_engine(f"sqlite:///{path}"), "local")

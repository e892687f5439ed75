"""Backups: made in time, verified, seven of each kind, and each can be restored."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal import backup_files, backups, migrations
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import copy_journal, verify_journal
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.restore import restore_backup
from tests.support.record_samples import session

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    engine_ = open_engine(f"sqlite:///{path}")
    yield engine_
    engine_.dispose()


@pytest.fixture
def journal(engine: Engine) -> Journal:
    return Journal(engine, "local")


def reopen(path: Path) -> Journal:
    return Journal(open_engine(f"sqlite:///{path}"), "local")


def test_a_copy_is_one_closed_file_of_a_journal_in_use(
    path: Path, journal: Journal, tmp_path: Path
) -> None:
    journal.sessions.add(record := session())
    target = tmp_path / "copies" / "mine.sqlite3"
    target.parent.mkdir()
    before = os.umask(0)
    try:
        with journal.scope.read_tx():
            copy_journal(path, target)
    finally:
        os.umask(before)
    assert [file.name for file in target.parent.iterdir()] == ["mine.sqlite3"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert reopen(target).sessions.list() == (record,)
    with pytest.raises(FileExistsError):
        copy_journal(path, target)


def test_the_first_use_of_a_day_makes_a_copy_and_seven_stay(path: Path, journal: Journal) -> None:
    for day in range(10):
        journal.sessions.add(session())
        backups.back_up_daily(path, NOW + day * DAY)
        backups.back_up_daily(path, NOW + day * DAY + dt.timedelta(hours=3))
    backups_ = backup_files.list_backups(path)
    assert [backup.created for backup in backups_] == [NOW + day * DAY for day in range(9, 2, -1)]
    assert {backup.why for backup in backups_} == {"day"}
    assert {stat.S_IMODE(backup.path.stat().st_mode) for backup in backups_} == {0o600}
    assert stat.S_IMODE(backup_files.find_backup_folder(path).stat().st_mode) == 0o700
    assert len(reopen(backups_[-1].path).sessions.list()) == 4


def test_another_process_sees_that_the_days_copy_is_there(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.sessions.add(session())
    backups.back_up_daily(path, NOW)
    monkeypatch.setattr(backups, "_LAST_CHECKED", {})
    assert not backup_files.is_due(path, NOW)
    backups.back_up_daily(path, NOW + dt.timedelta(hours=1))
    assert len(backup_files.list_backups(path)) == 1


def test_no_copy_of_a_damaged_journal_pushes_out_a_good_one(
    path: Path, journal: Journal, engine: Engine
) -> None:
    for _ in range(30):
        journal.sessions.add(session())
    for day in range(7):
        backups.create_backup(path, "day", NOW + day * DAY)
    good = backup_files.list_backups(path)
    engine.dispose()
    _tear(path)
    with pytest.raises(JournalUnavailableError) as trouble:
        backups.create_backup(path, "day", NOW + 9 * DAY)
    assert trouble.value.kind == "corrupt"
    assert backup_files.list_backups(path) == good
    assert len(list(backup_files.find_backup_folder(path).iterdir())) == len(good), (
        "nothing half done is left"
    )


def test_foreign_files_in_the_folder_are_not_touched(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    backups.create_backup(path, "asked", NOW)
    stranger = backup_files.find_backup_folder(path) / "holiday.jpg"
    stranger.touch()
    assert [backup.why for backup in backup_files.list_backups(path)] == ["asked"]
    assert backups.delete_backups(path) == 1
    assert stranger.exists()
    assert backup_files.list_backups(path) == ()


def test_restoring_keeps_what_was_there_and_the_open_journal_sees_it(
    path: Path, journal: Journal
) -> None:
    journal.sessions.add(old := session())
    backup = backups.create_backup(path, "asked", NOW)
    journal.sessions.add(new := session())
    version = journal.read_version()
    replaced = restore_backup(backup.path, path, NOW)
    assert journal.sessions.list() == (old,)
    assert journal.read_version() > version, (
        "nothing made from the newer facts is taken for current"
    )
    assert replaced is not None
    assert {session.id for session in reopen(replaced.path).sessions.list()} == {old.id, new.id}
    restore_backup(replaced.path, path, NOW)
    assert {session.id for session in journal.sessions.list()} == {old.id, new.id}
    assert journal.integrity.find_faults() == ()


def test_the_oldest_copy_can_be_restored_though_it_would_be_next_to_go(
    path: Path, journal: Journal
) -> None:
    journal.sessions.add(old := session())
    for day in range(7):
        backups.create_backup(path, "restore", NOW + day * DAY)
    oldest = backup_files.list_backups(path)[-1]
    journal.sessions.add(session())
    restore_backup(oldest.path, path, NOW + 8 * DAY)
    assert journal.sessions.list() == (old,)


def _tear(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def _rubbish(path: Path) -> None:
    path.write_bytes(b"no journal\n" * 400)


@pytest.mark.parametrize("damage", [_tear, _rubbish])
def test_a_damaged_journal_is_kept_as_it_is_and_replaced(
    path: Path, journal: Journal, engine: Engine, damage: object
) -> None:
    assert callable(damage)
    for _ in range(30):
        journal.sessions.add(session())
    records = journal.sessions.list()
    backup = backups.create_backup(path, "day", NOW)
    engine.dispose()
    damage(path)
    damaged = path.read_bytes()
    replaced = restore_backup(backup.path, path, NOW)
    assert replaced is not None
    assert replaced.why == "damaged"
    assert replaced.path.read_bytes() == damaged
    assert reopen(path).sessions.list() == records


@pytest.mark.parametrize("damage", [_tear, _rubbish, Path.unlink])
def test_a_bad_backup_changes_nothing(path: Path, journal: Journal, damage: object) -> None:
    assert callable(damage)
    for _ in range(30):
        journal.sessions.add(session())
    backup = backups.create_backup(path, "asked", NOW)
    damage(backup.path)
    contents = journal.transfer.dump()
    with pytest.raises(JournalUnavailableError):
        restore_backup(backup.path, path, NOW)
    assert journal.transfer.dump() == contents


def test_another_programs_database_is_no_backup(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    other = path.with_name("other.sqlite3")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE sessions (id)")
    connection.close()
    with pytest.raises(JournalUnavailableError) as trouble:
        restore_backup(other, path, NOW)
    assert trouble.value.kind == "foreign"


def test_a_lost_journal_comes_back(path: Path, journal: Journal, engine: Engine) -> None:
    journal.sessions.add(record := session())
    backup = backups.create_backup(path, "asked", NOW)
    engine.dispose()
    path.unlink()
    assert restore_backup(backup.path, path, NOW) is None
    assert reopen(path).sessions.list() == (record,)


def test_a_file_is_copied_before_its_shape_changes(
    path: Path, journal: Journal, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest shape is called 9999 for the test; its migration is a column more."""
    before = migrations.HEAD
    journal.sessions.add(record := session())
    engine.dispose()
    scripts = path.with_name("migrations")
    shutil.copytree(Path(migrations.__file__).parent, scripts)
    (scripts / "versions" / "v9999_more.py").write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9999"\n'
        f'down_revision = "{before}"\nbranch_labels = None\ndepends_on = None\n'
        'def upgrade():\n    op.add_column("owners", sa.Column("more", sa.Text))\n'
    )
    monkeypatch.setattr(migrations, "HEAD", "9999")
    monkeypatch.setattr(migrations, "__file__", str(scripts / "__init__.py"))
    assert reopen(path).sessions.list() == (record,)
    (backup,) = backup_files.list_backups(path)
    assert backup.why == "migration"
    with sqlite3.connect(backup.path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
            (before,)
        ]
    connection.close()
    reopen(path)
    assert len(backup_files.list_backups(path)) == 1


def test_a_new_journal_needs_no_copy_first(path: Path, journal: Journal) -> None:
    assert journal.sessions.list() == ()
    assert backup_files.list_backups(path) == ()


def test_a_clock_set_back_does_not_make_the_newest_copy_the_first_to_go(
    journal: Journal, path: Path
) -> None:
    journal.sessions.add(session())
    for days in range(backups.MAX_PER_OCCASION):
        backups.create_backup(path, "restore", NOW + days * DAY)
    wanted = backups.create_backup(path, "asked", NOW)
    journal.sessions.add(session())
    backup = restore_backup(wanted.path, path, NOW - DAY)
    assert backup is not None
    verify_journal(backup.path)
    assert len(journal.sessions.list()) == 1

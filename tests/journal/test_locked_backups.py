"""Backups are made one at a time, no write is lost between two steps, nothing is left over."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from psoas_coach.journal import backup_files, backups, file_copy
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import copy_journal, verify_journal
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.restore import restore_backup
from tests.support.record_samples import NOON, session
from tests.support.waiting import wait_until

DAY = dt.timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{path}")
    yield Journal(engine, "local")
    engine.dispose()


def test_threads_that_back_up_and_restore_together_do_not_disturb_each_other(
    path: Path, journal: Journal
) -> None:
    records = [session() for _ in range(20)]
    for record in records:
        journal.sessions.add(record)
    first = backups.create_backup(path, "asked", NOON)

    def deed(place: int) -> object:
        if place % 3:
            return backups.create_backup(path, "asked", NOON + place * DAY)
        return restore_backup(first.path, path, NOON + place * DAY)

    with ThreadPoolExecutor(4) as pool:
        # Six copies and the first make seven: one more, and the first is deleted.
        assert all(pool.map(deed, range(9)))
    assert {backup.why for backup in backup_files.list_backups(path)} == {"asked", "restore"}
    assert len(journal.sessions.list()) == len(records)
    assert journal.integrity.find_faults() == ()


def test_no_write_vanishes_between_the_safety_copy_and_the_backup(
    path: Path, journal: Journal
) -> None:
    journal.sessions.add(session())
    backup = backups.create_backup(path, "asked", NOON)
    confirmed: list[str] = []
    done = threading.Event()

    def write() -> None:
        other = Journal(open_engine(f"sqlite:///{path}", wait_seconds=30), "local")
        while not done.is_set():
            record = session()
            other.sessions.add(record)
            confirmed.append(record.id)

    writer = threading.Thread(target=write)
    writer.start()
    replaced_files = []
    for place in range(5):
        expected = len(confirmed) + 3
        wait_until(partial(lambda wanted: len(confirmed) >= wanted, expected))
        replaced_files.append(restore_backup(backup.path, path, NOON + place * DAY))
    done.set()
    writer.join()
    ids = {session.id for session in journal.sessions.list()}
    for copy in replaced_files:
        assert copy is not None
        engine = open_engine(f"sqlite:///{copy.path}")
        ids |= {session.id for session in Journal(engine, "local").sessions.list()}
        engine.dispose()
    assert len(confirmed) > 10
    assert set(confirmed) <= ids, "each is in the journal or in a safety copy"


KILLED = """
import os, signal, sys
from pathlib import Path
from psoas_coach.journal import backup_files, backups, file_copy
import datetime as dt
real = file_copy.verify_journal
def killed(path):
    os.kill(os.getpid(), signal.SIGKILL)
file_copy.verify_journal = killed
backups.create_backup(Path(sys.argv[1]), "asked", dt.datetime(2026, 3, 4, tzinfo=dt.UTC))
"""


@pytest.mark.parametrize("look", ["list", "rotate", "delete", "again"])
def test_unfinished_files_of_a_killed_backup_are_removed(
    path: Path, journal: Journal, look: str
) -> None:
    journal.sessions.add(session(note="nobody else may read this"))
    process = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert process.returncode == -signal.SIGKILL
    assert len(list(backup_files.find_backup_folder(path).iterdir())) == 1
    if look == "list":
        assert backup_files.list_backups(path) == ()
    elif look == "rotate":
        backups.create_backup(path, "day", NOON)
    elif look == "delete":
        backups.delete_backups(path)
    else:
        backups.create_backup(path, "asked", dt.datetime(2026, 3, 4, tzinfo=dt.UTC))
    assert not [
        file for file in backup_files.find_backup_folder(path).iterdir() if ".half" in file.name
    ]


def test_a_backup_in_progress_is_not_removed(path: Path, journal: Journal) -> None:
    del journal
    backups.create_backup(path, "asked", NOON)
    half = file_copy.create_temporary(
        backup_files.find_backup_folder(path) / "journal-20260304T120000Z-day.sqlite3"
    )
    held, done = threading.Event(), threading.Event()

    def at_work() -> None:
        with file_copy.hold_exclusive_lock(backup_files.find_backup_folder(path)):
            held.set()
            done.wait(30)

    worker = threading.Thread(target=at_work)
    worker.start()
    held.wait(30)
    backup_files.list_backups(path)
    assert half.exists()
    done.set()
    worker.join()
    backup_files.list_backups(path)
    assert not half.exists()


def test_names_are_not_followed_or_written_over(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    victim = path.with_name("victim.txt")
    victim.write_text("mine")
    target = path.with_name("copy.sqlite3")
    target.symlink_to(victim)
    with pytest.raises(FileExistsError):
        copy_journal(path, target)
    dead = path.with_name("dead.sqlite3")
    dead.symlink_to(path.with_name("nothing"))
    with pytest.raises(FileExistsError):
        copy_journal(path, dead)
    assert victim.read_text() == "mine"
    assert not path.with_name("nothing").exists()
    names = {file_copy.create_temporary(target).name for _ in range(20)}
    assert len(names) == 20


def test_a_change_token_prepared_as_a_link_is_not_written_to(path: Path) -> None:
    victim = path.with_name("victim.txt")
    victim.write_text("sixteen letters and some more")
    for link in (os.symlink, os.link):
        beside = path.with_name(f"{path.name}-change-token")
        link(victim, beside)
        engine = open_engine(f"sqlite:///{path}")
        journal = Journal(engine, "local")
        assert journal.sessions.add(session())
        assert journal.read_change_token() is None
        engine.dispose()
        beside.unlink()
    assert victim.read_text() == "sixteen letters and some more"


def test_a_change_token_cut_short_ends_nobody(path: Path, journal: Journal) -> None:
    before = journal.read_change_token()
    os.truncate(path.with_name(f"{path.name}-change-token"), 0)
    assert journal.read_change_token() is None
    assert journal.sessions.add(session())
    assert journal.read_change_token() not in {None, before}


def test_a_restore_beside_what_a_lost_file_left_is_whole(path: Path, journal: Journal) -> None:
    record = session()
    journal.sessions.add(record)
    backup = backups.create_backup(path, "asked", NOON)
    for _ in range(40):
        journal.sessions.add(session())
    wal = path.with_name(f"{path.name}-wal").read_bytes()
    journal.scope.reader.dispose()
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(wal)
    assert restore_backup(backup.path, path, NOON) is None
    verify_journal(path)
    engine = open_engine(f"sqlite:///{path}")
    assert Journal(engine, "local").sessions.list() == (record,)
    engine.dispose()


def test_a_backup_of_a_newer_program_replaces_nothing(path: Path, journal: Journal) -> None:
    backup = backups.create_backup(path, "asked", NOON)
    newer = open_engine(f"sqlite:///{backup.path}")
    with newer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    newer.dispose()
    record = session()
    journal.sessions.add(record)
    with pytest.raises(JournalUnavailableError) as trouble:
        restore_backup(backup.path, path, NOON)
    assert trouble.value.kind == "newer"
    assert journal.sessions.list() == (record,)


def test_the_last_backup_with_contents_is_never_deleted(path: Path, journal: Journal) -> None:
    journal.sessions.add(session())
    full = backups.create_backup(path, "day", NOON)
    journal.deletion.erase_everything()
    for day in range(1, 20):
        backups.create_backup(path, "day", NOON + day * DAY)
    paths = [backup.path for backup in backup_files.list_backups(path)]
    assert full.path in paths
    assert len(paths) == backups.MAX_PER_OCCASION + 1
    journal.sessions.add(session())
    backups.create_backup(path, "day", NOON + 20 * DAY)
    assert full.path not in [backup.path for backup in backup_files.list_backups(path)]


def test_a_damaged_row_is_reported_and_no_backup_is_deleted(path: Path, journal: Journal) -> None:
    record = session()
    journal.sessions.add(record)
    for day in range(7):
        backups.create_backup(path, "day", NOON + day * DAY)
    before = backup_files.list_backups(path)
    with journal.scope.write_tx() as connection:
        connection.execute(text("UPDATE sessions SET plan = '[{\"move\"'"))
    verify_journal(path)
    with pytest.raises(JournalUnavailableError) as trouble:
        backups.back_up_daily(path, NOON + 8 * DAY)
    assert trouble.value.kind == "corrupt"
    assert backups.find_last_failure(path) == "corrupt"
    assert set(before) <= set(backup_files.list_backups(path))
    journal.deletion.erase_everything()
    journal.sessions.add(session())
    backups.create_backup(path, "day", NOON + 9 * DAY)
    assert backups.find_last_failure(path) is None


def test_journals_side_by_side_have_folders_of_their_own(tmp_path: Path) -> None:
    names = ("journal.sqlite3", "journal.sqlite3-other", "journal.db", "other.sqlite3")
    (tmp_path / "journal.sqlite3").touch()
    assert len({backup_files.find_backup_folder(tmp_path / name) for name in names}) == len(names)

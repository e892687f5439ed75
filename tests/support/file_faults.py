"""Replace, restore, empty and damage files while an app has them open."""

from __future__ import annotations

import datetime as dt
import os
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from psoas_coach.journal import backup_files, backups
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from psoas_coach.journal.restore import restore_backup
from psoas_coach.journal.wal_checkpoint import checkpoint
from tests.support import clock
from tests.support.bad_storage import rubbish, tear
from tests.support.fault_outcomes import Outcome, judge
from tests.support.record_samples import NOON, self_check, session
from tests.support.waiting import wait_until

DAY = dt.timedelta(days=1)
ZONES = ("Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Lisbon", "UTC")


@contextmanager
def _open_journal() -> Iterator[tuple[Path, Engine, Journal]]:
    with tempfile.TemporaryDirectory(prefix="psoas-swap-") as folder:
        path = Path(folder) / "journal.sqlite3"
        engine = open_engine(f"sqlite:///{path}", wait_seconds=30)
        try:
            yield path, engine, Journal(engine, "local")
        finally:
            engine.dispose()


def _ids(path: Path) -> set[str]:
    engine = open_engine(f"sqlite:///{path}")
    try:
        return {session.id for session in Journal(engine, "local").sessions.list()}
    finally:
        engine.dispose()


def write_during_restore() -> Outcome:
    """Save continuously while a backup is restored; no write may be lost in between."""
    confirmed: list[str] = []
    with _open_journal() as (path, _, journal):
        journal.sessions.add(session())
        backup = backups.create_backup(path, "asked", NOON)
        done = threading.Event()

        def write() -> None:
            while not done.is_set():
                record = session()
                journal.sessions.add(record)
                confirmed.append(record.id)
                time.sleep(0.002)  # Otherwise the restore would never get the lock.

        writer = threading.Thread(target=write)
        writer.start()
        wait_until(lambda: len(confirmed) > 10)
        replaced = restore_backup(backup.path, path, NOON)
        before = len(confirmed)
        wait_until(lambda: len(confirmed) > before + 10)
        done.set()
        writer.join()
        assert replaced is not None
        stored = _ids(path) | _ids(replaced.path)
        return Outcome(
            len(confirmed), len(set(confirmed) - stored) + len(journal.integrity.find_faults()), 0
        )


def swap_under_the_app(chance: random.Random) -> Outcome:
    """Damage or delete the file and restore it, while the app keeps saving."""
    messages: list[str] = []
    with _open_journal() as (path, _, journal):
        records = [session() for _ in range(20)]
        for record in records:
            journal.sessions.add(record)
        backup = backups.create_backup(path, "asked", NOON)
        checkpoint(journal.scope.reader)  # The file alone contains everything now.
        if chance.random() < 0.5:
            tear(path)
        else:
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
        after = [session() for _ in range(4)]
        with suppress(JournalUnavailableError):
            journal.read_version()
        for record in after[:2]:
            try:
                journal.sessions.add(record)
            except JournalUnavailableError as trouble:
                messages.append(trouble.key)
        restore_backup(backup.path, path, NOON)
        for record in after:
            journal.sessions.add(record)
        expected = {record.id for record in (*records, *after)}
        outcome = judge(journal, expected, messages)
        missing = len(expected - _ids(path))
        return Outcome(outcome.confirmed, outcome.lost + missing, outcome.doubled, outcome.messages)


def a_week_of_trouble(chance: random.Random) -> Outcome:
    """Leave the file empty or damaged for seven days of use, then restore the last good backup."""
    messages: list[str] = []
    with _open_journal() as (path, engine, journal):
        records = [session() for _ in range(20)]
        for record in records:
            journal.sessions.add(record)
        backups.create_backup(path, "day", NOON)
        engine.dispose()
        if chance.random() < 0.5:
            os.truncate(path, 0)
        else:
            rubbish(path)
        for day in range(1, 8):
            for deed in (
                lambda: open_engine(f"sqlite:///{path}").dispose(),
                lambda day=day: backups.create_backup(path, "day", NOON + day * DAY),
            ):
                try:
                    deed()
                except JournalUnavailableError as trouble:
                    messages.append(trouble.key)
        (newest, *_) = backup_files.list_restorable(path)
        restore_backup(newest.path, path, NOON + 8 * DAY)
        return judge(journal, [record.id for record in records], messages)


def jumping(address: str, chance: random.Random) -> Outcome:
    """Set the clock ahead and back, and change zones; the last entry recorded is the latest."""
    engine = open_engine(address)
    journal = Journal(engine, f"jump-{chance.getrandbits(64):x}")
    confirmed: list[str] = []
    wrong = 0
    for _ in range(6):
        ahead = chance.choice([0, 0, 0.2, 3, 90])
        now = clock.now()
        for skew in (ahead, 0):
            record = self_check(at=make_moment(now + skew * DAY, chance.choice(ZONES)))
            journal.self_checks.add(record)
            done = session(at=make_moment(now + skew * DAY, chance.choice(ZONES)))
            journal.sessions.add(done)
            confirmed.append(done.id)
            latest, last = journal.self_checks.find_latest(), journal.sessions.list(limit=1)
            wrong += latest is None or latest.id != record.id
            wrong += [record.id for record in last] != [done.id]
            now = clock.now()
    outcome = judge(journal, confirmed)
    doubled = len(journal.sessions.list()) - len(confirmed)
    engine.dispose()
    return Outcome(len(confirmed), outcome.lost + wrong, doubled)

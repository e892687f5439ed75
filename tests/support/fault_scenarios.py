"""The fault scenarios for a journal, each run once, with its messages and the state afterwards.

If a write is refused, the same record is sent again when the fault is over, as a page does; it
counts as confirmed then.
"""

from __future__ import annotations

import datetime as dt
import random
import signal
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import text

from psoas_coach.journal import backups
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SessionRecord, make_moment
from psoas_coach.journal.restore import restore_backup
from tests.support.bad_storage import as_nobody, garble, rubbish, small_disk, tear
from tests.support.fault_outcomes import Outcome, judge
from tests.support.kill_writer import run_writer_until_killed
from tests.support.postgres import Cluster
from tests.support.record_samples import BOTH_SIDES, NOON, session

WAIT = 0.05
LONGEST = 0.06
"""Seconds within which a warm writer is killed: some twenty sessions, so any moment of one."""
CLICKS, TABS = 3, 2


def _collect_message(deed: Callable[[], object], messages: list[str]) -> None:
    try:
        deed()
    except JournalUnavailableError as trouble:
        messages.append(trouble.key)


@contextmanager
def _file() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="psoas-ordeal-") as folder:
        yield Path(folder) / "journal.sqlite3"


@contextmanager
def _open_journal(address: str) -> Iterator[Journal]:
    engine = open_engine(address, wait_seconds=WAIT)
    try:
        yield Journal(engine, "local")
    finally:
        engine.dispose()


def kill_while_writing(address: str, chance: random.Random) -> Outcome:
    """Kill a process that writes as fast as it can (SIGKILL) at a random moment."""
    owner = f"killed-{uuid.uuid4().hex}"
    sent, confirmed = run_writer_until_killed(address, chance.uniform(0, LONGEST), owner)
    engine = open_engine(address)
    journal = Journal(engine, owner)
    outcome = judge(journal, confirmed)
    stored = {record.id: record for record in journal.sessions.list()}
    torn_apart = sum(len(record.holds) != len(BOTH_SIDES * 5) for record in stored.values())
    uncounted = abs(journal.read_version() - len(stored)) + len(stored.keys() - set(sent))
    engine.dispose()
    return replace(outcome, lost=outcome.lost + torn_apart, doubled=outcome.doubled + uncounted)


def full_disk() -> Outcome | None:
    """Write until there is no room; None if no small disk can be made."""
    messages: list[str] = []
    confirmed: list[str] = []
    with _file() as file, small_disk(file.parent) as small:
        if not small:
            return None
        with _open_journal(f"sqlite:///{file}") as journal:
            while not messages:
                record = session(note="x" * 500)
                _collect_message(lambda record=record: journal.sessions.add(record), messages)  # type: ignore[misc]
                confirmed += [] if messages else [record.id]
            return judge(journal, confirmed, messages)


def read_only() -> Outcome:
    """Use a read-only file."""
    record, later = session(), session()
    messages: list[str] = []
    with _file() as file:
        with _open_journal(f"sqlite:///{file}") as journal:
            journal.sessions.add(record)
        file.parent.chmod(0o777)
        file.chmod(0o444)
        with as_nobody(), _open_journal(f"sqlite:///{file}") as journal:
            _collect_message(lambda: journal.sessions.add(later), messages)
        file.chmod(0o600)
        with _open_journal(f"sqlite:///{file}") as journal:
            journal.sessions.add(later)
            return judge(journal, [record.id, later.id], messages)


def lock_file() -> Outcome:
    """Hold the file's lock for longer than the app waits."""
    record = session()
    messages: list[str] = []
    with _file() as file, _open_journal(f"sqlite:///{file}") as journal:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        _collect_message(lambda: journal.sessions.add(record), messages)
        other.execute("ROLLBACK")
        other.close()
        journal.sessions.add(record)
        return judge(journal, [record.id], messages)


def damage_file(chance: random.Random) -> Outcome:
    """Damage a file, then restore its last backup."""
    records = [session() for _ in range(20)]
    messages: list[str] = []
    with _file() as file:
        with _open_journal(f"sqlite:///{file}") as journal:
            for one in records:
                journal.sessions.add(one)
        backup = backups.create_backup(file, "asked", NOON)
        chance.choice([rubbish, tear, garble])(file)
        before = file.read_bytes()
        _collect_message(lambda: _read(file), messages)
        unchanged = file.read_bytes() == before
        restore_backup(backup.path, file, NOON + dt.timedelta(minutes=1))
        with _open_journal(f"sqlite:///{file}") as journal:
            outcome = judge(journal, [record.id for record in records], messages)
        return replace(outcome, lost=outcome.lost + (not unchanged))


def _read(file: Path) -> None:
    with _open_journal(f"sqlite:///{file}") as journal:
        journal.sessions.list()


def restart_server(cluster: Cluster, address: str) -> Outcome:
    """Stop the server between the first and the last statement of a save, and start it again."""
    engine = open_engine(address)
    journal = Journal(engine, f"restarted-{uuid.uuid4().hex}")
    first, record = session(), session()
    messages: list[str] = []
    journal.sessions.add(first)

    def save() -> None:
        with journal.scope.write_tx() as connection:
            connection.execute(text("SELECT 1"))
            cluster.stop(signal.SIGINT)
            connection.execute(text("INSERT INTO owners VALUES ('local', 1)"))

    _collect_message(save, messages)
    _collect_message(lambda: journal.sessions.add(record), messages)
    cluster.start()
    journal.sessions.add(record)
    outcome = judge(journal, [first.id, record.id], messages)
    engine.dispose()
    return outcome


def click_at_once(address: str) -> Outcome:
    """Press the same button three times in each of two tabs, all at once."""
    engine = open_engine(address)
    owner, record = f"clicked-{uuid.uuid4().hex}", session()
    messages: list[str] = []
    with ThreadPoolExecutor(CLICKS * TABS) as crowd:
        for _ in range(CLICKS * TABS):
            crowd.submit(
                lambda: _collect_message(
                    lambda: Journal(engine, owner).sessions.add(record), messages
                )
            )
    journal = Journal(engine, owner)
    outcome = judge(journal, [record.id], messages)
    counted_again = journal.read_version() - 1
    engine.dispose()
    return replace(outcome, doubled=outcome.doubled + counted_again)


def clock_set_back(address: str) -> Outcome:
    """Set the clock back a day between a session, its edit and the next session."""
    engine = open_engine(address)
    journal = Journal(engine, f"clock-{uuid.uuid4().hex}")
    earlier = make_moment(NOON - dt.timedelta(days=1), "UTC")
    first, second = session(note="first"), session(at=earlier)
    journal.sessions.add(first)
    journal.sessions.replace(replace(first, at=earlier, note="edited"))
    journal.sessions.add(second)
    stands = journal.sessions.get(first.id)
    journal.sessions.remove(second.id)
    journal.sessions.restore(second.id)
    lost = sum((not _is_edit(stands), journal.sessions.get(second.id) != second))
    doubled = abs(len(journal.sessions.list()) - 2)
    engine.dispose()
    return Outcome(2, lost, doubled)


def _is_edit(stands: SessionRecord | None) -> bool:
    return stands is not None and stands.note == "edited"

"""Many writers at once, with the same or other records: each is stored once, and counted once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import day_note, new_id, session

if TYPE_CHECKING:
    from sqlalchemy import Engine

ROOT = Path(__file__).parents[2]
THREADS = 8


def together(deeds: list[Callable[[], bool]]) -> list[bool]:
    """Do all at once; raises what any of them raised."""
    with ThreadPoolExecutor(THREADS) as crowd:
        return [done.result() for done in [crowd.submit(deed) for deed in deeds]]


def test_eight_clicks_on_one_button_save_one_session(engine: Engine) -> None:
    owner, entry = new_id(), session()
    journals = [Journal(engine, owner) for _ in range(THREADS)]
    for round_ in range(5):
        record = replace(entry, id=new_id())
        new = together([lambda own=own: own.sessions.add(record) for own in journals])  # type: ignore[misc]  # noqa: B023 -- done within the round
        assert sum(new) == 1
        assert journals[0].read_version() == round_ + 1
    assert len(journals[0].sessions.list()) == 5


def test_eight_tabs_with_sessions_of_their_own_lose_none(engine: Engine) -> None:
    owner = new_id()
    records = [session() for _ in range(80)]
    together([lambda one=record: Journal(engine, owner).sessions.add(one) for record in records])  # type: ignore[misc]
    journal = Journal(engine, owner)
    assert {stored.id for stored in journal.sessions.list()} == {record.id for record in records}
    assert journal.read_version() == 80


def test_concurrent_edits_are_stored_one_after_the_other(engine: Engine) -> None:
    journal, record = Journal(engine, new_id()), session()
    journal.sessions.add(record)
    edits = [replace(record, note=f"edit {number}") for number in range(40)]
    assert all(together([lambda one=one: journal.sessions.replace(one) for one in edits]))  # type: ignore[misc]
    assert journal.read_version() == 41
    notes = {stored.note for stored in journal.sessions.list()}
    assert len(notes) == 1
    assert notes <= {one.note for one in edits}


def test_removing_and_restoring_at_once_ends_in_one_of_the_two(engine: Engine) -> None:
    journal, record = Journal(engine, new_id()), day_note()
    journal.day_notes.add(record)
    done = together(
        [
            (lambda: journal.day_notes.restore(record.id))
            if number % 2
            else (lambda: journal.day_notes.remove(record.id))
            for number in range(40)
        ]
    )
    assert journal.read_version() == 1 + sum(done)
    assert len(journal.day_notes.list()) == (1 + sum(done)) % 2


def test_drafts_of_two_tabs_do_not_stop_each_other(engine: Engine) -> None:
    journal = Journal(engine, new_id())
    bodies = [{"step": number} for number in range(80)]
    assert all(together([lambda one=body: journal.drafts.save("session", one) for body in bodies]))  # type: ignore[misc]
    assert journal.drafts.load("session") in bodies


def test_processes_with_the_same_and_with_other_ids_keep_each_once(empty_address: str) -> None:
    open_engine(empty_address).dispose()
    shared = [new_id() for _ in range(30)]
    own = [[new_id() for _ in range(15)] for _ in range(3)]
    crowd = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.support.writer_process",
                empty_address,
                "local",
                *shared,
                *ids,
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for ids in own
    ]
    assert [process.communicate()[1] for process in crowd] == [""] * 3
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    kept = [record.id for record in journal.sessions.list()]
    assert sorted(kept) == sorted([*shared, *own[0], *own[1], *own[2]])
    assert journal.read_version() == len(kept)
    engine.dispose()

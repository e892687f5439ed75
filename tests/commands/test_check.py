"""An invalid journal is detected, with an exit status of its own."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.support.record_samples import session


def fill_journal(file: Path) -> str:
    engine = open_engine(f"sqlite:///{file}")
    record = session()
    Journal(engine, "local").sessions.add(record)
    for _ in range(30):
        Journal(engine, "local").sessions.add(session())
    engine.dispose()
    return record.id


def test_a_whole_journal_is_told_so_and_not_changed(run: Run, file: Path) -> None:
    fill_journal(file)
    before = file.read_bytes()
    assert run("check") == (0, "The journal is whole: 31 rows.\n", "")
    assert file.read_bytes() == before


def test_a_torn_file_is_damaged(run: Run, file: Path) -> None:
    fill_journal(file)
    with file.open("r+b") as torn:
        torn.seek(8192)
        torn.write(os.urandom(8192))
    status, output, _ = run("check")
    assert (status, output) == (1, "The file is damaged.\n")


def test_a_row_that_breaks_a_promise_is_named(run: Run, file: Path) -> None:
    id_ = fill_journal(file)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE sessions SET left_seconds = 7 WHERE id = ?", (id_,))
    connection.close()
    status, output, _ = run("check")
    assert (status, output) == (
        1,
        f"sessions {id_}: left_seconds does not fit the rest of the entry.\n",
    )


def test_without_a_journal_none_is_created(run: Run, file: Path) -> None:
    status, _, complaint = run("check")
    assert status == 2
    assert str(file) in complaint
    assert not file.exists()

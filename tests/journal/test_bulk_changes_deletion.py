"""Deleting everything leaves nothing of it behind, in the tables or in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.tables import metadata, owners
from tests.support.record_samples import day_note, self_check, session

MARK = "a-word-that-stands-nowhere-else"


def tell(journal: Journal) -> None:
    journal.sessions.add(record := session(note=MARK))
    journal.sessions.remove(record.id)
    for _ in range(30):
        journal.sessions.add(session(note=MARK))
    journal.self_checks.add(self_check(answers={"main_activity": MARK}))
    journal.day_notes.add(day_note(body={"note": MARK}))
    journal.settings.save("sounds", MARK)
    journal.drafts.save("session", {"note": MARK})


def test_every_row_is_gone_but_the_count_of_writes(somebody: Callable[[], Journal]) -> None:
    mine, hers = somebody(), somebody()
    tell(mine)
    tell(hers)
    version, dump = mine.read_version(), hers.transfer.dump()
    assert mine.deletion.erase_everything() == 33
    assert mine.read_version() > version, "nothing made before is taken for current"
    with mine.scope.read_tx() as connection:
        for table in metadata.sorted_tables:
            if table is not owners:
                mine_only = select(table).where(table.c.owner == mine.scope.owner)
                assert connection.execute(mine_only).all() == [], table.name
    assert hers.transfer.dump() == dump


def test_nothing_can_be_read_from_the_file_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    tell(journal)

    def found() -> bool:
        return any(MARK.encode() in file.read_bytes() for file in tmp_path.iterdir())

    assert found()
    journal.deletion.erase_everything()
    assert not found(), "with the journal still open"
    engine.dispose()
    assert not found()


@pytest.mark.parametrize("times", [1, 2])
def test_an_empty_journal_can_be_emptied(journal: Journal, times: int) -> None:
    for _ in range(times):
        assert journal.deletion.erase_everything() == 0
    assert journal.sessions.add(session())

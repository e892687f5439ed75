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
    journal.add_session(told := session(note=MARK))
    journal.remove_session(told.id)
    for _ in range(30):
        journal.add_session(session(note=MARK))
    journal.add_self_check(self_check(answers={"main_activity": MARK}))
    journal.add_day_note(day_note(body={"note": MARK}))
    journal.keep_setting("sounds", MARK)
    journal.keep_draft("session", {"note": MARK})


def test_every_row_is_gone_but_the_count_of_writes(somebody: Callable[[], Journal]) -> None:
    mine, hers = somebody(), somebody()
    tell(mine)
    tell(hers)
    version, kept = mine.version(), hers.contents()
    assert mine.erase_everything() == 33
    assert mine.version() > version, "nothing made before is taken for current"
    with mine._reading() as connection:  # noqa: SLF001 -- to look at every table
        for table in metadata.sorted_tables:
            if table is not owners:
                mine_only = select(table).where(table.c.owner == mine._owner)  # noqa: SLF001 -- the same
                assert connection.execute(mine_only).all() == [], table.name
    assert hers.contents() == kept


def test_nothing_can_be_read_from_the_file_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    tell(journal)

    def found() -> bool:
        return any(MARK.encode() in file.read_bytes() for file in tmp_path.iterdir())

    assert found()
    journal.erase_everything()
    assert not found(), "with the journal still open"
    engine.dispose()
    assert not found()


@pytest.mark.parametrize("times", [1, 2])
def test_an_empty_journal_can_be_emptied(journal: Journal, times: int) -> None:
    for _ in range(times):
        assert journal.erase_everything() == 0
    assert journal.add_session(session())

"""The page about reliability can be regenerated, and agrees with a fresh run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support import fault_table
from tests.support.fault_outcomes import Outcome, judge
from tests.support.measured_pages import RELIABILITY
from tests.support.record_samples import session

if TYPE_CHECKING:
    from tests.support.postgres import Cluster


@pytest.mark.postgresql
def test_every_fault_once_more_loses_and_doubles_nothing(cluster: Cluster, tmp_path: Path) -> None:
    page = RELIABILITY.read_text("utf-8")
    rows = list(fault_table.rows(2, tmp_path, cluster))
    assert len(rows) >= 10
    for row in rows:
        assert (row.total("lost"), row.total("doubled")) == (0, 0), row.fault
        assert row.total("confirmed") > 0
        assert f"| {row.fault} | {row.where} |" in page


def test_the_page_quotes_the_messages_word_for_word() -> None:
    page = RELIABILITY.read_text("utf-8")
    quoted = set(re.findall("“([^”]+)”", page))
    assert len(quoted) >= 5
    assert quoted <= set(load().words.values())


def test_a_missing_or_incomplete_record_counts_as_lost(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/journal.sqlite3")
    journal, kept, never = Journal(engine, "local"), session(), session()
    journal.sessions.add(kept)
    assert judge(journal, [kept.id, kept.id]) == Outcome(confirmed=1, lost=0, doubled=0)
    assert judge(journal, [kept.id, never.id]) == Outcome(confirmed=2, lost=1, doubled=0)
    journal.sessions.replace(replace(kept, note="edited"))
    assert judge(journal, [kept.id]).doubled == 1, "a second row of the same id is seen"
    with sqlite3.connect(tmp_path / "journal.sqlite3") as connection:
        connection.execute("UPDATE sessions SET left_seconds = 7")
    connection.close()
    assert judge(journal, [kept.id]).lost >= 1
    engine.dispose()

"""One pass over a real journal, and the packages that it imports."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Hold, Moment, SessionRecord
from psoas_coach.progress.hip_measure import Hip
from psoas_coach.progress.progress_data import ProgressData, load_progress_data
from tests.support.answers_factory import self_check

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 8)


def at(days_ago: int) -> Moment:
    date = TODAY - dt.timedelta(days=days_ago)
    return Moment(dt.datetime.combine(date, dt.time(12), dt.UTC), date, "UTC")


def session(days_ago: int, *, lengthens: bool = True, demo: bool = False) -> SessionRecord:
    holds = tuple(
        Hold("runners_lunge", "Runner's lunge", side, 1, 60, 60, lengthens=lengthens)
        for side in ("left", "right")
    )
    return SessionRecord(
        uuid.uuid4().hex,
        at(days_ago),
        None,
        "hand",
        (),
        2,
        4,
        None,
        3,
        None,
        True,
        None,
        "",
        holds,
        demo=demo,
    )


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}"), "local")


def look(journal: Journal) -> ProgressData:
    return load_progress_data(journal, TODAY, 10, load().measure.noise)


def test_an_empty_journal_knows_nothing(journal: Journal) -> None:
    assert look(journal) == ProgressData(TODAY)
    assert look(journal).oldest is None


def test_all_entries_are_found_oldest_first(journal: Journal) -> None:
    journal.sessions.add(session(3))
    journal.sessions.add(session(30, lengthens=False))
    journal.day_notes.add(DayNote(uuid.uuid4().hex, at(2), "ill", {}))
    journal.self_checks.add(self_check(at(40), thomas_left=-5, thomas_right=None))
    data = look(journal)
    assert [day.local_date for day in data.days] == [at(days).local_date for days in (30, 3, 2)]
    assert [(day.left, day.right) for day in data.days] == [(0, 0), (60, 60), (0, 0)]
    assert data.hips == (Hip(at(40).local_date, -5, None),)
    assert [effect.move for effect in data.effects] == ["runners_lunge"]
    assert data.oldest == at(40).local_date
    assert not data.demo


def test_records_that_a_wrong_clock_put_after_today_are_left_out(journal: Journal) -> None:
    journal.sessions.add(session(-9))
    journal.self_checks.add(self_check(at(-9), thomas_left=3))
    data = look(journal)
    assert (data.days, data.scores, data.hips) == ((), (), ())


def test_measures_and_self_checks_become_one_row_a_day(journal: Journal) -> None:
    journal.self_checks.add(self_check(at(40), thomas_left=-5, thomas_right=1))
    for days, left, right in ((40, [3.0, 5.0], []), (2, [6.0], [7.0, 8.0]), (2, [9.0], [])):
        body = {"method": "phone", "left": left, "right": right}
        journal.day_notes.add(DayNote(uuid.uuid4().hex, at(days), "measure", body))
    journal.day_notes.add(DayNote(uuid.uuid4().hex, at(-3), "measure", {**body, "left": [50]}))
    data = look(journal)
    assert data.hips == (Hip(at(40).local_date, 4.0, 1.0), Hip(at(2).local_date, 7.5, 7.5))
    assert (data.noise.degrees, data.noise.own, data.noise.repeats) == (5.0, False, 2)
    assert data.oldest == at(40).local_date
    assert data.days == ()


def test_invented_data_is_known_for_what_it_is(journal: Journal) -> None:
    journal.bulk.fill_empty([], [session(3, demo=True)], [])
    assert look(journal).demo


def test_another_owners_rows_are_not_there(journal: Journal, tmp_path: Path) -> None:
    journal.sessions.add(session(3))
    other = Journal(open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}"), "somebody else")
    assert look(other) == ProgressData(TODAY)


def test_statistics_and_sentences_need_neither_pandas_nor_altair() -> None:
    modules = ", ".join(
        f"psoas_coach.progress.{name}"
        for name in ("panels", "recent_history", "six_week_review", "progress_data")
    )
    heavy = {"pandas", "altair", "pyarrow", "numpy", "streamlit", "sqlalchemy"}
    loaded = f"import sys, {modules}; print({heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"

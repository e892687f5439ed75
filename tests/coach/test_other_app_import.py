"""Days from another app's file are imported unchanged and once, and affect no rule."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach.coach.other_app_import import list_imports, make_pain_notes, make_practice_notes
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import load_visit_facts
from psoas_coach.content import load
from psoas_coach.journal.demo import generate_demo
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.progress.headlines import find_headlines
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import load_progress_data
from psoas_coach.progress.six_week_review import review_six_weeks
from psoas_coach.sharing.loop_habits_import import Habit
from psoas_coach.sharing.pain_table_import import PainDay, PainDays
from tests.support import clock

CONTENT = load()
FIRST, SECOND = uuid.uuid4().hex, uuid.uuid4().hex
THREE, FOUR = dt.date(2026, 1, 3), dt.date(2026, 1, 4)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    yield Journal(engine, "local")
    engine.dispose()


def pain(*days: PainDay) -> PainDays:
    return PainDays(days, 0, 0)


def test_a_day_ticked_for_two_habits_is_imported_once() -> None:
    habits = (Habit("Stretch", (THREE, FOUR)), Habit("Lunge", (FOUR,)))
    notes = make_practice_notes(habits, FIRST)
    assert [note.at.local_date for note in notes] == [THREE, FOUR]
    assert {str(note.body) for note in notes} == {
        str({"source": "loop", "import_id": FIRST, "practised": True})
    }


def test_the_ids_follow_from_source_and_date_alone() -> None:
    practice = make_practice_notes([Habit("Stretch", (THREE,))], FIRST)[0]
    again = make_practice_notes([Habit("Other", (THREE,))], SECOND)[0]
    hurt = make_pain_notes(pain(PainDay(THREE, 4)), FIRST)[0]
    assert practice.id == again.id != hurt.id
    assert practice.at == again.at


def test_imports_are_listed_with_what_still_stands(journal: Journal) -> None:
    assert list_imports(journal.imported_days.list()) == ()
    journal.imported_days.add(make_practice_notes([Habit("Stretch", (THREE, FOUR))], FIRST))
    journal.imported_days.add(make_pain_notes(pain(PainDay(FOUR, 4)), SECOND))
    imports = {
        app_import.source: app_import for app_import in list_imports(journal.imported_days.list())
    }
    assert (imports["loop"].import_id, imports["loop"].count) == (FIRST, 2)
    assert (imports["loop"].first, imports["loop"].last) == (THREE, FOUR)
    assert (imports["pain_csv"].import_id, imports["pain_csv"].count) == (SECOND, 1)


def test_no_rule_no_page_of_today_and_no_comparison_reads_an_imported_day(
    journal: Journal,
) -> None:
    """Two years of a person, with every day ticked and painful in another app."""
    today = clock.ago().local_date
    phrases = [text for key, text in CONTENT.words.items() if key.startswith("demo.said.")]
    life = generate_demo(7, 2.0, today, CONTENT, phrases)
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)

    def read() -> dict[str, object]:
        snapshot = Snapshot(journal, today)
        data = load_progress_data(
            journal, today, CONTENT.dose.most_minutes_a_week, CONTENT.measure.noise
        )
        summary, visit = snapshot.today_summary, load_visit_facts(snapshot)
        return {
            "plan": snapshot.todays_plan,
            "summary": [
                getattr(summary, name) for name in summary.__struct_fields__ if name != "notes"
            ],
            "check-ins": summary.check_ins,
            "card": snapshot.urgent_card,
            "offer": snapshot.recheck_offer,
            "availability": snapshot.move_availability,
            "later": snapshot.later_moments,
            "past": journal.history.list_past_sessions(today),
            "walks": journal.history.sum_walking_days(today),
            "headlines": find_headlines(data, Phrases(CONTENT.words)),
            "review": review_six_weeks(data, None),
            "days": data.days,
            "visit": [
                getattr(visit, name) for name in visit.__struct_fields__ if name != "progress"
            ],
        }

    before = read()
    assert before["plan"] is not None
    dates = tuple(today - dt.timedelta(days=ago) for ago in range(900, -1, -1))
    journal.imported_days.add(make_practice_notes([Habit("Stretch", dates)], FIRST))
    hurting = (PainDay(date, 0 if number % 2 else 10) for number, date in enumerate(dates))
    journal.imported_days.add(make_pain_notes(pain(*hurting), SECOND))
    after = read()
    assert len(journal.imported_days.list()) == 2 * len(dates)
    for what, expected in before.items():
        assert after[what] == expected, what

"""Minutes walked decide the step of the ladder, and the plan's walk has its minutes."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from sqlalchemy import Engine, event

from psoas_coach.coach.todays_plan import load_walk, with_minutes
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, make_moment
from tests.support.answers_factory import DESK_WORKER

RULES = load()
TODAY = dt.date(2026, 11, 30)
FIRST, SECOND = RULES.walking.step[:2]


def check_in(journal: Journal, days_ago: int, **body: Any) -> None:  # noqa: ANN401 -- any answer
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC) - dt.timedelta(days=days_ago)
    journal.day_notes.add(DayNote(uuid.uuid4().hex, make_moment(noon, "UTC"), "check_in", body))


def test_before_the_first_walk_it_is_the_first_step_with_nothing_done(journal: Journal) -> None:
    walk = load_walk(journal, TODAY, RULES)
    assert (walk.number, walk.step, walk.done, walk.week) == (0, FIRST, 0, TODAY)


def test_a_week_on_target_brings_the_next_step(journal: Journal) -> None:
    for days in range(7, 7 - FIRST.days, -1):
        check_in(journal, days, walked_minutes=FIRST.minutes)
    walk = load_walk(journal, TODAY, RULES)
    assert (walk.number, walk.step, walk.done) == (1, SECOND, 0)


def test_days_of_this_week_are_counted_when_long_enough(journal: Journal) -> None:
    check_in(journal, 3, walked_minutes=FIRST.minutes)
    check_in(journal, 2, walked_minutes=FIRST.minutes - 1)
    check_in(journal, 0, walked_minutes=FIRST.minutes + 5)
    assert load_walk(journal, TODAY, RULES).done == 2


def test_the_highest_report_of_a_day_counts(journal: Journal) -> None:
    for minutes in (4, FIRST.minutes, None):
        check_in(journal, 0, walked_minutes=minutes)
    (day,) = journal.history.sum_walking_days(TODAY)
    assert day.minutes == FIRST.minutes


def test_pain_of_a_day_is_its_mean_and_brings_a_step_down(journal: Journal) -> None:
    for days in range(21, 21 - FIRST.days, -1):
        check_in(journal, days, walked_minutes=FIRST.minutes)
    for days in range(14, 14 - SECOND.days, -1):
        check_in(journal, days, walked_minutes=SECOND.minutes, pain_now=1)
    check_in(journal, 6, walked_minutes=1, pain_now=2)
    check_in(journal, 6, pain_now=6)
    (*_, last) = journal.history.sum_walking_days(TODAY)
    assert last.pain == 4
    yesterday = TODAY - dt.timedelta(days=1)
    assert load_walk(journal, yesterday, RULES).number == 2
    assert load_walk(journal, TODAY, RULES).number == 1


def test_a_removed_walk_or_another_person_s_does_not_count(
    journal: Journal, engine: Engine
) -> None:
    check_in(journal, 0, walked_minutes=30)
    (note,) = journal.day_notes.list()
    assert Journal(engine, "somebody").history.sum_walking_days(TODAY) == ()
    journal.day_notes.remove(note.id)
    assert journal.history.sum_walking_days(TODAY) == ()


def test_the_plan_s_walk_lasts_as_long_as_the_step_asks(journal: Journal) -> None:
    plan = assess(DESK_WORKER).plan
    walk = load_walk(journal, TODAY, RULES)
    assert [item for item in plan if item.move != WALK] == [
        minutes for minutes in with_minutes(plan, walk, None) if minutes.move != WALK
    ]
    (item,) = [minutes for minutes in with_minutes(plan, walk, None) if minutes.move == WALK]
    assert item.hold_seconds == FIRST.minutes * 60
    (eased,) = [minutes for minutes in with_minutes(plan, walk, "half") if minutes.move == WALK]
    assert eased.hold_seconds == FIRST.minutes * 30


def test_ten_years_of_check_ins_take_no_more_queries_than_a_day_of_them(engine: Engine) -> None:
    queries: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *at: queries.append(at[2]))
    taken = []
    for owner, days, step in (("new", 1, 0), ("old", 3650, len(RULES.walking.step) - 1)):
        journal = Journal(engine, owner)
        journal.bulk.fill_empty([], [], [_make_walk_note(day) for day in range(days)])
        queries.clear()
        assert load_walk(journal, TODAY, RULES).number == step
        taken.append(len(queries))
    assert 0 < taken[1] <= taken[0]


def _make_walk_note(days: int) -> DayNote:
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC) - dt.timedelta(days=days)
    body = {"walked_minutes": 30, "pain_now": days % 4}
    return DayNote(uuid.uuid4().hex, make_moment(noon, "UTC"), "check_in", body)

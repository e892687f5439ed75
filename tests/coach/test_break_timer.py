"""Reports of the browser are validated, and the timer's settings are within limits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_timer import TimerSettings, TimerState
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from tests.support.record_samples import new_id

INSTANT = dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC)
NOW = make_moment(INSTANT, "Asia/Kolkata")


def make_report(minutes_ago: float = 10, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- anything a browser may send
    at = (INSTANT - dt.timedelta(minutes=minutes_ago)).timestamp() * 1000
    return {"id": new_id(), "at": at, "outcome": "taken", "sat_seconds": 1800, **more}


def report(*breaks: object, on: object = True) -> timers.TimerReport | None:
    return timers.read_report({"on": on, "breaks": list(breaks)}, NOW, {})


def test_a_break_is_recorded_with_the_person_s_own_date_and_zone() -> None:
    late = make_report(minutes_ago=16 * 60)  # 20:00 in UTC, half past one in the night in Kolkata
    reading = report(late)
    assert reading is not None
    (sitting_break,) = reading.breaks
    assert (sitting_break.id, sitting_break.outcome, sitting_break.sat_seconds) == (
        late["id"],
        "taken",
        1800,
    )
    assert (sitting_break.at.local_date, sitting_break.at.zone) == (
        dt.date(2026, 11, 30),
        "Asia/Kolkata",
    )
    assert reading.acknowledged == (late["id"],)


def test_the_day_begins_when_the_person_s_day_does() -> None:
    late = make_report(minutes_ago=16 * 60)
    reading = timers.read_report({"on": True, "breaks": [late]}, NOW, {"day_start_hour": 3})
    assert reading is not None
    assert reading.breaks[0].at.local_date in {dt.date(2026, 11, 29), dt.date(2026, 11, 30)}


@pytest.mark.parametrize(
    "change",
    [
        {"at": float("nan")},
        {"at": float("inf")},
        {"at": 1e300},
        {"at": "now"},
        {"at": 0},
        {"outcome": "slept"},
        {"sat_seconds": -1},
        {"sat_seconds": "1"},
        {"id": "x" * 32},
        {"id": "\ud800"},
    ],
)
def test_an_impossible_break_is_left_out_and_need_not_be_sent_again(change: dict[str, Any]) -> None:
    good, bad = make_report(), make_report(**change)
    reading = report(bad, good)
    assert reading is not None
    assert [sitting_break.id for sitting_break in reading.breaks] == [good["id"]]
    assert bad["id"] in reading.acknowledged


def test_a_break_of_a_clock_that_is_ahead_is_one_of_now() -> None:
    reading = report(make_report(minutes_ago=-1), make_report(minutes_ago=-90))
    assert reading is not None
    assert [sitting_break.at.utc for sitting_break in reading.breaks] == [INSTANT, INSTANT]


def test_a_sit_of_days_is_cut_to_one() -> None:
    reading = report(make_report(sat_seconds=10**9))
    assert reading is not None
    assert reading.breaks[0].sat_seconds == timers.MOST_SECONDS


@pytest.mark.parametrize("raw", [None, 1, [], {}, {"on": 1, "breaks": []}, {"on": True}])
def test_anything_else_is_no_report(raw: object) -> None:
    assert timers.read_report(raw, NOW, {}) is None


def test_breaks_that_are_no_tables_are_left_out() -> None:
    reading = report(1, None, "x", [])
    assert reading is not None
    assert reading.breaks == ()
    assert reading.acknowledged == ()


@pytest.mark.parametrize(
    "stored",
    [
        {"every_minutes": 5},
        {"every_minutes": 61},
        {"every_minutes": "30"},
        {"break_minutes": 3},
        {"quiet": [1, 1440]},
        "soon",
    ],
)
def test_settings_that_cannot_be_are_the_usual_ones(stored: object) -> None:
    assert timers.read_settings({timers.TIMER_SETTING: stored}) == TimerSettings()


def test_settings_are_kept(journal: Journal) -> None:
    chosen = TimerSettings(45, 1, sound=False, quiet=(1320, 420))
    timers.save_settings(journal, chosen)
    assert timers.read_settings(journal.settings.read_all()) == chosen


def test_a_timer_has_a_key_of_its_own_that_goes_with_the_journal(journal: Journal) -> None:
    first = timers.begin_state(journal)
    assert timers.read_state(journal.drafts.load(timers.TIMER_DRAFT)) == first
    timers.save_state(journal, TimerState(first.key, on=True))
    journal.deletion.erase_everything()
    assert timers.read_state(journal.drafts.load(timers.TIMER_DRAFT)) is None
    assert timers.begin_state(journal).key != first.key
    assert timers.read_state({"key": 1}) is None

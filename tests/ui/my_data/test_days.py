"""Moving an entry to another day keeps its clock time, whatever the calendar does."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.journal.records import Moment, make_moment
from psoas_coach.ui.my_data.days import find_earliest_day, make_moment_on_day, may_be, move_to_day

pytestmark = pytest.mark.dates

TODAY = dt.date(2026, 11, 22)
ZONES = ("UTC", "Europe/Lisbon", "Asia/Kolkata", "Pacific/Kiritimati", "America/St_Johns")


def at(local: str, zone: str) -> Moment:
    return make_moment(dt.datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)), zone)


def clock(moment: Moment) -> str:
    return moment.utc.astimezone(ZoneInfo(moment.zone)).strftime("%Y-%m-%d %H:%M")


def test_the_clock_stays_when_summer_time_lies_between() -> None:
    winter = at("2026-03-20T22:15", "Europe/Lisbon")
    summer = move_to_day(winter, dt.date(2026, 4, 2))
    assert clock(summer) == "2026-04-02 22:15"
    assert (summer.utc.hour, winter.utc.hour) == (21, 22)


def test_a_clock_time_that_the_night_left_out_is_an_hour_later() -> None:
    night = at("2026-03-20T01:30", "Europe/Lisbon")
    moved = move_to_day(night, dt.date(2026, 3, 29))
    assert clock(moved) == "2026-03-29 02:30"
    assert moved.local_date == dt.date(2026, 3, 29)


def test_a_clock_time_that_the_night_had_twice_is_the_first_of_them() -> None:
    night = at("2026-10-20T01:30", "Europe/Lisbon")
    moved = move_to_day(night, dt.date(2026, 10, 25))
    assert clock(moved) == "2026-10-25 01:30"
    assert moved.utc.hour == 0


def test_a_session_across_midnight_belongs_to_the_day_it_began() -> None:
    late = at("2026-11-03T23:55", "Asia/Kolkata")
    assert late.local_date == dt.date(2026, 11, 3)
    assert late.utc.date() == dt.date(2026, 11, 3)
    just_after = make_moment(late.utc + dt.timedelta(minutes=8), "Asia/Kolkata")
    assert just_after.local_date == dt.date(2026, 11, 4)


def test_two_sessions_of_a_flight_keep_the_dates_of_their_own_places() -> None:
    """East across the date line: the later one has the earlier date."""
    before = at("2026-11-04T06:00", "Pacific/Kiritimati")
    after = at("2026-11-03T23:00", "Pacific/Honolulu")
    assert after.utc > before.utc
    assert after.local_date < before.local_date


@given(
    st.datetimes(dt.datetime(1990, 1, 2), dt.datetime(2090, 1, 1)),  # noqa: DTZ001 -- a wall clock's
    st.dates(dt.date(1990, 1, 2), dt.date(2090, 1, 1)),
    st.sampled_from(ZONES),
)
def test_any_day_can_be_moved_to_and_its_date_is_the_persons(
    local: dt.datetime, date: dt.date, zone: str
) -> None:
    at = make_moment(local.replace(tzinfo=ZoneInfo(zone)), zone)
    moved = move_to_day(at, date)
    assert moved.zone == zone
    assert moved.local_date == moved.utc.astimezone(ZoneInfo(zone)).date()
    if zone != "Pacific/Kiritimati":  # which left out the last day of 1994
        assert moved.local_date == date
    assert move_to_day(at, at.local_date) is at


def test_an_earlier_day_is_recorded_at_noon_and_today_is_now() -> None:
    now = at("2026-11-22T07:12", "Europe/Lisbon")
    assert make_moment_on_day(TODAY, now) == now
    assert clock(make_moment_on_day(dt.date(2026, 7, 1), now)) == "2026-07-01 12:00"


@pytest.mark.parametrize(
    ("date", "may"),
    [
        (TODAY, True),
        (TODAY + dt.timedelta(days=1), False),
        (find_earliest_day(TODAY), True),
        (find_earliest_day(TODAY) - dt.timedelta(days=1), False),
        ("2026-11-22", False),
        (None, False),
    ],
)
def test_only_days_gone_by_within_ten_years_are_taken(date: object, may: bool) -> None:
    assert may_be(date, find_earliest_day(TODAY), TODAY) is may


def test_an_old_entry_keeps_its_own_day_on_offer() -> None:
    assert find_earliest_day(TODAY, dt.date(1999, 5, 5)) == dt.date(1999, 5, 5)

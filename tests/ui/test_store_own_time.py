"""The person's own day: it begins when they say, never goes back, and ends where clocks jump."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.day_notes import mark_days
from psoas_coach.content import load
from psoas_coach.journal.records import DayNote, make_moment
from psoas_coach.ui import store
from tests.support import answers_factory, clock
from tests.support.answers_factory import self_check
from tests.support.record_samples import new_id

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal
    from psoas_coach.journal.records import Moment

pytestmark = pytest.mark.dates
ZONES = (
    "Europe/Lisbon",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Sydney",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
    "Asia/Kolkata",
)


def now_in(zone: str, monkeypatch: pytest.MonkeyPatch) -> Moment:
    monkeypatch.setattr(store, "get_zone", lambda: zone)
    return store.now()


@pytest.mark.parametrize(
    ("local", "begins", "date"),
    [
        ("2026-11-18T00:30", 0, "2026-11-18"),
        ("2026-11-18T00:30", 3, "2026-11-17"),
        ("2026-11-18T02:59", 3, "2026-11-17"),
        ("2026-11-18T03:00", 3, "2026-11-18"),
        ("2028-03-01T00:30", 1, "2028-02-29"),
        ("2027-01-01T04:59", 5, "2026-12-31"),
    ],
)
def test_the_day_begins_when_the_person_says(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, local: str, begins: int, date: str
) -> None:
    journal.settings.save(personal_calendar.DAY_SETTING, begins)
    with clock.at(clock.there(local)):
        now = now_in(clock.ZONE, monkeypatch)
    assert now.local_date == dt.date.fromisoformat(date)
    assert journal.day_notes.add(DayNote(new_id(), now, "check_in", {"pain_now": 2}))


@pytest.mark.parametrize("odd", [None, True, -1, 6, 2.5, "3", [3]])
def test_a_start_that_cannot_be_is_midnight(odd: object) -> None:
    assert personal_calendar.read_day_start_hour({personal_calendar.DAY_SETTING: odd}) == 0


@given(
    st.integers(946_684_800, 2_840_140_800).map(
        lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)
    ),
    st.sampled_from(ZONES),
    st.sampled_from(personal_calendar.HOURS),
)
def test_the_date_turns_at_its_end_and_no_sooner(
    instant: dt.datetime, zone: str, begins: int
) -> None:
    now = personal_calendar.find_local_moment(instant, zone, begins, ())
    ends = personal_calendar.find_day_end(now, begins)
    second = dt.timedelta(seconds=1)
    assert now.utc < ends
    assert personal_calendar.find_local_moment(ends, zone, begins, ()).local_date > now.local_date
    last = personal_calendar.find_local_moment(ends - second, zone, begins, ()).local_date
    assert last == now.local_date
    assert abs((now.local_date - now.utc.date()).days) <= 1


@pytest.mark.parametrize("zone", ["America/Santiago", "Africa/Cairo", "Asia/Beirut"])
def test_if_clocks_jump_at_midnight_the_day_ends_with_the_jump(zone: str) -> None:
    nights = {
        "America/Santiago": "2026-09-06",
        "Africa/Cairo": "2026-04-24",
        "Asia/Beirut": "2026-03-29",
    }
    after = dt.date.fromisoformat(nights[zone])
    noon = dt.datetime.combine(after - dt.timedelta(days=1), dt.time(12), ZoneInfo(zone))
    ends = personal_calendar.find_day_end(make_moment(noon, zone), 0)
    assert ends.astimezone(ZoneInfo(zone)).time() == dt.time(1)
    assert make_moment(ends, zone).local_date == after


def test_over_the_date_line_the_date_advances_and_is_not_recorded_twice(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = clock.there("2026-11-19T08:00", "Pacific/Auckland")
    with clock.at(left):
        there = now_in("Pacific/Auckland", monkeypatch)
        journal.sessions.add(answers_factory.session(there))
    with clock.at(left + dt.timedelta(hours=9)):
        here = now_in("Pacific/Honolulu", monkeypatch)
        assert make_moment(here.utc, here.zone).local_date == dt.date(2026, 11, 18)
        assert here.local_date == there.local_date == dt.date(2026, 11, 19)
        assert journal.sessions.add(answers_factory.session(here))
    with clock.at(clock.there("2026-11-20T07:00", "Pacific/Honolulu")):
        assert now_in("Pacific/Honolulu", monkeypatch).local_date == dt.date(2026, 11, 20)
    assert {session.at.local_date for session in journal.sessions.list()} == {dt.date(2026, 11, 19)}


def test_neither_a_wrong_clock_nor_a_mark_on_a_coming_day_moves_the_date(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = now_in(clock.ZONE, monkeypatch).local_date
    tomorrow = clock.ago(-1)
    journal.self_checks.add(self_check(tomorrow))
    journal.sessions.add(answers_factory.session(tomorrow))
    mark_days(journal, "away", [tomorrow.local_date], clock.ZONE)
    assert now_in(clock.ZONE, monkeypatch).local_date == today


def test_a_sitting_goes_on_past_midnight_and_not_for_ever() -> None:
    begun = make_moment(clock.there("2026-11-18T23:59"), clock.ZONE)
    draft = drafts.create_draft(begun)
    after = [dt.timedelta(minutes=1), personal_calendar.LONGEST_SITTING]
    assert not any(
        drafts.is_left_over(draft, make_moment(begun.utc + by, clock.ZONE)) for by in after
    )
    late = make_moment(
        begun.utc + personal_calendar.LONGEST_SITTING + dt.timedelta(seconds=1), clock.ZONE
    )
    assert drafts.is_left_over(draft, late)
    assert drafts.is_left_over(draft, make_moment(begun.utc - dt.timedelta(days=1), clock.ZONE))


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        ("en-US", 6), ("pt-BR", 6), ("ja", 6), ("ar-EG", 5), ("fa", 5), ("en-GB", 0), ("de", 0),
        ("ar-AE", 0), ("zh-Hant-TW", 6), ("en-AU", 0), (None, 0), ("", 0), ("x" * 50, 0),
    ],
)  # fmt: skip
def test_the_week_begins_as_it_does_where_the_language_is_spoken(
    locale: str | None, day: int
) -> None:
    usual = load().weeks.find_first_weekday(locale)
    assert usual == day
    assert personal_calendar.read_first_weekday({}, usual) == day
    assert personal_calendar.read_first_weekday({personal_calendar.WEEK_SETTING: 5}, usual) == 5
    assert personal_calendar.read_first_weekday({personal_calendar.WEEK_SETTING: 3}, usual) == day

"""There is a reminder only while a session is still to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from psoas_coach.coach.day_notes import mark_days, mark_flare
from psoas_coach.coach.session_reminder import (
    AGAIN,
    SESSION_REMINDER_SETTING,
    find_reminders,
    read_reminder,
    save_reminder,
)
from psoas_coach.coach.session_start import Feeling, begin
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from tests.support.answers_factory import self_check, session

DAY = dt.date(2026, 11, 30)
ZONE = "Europe/Berlin"
NOW = make_moment(dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC), ZONE)
SIX = dt.datetime(2026, 11, 30, 17, tzinfo=dt.UTC)
"""Six in the evening in Berlin."""


@pytest.fixture
def journal(engine: Engine) -> Journal:
    """Somebody with a plan who wants to be reminded at six."""
    journal = Journal(engine, "local")
    save_reminder(journal, 18 * 60)
    journal.self_checks.add(self_check(make_moment(NOW.utc - dt.timedelta(days=2), ZONE)))
    return journal


def find_due(journal: Journal) -> tuple[dt.datetime, ...]:
    return find_reminders(Snapshot(journal, DAY), NOW)


def test_it_comes_at_its_time_and_once_more(journal: Journal) -> None:
    assert find_due(journal) == (SIX, SIX + AGAIN)


def test_it_is_off_until_somebody_wants_it(journal: Journal) -> None:
    save_reminder(journal, None)
    assert find_due(journal) == ()


@pytest.mark.parametrize("stored", [None, True, -1, 1440, "18:00", 3.5])
def test_an_impossible_time_is_read_as_none(stored: object) -> None:
    assert read_reminder({SESSION_REMINDER_SETTING: stored}) is None


def _begin(journal: Journal) -> None:
    plan = Snapshot(journal, DAY).todays_plan
    assert plan is not None
    begin(journal, plan, NOW, load(), Feeling(2, tingling=False))


QUIET: dict[str, Callable[[Journal], object]] = {
    "done": lambda journal: journal.sessions.add(session(NOW)),
    "on its way": _begin,
    "ill": lambda journal: mark_days(journal, "ill", [DAY], ZONE),
    "away": lambda journal: mark_days(journal, "away", [DAY], ZONE),
    "only breaks": lambda journal: mark_flare(
        journal, DAY, DAY + dt.timedelta(days=2), "breaks", ZONE
    ),
    "help comes first": lambda journal: journal.self_checks.add(
        self_check(NOW, red_now=["saddle_change"])
    ),
    "answers are missing": lambda journal: journal.self_checks.add(
        self_check(NOW, precautions=None)
    ),
}


@pytest.mark.parametrize("why", QUIET)
def test_it_stays_quiet_on_a_day_without_a_session_to_do(journal: Journal, why: str) -> None:
    QUIET[why](journal)
    assert find_due(journal) == ()


def test_nobody_without_a_self_check_is_reminded(engine: Engine) -> None:
    journal = Journal(engine, "another")
    save_reminder(journal, 18 * 60)
    assert find_due(journal) == ()

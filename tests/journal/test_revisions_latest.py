"""The later instant wins: over the date line, and after a clock that was ahead."""

from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, SelfCheck, SessionRecord, make_moment
from tests.support import clock
from tests.support.record_samples import NOON, day_note, hold, measure, self_check, session

EAST, WEST = "Pacific/Auckland", "Pacific/Honolulu"
LATER = NOON + dt.timedelta(hours=2)
IN_THE_EAST, IN_THE_WEST = make_moment(NOON, EAST), make_moment(LATER, WEST)
RED = {"level": "emergency", "score": None, "band": None}
A_DAY = dt.timedelta(days=1)


def now() -> dt.datetime:
    return clock.now()


def test_the_two_places_are_what_the_tests_say() -> None:
    assert IN_THE_EAST.local_date > IN_THE_WEST.local_date


def test_a_red_flag_two_hours_after_a_healthy_self_check_is_the_latest(journal: Journal) -> None:
    healthy, red = self_check(at=IN_THE_EAST), self_check(at=IN_THE_WEST, result=RED)
    journal.self_checks.add(healthy)
    journal.self_checks.add(red)
    assert journal.self_checks.find_latest() == red
    assert journal.self_checks.list() == (red, healthy)
    assert [score.id for score in journal.history.list_scores()] == [healthy.id, red.id]


def test_every_list_goes_by_the_instant(journal: Journal) -> None:
    sessions = [session(at=IN_THE_EAST), session(at=IN_THE_WEST)]
    notes = [day_note(at=IN_THE_EAST), day_note(at=IN_THE_WEST)]
    measures = [measure(at=IN_THE_EAST), measure(at=IN_THE_WEST)]
    for done in sessions:
        journal.sessions.add(done)
    for note in (*notes, *measures):
        journal.day_notes.add(note)
    assert [session.id for session in journal.sessions.list()] == [
        session.id for session in reversed(sessions)
    ]
    ids = [note.id for note in journal.day_notes.list() if note.kind == "check_in"]
    assert ids == [note.id for note in reversed(notes)]
    assert [measure.id for measure in journal.day_notes.list_hip_measures()] == [
        measure.id for measure in measures
    ]
    listed = [entry.at for entry in journal.entries.list_page(10)]
    assert listed == [IN_THE_WEST] * 3 + [IN_THE_EAST] * 3
    assert [entry.at for entry in journal.entries.list_page(3, 3)] == [IN_THE_EAST] * 3


def test_guidance_reads_sessions_in_the_order_they_were_done(journal: Journal) -> None:
    stopped = (hold(held=3, stop_reason="pain"),)
    journal.sessions.add(session(at=IN_THE_EAST))
    journal.sessions.add(session(at=IN_THE_WEST, holds=stopped))
    past = journal.history.list_past_sessions(IN_THE_EAST.local_date)
    assert [session.stopped for session in past] == [False, True]
    assert [session.date for session in past] == [IN_THE_EAST.local_date] * 2


def test_a_session_of_the_far_side_of_the_date_line_counts_today(journal: Journal) -> None:
    """Where it is still yesterday, a session that pain stopped an hour ago must not be lost."""
    at = now() - dt.timedelta(hours=1)
    today = at.astimezone(dt.UTC).date()
    tomorrow = Moment(at, today + A_DAY, "UTC")
    journal.sessions.add(session(at=tomorrow, holds=(hold(held=3, stop_reason="pain"),)))
    assert [
        (session.date, session.stopped) for session in journal.history.list_past_sessions(today)
    ] == [(today, True)]


def test_a_session_of_a_future_instant_is_left_out_of_guidance(journal: Journal) -> None:
    at = now() + A_DAY
    journal.sessions.add(session(at=make_moment(at, "UTC")))
    assert journal.history.list_past_sessions(now().date()) == ()


def ahead(days: float) -> Moment:
    return make_moment(now() + days * A_DAY, "Europe/Lisbon")


@pytest.mark.parametrize("days", [0.1, 1, 400])
def test_a_red_flag_reported_after_the_clock_was_corrected_is_the_latest(
    journal: Journal, days: float
) -> None:
    healthy = self_check(at=ahead(days))
    journal.self_checks.add(healthy)
    assert journal.self_checks.find_latest() == healthy
    red = self_check(at=ahead(0), result=RED)
    journal.self_checks.add(red)
    assert journal.self_checks.find_latest() == red
    before = journal.self_checks.get(healthy.id)
    assert before is not None
    assert before.at.utc < red.at.utc
    assert before.answers == healthy.answers
    assert journal.integrity.find_faults() == ()


def test_new_signs_reported_after_the_clock_was_corrected_are_open(journal: Journal) -> None:
    journal.self_checks.add(self_check(at=ahead(30)))
    body = {"level": "today", "signs": ["red_today.pulsing_belly"]}
    record = day_note(kind="new_signs", body=body, at=ahead(0))
    journal.day_notes.add(record)
    assert journal.day_notes.open_new_signs() == record


def test_sessions_of_a_wrong_clock_keep_their_order_and_holds(journal: Journal) -> None:
    first, second = session(at=ahead(3)), session(at=ahead(4), depth=1)
    journal.sessions.add(first)
    journal.sessions.add(second)
    third = session(at=ahead(0))
    journal.sessions.add(third)
    assert [session.id for session in journal.sessions.list()] == [third.id, second.id, first.id]
    stored = journal.sessions.get(second.id)
    assert stored is not None
    assert (stored.depth, stored.holds) == (1, second.holds)
    assert stored.at.local_date <= third.at.local_date
    assert journal.read_version() == 3
    assert journal.integrity.find_faults() == ()


def records() -> tuple[SelfCheck, SessionRecord, DayNote]:
    return self_check(at=ahead(2)), session(at=ahead(2)), day_note(at=ahead(2))


def test_while_the_clock_stays_ahead_nothing_is_moved(journal: Journal) -> None:
    check, done, note = records()
    journal.self_checks.add(check)
    journal.sessions.add(done)
    journal.day_notes.add(note)
    assert journal.self_checks.find_latest() == check
    assert journal.sessions.list() == (done,)
    assert journal.day_notes.list() == (note,)


def test_the_demo_may_be_in_the_future(journal: Journal) -> None:
    invented = self_check(at=ahead(9), demo=True)
    journal.bulk.fill_empty([invented], [], [])
    journal.day_notes.add(day_note(at=ahead(0)))
    assert journal.self_checks.find_latest() == invented

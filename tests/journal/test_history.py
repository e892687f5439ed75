"""The summaries agree with the entries, whatever was edited, removed or restored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from psoas_coach.guidance.history import PastSession
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SessionRecord
from psoas_coach.journal.summaries import Day, MoveEffect, Score
from tests.support import record_samples
from tests.support.record_samples import day_note, hold, on, self_check, session
from tests.support.whole import count_examples

Somebody = Callable[[], Journal]


def test_a_day_sums_each_side_and_a_move_without_sides_counts_for_both(journal: Journal) -> None:
    lengthening = hold(side="left", held=30, lengthens=True)
    journal.sessions.add(session(at=on("2026-03-02"), holds=(lengthening, hold(side="right"))))
    journal.sessions.add(session(at=on("2026-03-02"), holds=(lengthening,)))
    both = (hold("bridge", "both", 45.5), hold("squat", "both", 10, lengthens=True))
    journal.sessions.add(session(at=on("2026-03-09"), holds=both))
    first, last = journal.history.sum_days()
    assert (first.seconds, first.left, first.right) == (90, 60, 0)
    assert (last.seconds, last.left, last.right) == (55.5, 10, 10)
    assert journal.history.sum_days(since=last.local_date) == (last,)
    assert journal.history.sum_days(until=dt.date(2026, 3, 8)) == (first,)


def test_a_day_is_the_persons_own(journal: Journal) -> None:
    journal.sessions.add(session(at=on("2026-03-08", 23, "Europe/Athens")))
    assert [day.local_date for day in journal.history.sum_days()] == [dt.date(2026, 3, 9)]


def test_removed_and_superseded_sessions_count_nowhere(journal: Journal) -> None:
    record, removed = session(), session()
    journal.sessions.add(record)
    journal.sessions.add(removed)
    journal.sessions.replace(replace(record, holds=(hold(held=70),), pain_after=4))
    journal.sessions.remove(removed.id)
    assert [(day.sessions, day.seconds, day.pain_after) for day in journal.history.sum_days()] == [
        (1, 70, 4)
    ]
    assert journal.history.read_move_effects() == (MoveEffect("runners_lunge", 1, (0,)),)
    assert len(journal.history.list_past_sessions(dt.date(2026, 3, 4))) == 1
    journal.sessions.restore(removed.id)
    assert journal.history.sum_days()[0].sessions == 2


def test_a_day_gathers_sessions_and_notes(journal: Journal) -> None:
    journal.sessions.add(session(pain_before=4, pain_after=3))
    journal.sessions.add(session(pain_before=5, pain_after=None, finished=False, tingling="up"))
    journal.sessions.add(session(pain_before=None, pain_after=None, holds=()))
    journal.day_notes.add(day_note(body={"pain_now": 2, "sitting_hours": 8, "longest_sit": 50}))
    journal.day_notes.add(day_note(body={"pain_now": 5, "sitting_hours": 6.5}))
    journal.day_notes.add(day_note(kind="flare", body={"pain": 10, "until": "2026-03-11"}))
    journal.day_notes.add(day_note(kind="ill", body={}, at=on("2026-03-05")))
    removed = day_note(kind="away", body={}, at=on("2026-03-06"))
    journal.day_notes.add(removed)
    journal.day_notes.remove(removed.id)
    assert journal.history.sum_days() == (
        Day(
            dt.date(2026, 3, 4),
            sessions=2,
            finished=1,
            seconds=120,
            left=60,
            right=60,
            pain_before=4.5,
            pain_after=3,
            tingling_up=1,
            sitting_hours=8,
            longest_sit=50,
            notes=("check_in", "flare"),
            check_in_now=3.5,
        ),
        Day(dt.date(2026, 3, 5), notes=("ill",)),
    )
    assert journal.history.sum_days(since=dt.date(2026, 3, 5)) == (
        Day(dt.date(2026, 3, 5), notes=("ill",)),
    )


def test_scores_are_given_as_they_were_stored_oldest_first(journal: Journal) -> None:
    later = self_check(at=on("2026-05-01"), rules="2")
    first = self_check(
        at=on("2026-01-01"),
        answers={"sitting_hours": 6.5, "sitting_bout_minutes": 40, "thomas_left": -7.5},
        result={"level": "emergency", "score": None, "band": None},
    )
    removed = self_check(at=on("2026-02-01"))
    for record in (later, first, removed):
        journal.self_checks.add(record)
    journal.self_checks.remove(removed.id)
    january, may = dt.date(2026, 1, 1), dt.date(2026, 5, 1)
    assert journal.history.list_scores() == (
        Score(first.id, january, None, None, "emergency", "1", 6.5, 40, None, None, -7.5),
        Score(later.id, may, 43, "ease_in", "none", "2", 9, None, 3, 5),
    )


def test_a_moves_effect_counts_its_sessions_with_pain_before_and_after(
    journal: Journal,
) -> None:
    both = (hold("bridge", held=5), hold("bridge", held=5), hold("dead_bug"))
    journal.sessions.add(session(holds=both, pain_before=4, pain_after=2))
    journal.sessions.add(session(holds=both, pain_before=4, pain_after=2))
    journal.sessions.add(session(holds=both[:1], pain_before=2, pain_after=5))
    journal.sessions.add(session(holds=both, pain_after=None))
    journal.sessions.add(session(holds=(hold("bridge", held=0, stop_reason="skipped"),)))
    journal.sessions.add(session(holds=()))
    assert journal.history.read_move_effects() == (
        MoveEffect("bridge", 3, (-2, -2, 3)),
        MoveEffect("dead_bug", 2, (-2, -2)),
    )


def test_history_is_what_guidance_asks_for_oldest_first_up_to_today(journal: Journal) -> None:
    skipped = hold("dead_bug", held=0, stop_reason="skipped")
    for record in (
        session(at=on("2026-03-05"), holds=(hold("bridge"), hold("wall_stack"), hold("bridge"))),
        session(at=on("2026-03-04"), finished=False, stop_reason="pain", tingling="up", depth=1),
        session(at=on("2026-03-06"), holds=(hold("bridge", held=3, stop_reason="tingling"),)),
        session(at=on("2026-03-07"), holds=(skipped,), pain_before=None),
        session(at=on("2026-03-08")),
    ):
        journal.sessions.add(record)
    past = journal.history.list_past_sessions(dt.date(2026, 3, 7))

    def expected(day: int, **more: object) -> PastSession:
        past_session = PastSession(dt.date(2026, 3, day), 2, True, False, False, 4, 3, ())
        return replace(past_session, **more)

    assert past == (
        expected(
            4, depth=1, finished=False, stopped=True, tingling_up=True, moves=("runners_lunge",)
        ),
        expected(5, moves=("bridge", "wall_stack")),
        expected(6, stopped=True, moves=("bridge",)),
    )


@settings(
    max_examples=count_examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    records=st.lists(record_samples.any_session, max_size=5, unique_by=lambda record: record.id),
    deeds=st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from("eru"), record_samples.any_session)
    ),
)
def test_days_agree_with_the_sessions_themselves(
    somebody: Somebody,
    records: list[SessionRecord],
    deeds: list[tuple[int, str, SessionRecord]],
) -> None:
    journal = somebody()
    for record in records:
        journal.sessions.add(record)
    for number, deed, other in deeds:
        if number >= len(records):
            continue
        session_id = records[number].id
        if deed == "e":
            journal.sessions.replace(replace(other, id=session_id))
        elif deed == "r":
            journal.sessions.remove(session_id)
        else:
            journal.sessions.undo(session_id)
    begun = dict.fromkeys((record.at.local_date for record in journal.sessions.list()), 0)
    for kept in journal.sessions.list():
        begun[kept.at.local_date] += sum(done.held_seconds for done in kept.holds) >= 60
    held = {date: defaultdict[tuple[str, bool], float](float) for date in begun}
    for kept in journal.sessions.list():
        for done in kept.holds:
            held[kept.at.local_date][done.side, done.lengthens] += done.held_seconds
    assert {day.local_date: day.sessions for day in journal.history.sum_days()} == begun
    for day in journal.history.sum_days():
        sums = held[day.local_date]
        both = sums["both", True]
        expected = (sum(sums.values()), sums["left", True] + both, sums["right", True] + both)
        assert (day.seconds, day.left, day.right) == pytest.approx(expected)

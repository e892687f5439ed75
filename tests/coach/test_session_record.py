"""From a session in progress to its record: honest about what was held, and strict about memory."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.coach.player_report import Finished, Progress
from psoas_coach.coach.session_draft import Draft, build_player_steps, find_held_seconds
from psoas_coach.coach.session_record import (
    ByHandError,
    MoveDone,
    build_record,
    build_record_by_hand,
)
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal import validation
from psoas_coach.journal.records import make_moment

RULES = content.load()
NOW = make_moment(dt.datetime(2026, 3, 3, 18, tzinfo=dt.UTC), "Europe/Lisbon")
PLAN = (
    PlanItem("runners_lunge", 2, 2, 30, 1, "", ()),
    PlanItem("constructive_rest", 0, 1, 60, 1, "", ()),
)
LEFT = "1.runners_lunge.left.1.hold"
RIGHT = "1.runners_lunge.right.1.hold"
REST = "2.constructive_rest.both.1.hold"


def draft(**changes: Any) -> Draft:  # noqa: ANN401 -- any field
    begun = Draft(id=uuid.uuid4().hex, stage="after", at=NOW, plan=PLAN, pain_before=3)
    return msgspec.structs.replace(begun, tingling_before=False, **changes)


def make_ended_draft(
    how: str, reason: str | None = None, left: float = 30, right: float = 30, rest: float = 60
) -> Draft:
    report = {"session": "s", "how": how, "reason": reason}
    seconds = {LEFT: left, RIGHT: right, REST: rest}
    return draft(finished=msgspec.convert({**report, "held": seconds}, Finished))


def test_the_ids_of_the_holds_are_those_of_the_plan() -> None:
    timed = build_player_steps(draft(), RULES)
    assert [step.id for step in timed if step.kind == "hold"] == [LEFT, RIGHT, REST]


def test_a_finished_session_keeps_every_hold_in_full() -> None:
    record = build_record(make_ended_draft("finished"), RULES)
    assert record.finished
    assert record.stop_reason is None
    assert record.depth == 2
    assert [
        (hold.name, hold.side, hold.planned_seconds, hold.held_seconds, hold.lengthens)
        for hold in record.holds
    ] == [
        ("Runner's lunge", "left", 30, 30, True),
        ("Runner's lunge", "right", 30, 30, True),
        ("Constructive rest", "both", 60, 60, False),
    ]
    assert {hold.stop_reason for hold in record.holds} == {None}


def test_the_plan_is_kept_with_the_names_and_doses_of_that_day() -> None:
    first = build_record(make_ended_draft("finished"), RULES).plan[0]
    assert (first["move"], first["name"], first["hold_seconds"]) == (
        "runners_lunge",
        "Runner's lunge",
        30,
    )


def test_a_skipped_hold_differs_from_a_stop() -> None:
    record = build_record(make_ended_draft("finished", right=4), RULES)
    assert [hold.stop_reason for hold in record.holds] == [None, "skipped", None]


def test_skipping_most_of_a_session_does_not_finish_it() -> None:
    record = build_record(make_ended_draft("finished", left=0, right=0), RULES)
    assert not record.finished
    assert record.stop_reason is None


def test_a_stop_names_its_reason_at_the_hold_it_came_in() -> None:
    record = build_record(make_ended_draft("stopped", "pain", right=12, rest=0), RULES)
    assert not record.finished
    assert record.stop_reason == "pain"
    assert [hold.stop_reason for hold in record.holds] == [None, "pain", None]
    assert [hold.held_seconds for hold in record.holds] == [30, 12, 0]


def test_a_session_that_was_only_left_keeps_what_was_held_and_is_not_finished() -> None:
    left = draft(progress=Progress("s", RIGHT, 18, {LEFT: 30, RIGHT: 12}))
    record = build_record(left, RULES)
    assert not record.finished
    assert record.stop_reason is None
    assert [hold.held_seconds for hold in record.holds] == [30, 12, 0]
    assert {hold.stop_reason for hold in record.holds} == {None}


def test_the_longer_hold_of_two_tabs_counts() -> None:
    both = msgspec.structs.replace(
        make_ended_draft("finished", left=10), progress=Progress("s", LEFT, 0, {LEFT: 25})
    )
    assert find_held_seconds(both)[LEFT] == 25


def test_a_hold_is_never_kept_as_longer_than_it_was_planned() -> None:
    record = build_record(make_ended_draft("finished", left=30.9), RULES)
    assert record.holds[0].held_seconds == 30


@pytest.mark.parametrize("how", ["finished", "stopped"])
def test_the_journal_takes_what_is_written(how: str) -> None:
    record = build_record(make_ended_draft(how, "time" if how == "stopped" else None), RULES)
    assert validation.validate_record(record) == record


def record_by_hand(*done: MoveDone, date: dt.date | None = None, **more: Any) -> Any:  # noqa: ANN401
    at = msgspec.structs.replace(NOW, local_date=date or NOW.local_date)
    return build_record_by_hand(
        uuid.uuid4().hex, at, done, today=NOW.local_date, content=RULES, **more
    )


def test_a_session_from_memory_has_a_hold_for_each_side_that_was_done() -> None:
    record = record_by_hand(
        MoveDone("runners_lunge", "both", 2),
        MoveDone("heel_slide", "left", 1),
        MoveDone("bridge", "both", 3),
    )
    assert [(hold.move, hold.side, hold.held_seconds) for hold in record.holds] == [
        ("runners_lunge", "left", 120),
        ("runners_lunge", "right", 120),
        ("heel_slide", "left", 60),
        ("bridge", "both", 180),
    ]
    assert record.source == "hand"
    assert record.finished
    assert record.depth == 2


def test_current_symptoms_are_stored_with_it() -> None:
    record = record_by_hand(
        MoveDone("bridge", "both", 3), pain_before=4, pain_after=2, tingling="same", note="a"
    )
    assert (record.pain_before, record.pain_after, record.tingling, record.note) == (
        4, 2, "same", "a",
    )  # fmt: skip
    assert validation.validate_record(record) == record


BAD: dict[str, tuple[tuple[MoveDone, ...], dt.date | None, str]] = {
    "no move": ((), None, "moves"),
    "one move twice": ((MoveDone("bridge", "both", 1),) * 2, None, "moves"),
    "an unknown move": ((MoveDone("headstand", "both", 1),), None, "moves"),
    "no time": ((MoveDone("bridge", "both", 0),), None, "minutes"),
    "hours": ((MoveDone("bridge", "both", 61),), None, "minutes"),
    "tomorrow": (
        (MoveDone("bridge", "both", 1),),
        NOW.local_date + dt.timedelta(days=1),
        "future",
    ),
    "long ago": ((MoveDone("bridge", "both", 1),), dt.date(2010, 1, 1), "too_old"),
}


@pytest.mark.parametrize(("done", "date", "fault"), BAD.values(), ids=BAD)
def test_an_impossible_session_is_refused_with_a_sentence(
    done: tuple[MoveDone, ...], date: dt.date | None, fault: str
) -> None:
    with pytest.raises(ByHandError) as refused:
        record_by_hand(*done, date=date)
    assert refused.value.key == f"session.by_hand.fault.{fault}"
    assert refused.value.key in RULES.words

"""Fair tests for the tests: a desk worker who starts one, and their days until today."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from psoas_coach.coach.fair_test.answers import save_answer
from psoas_coach.coach.fair_test.calendar import find_block_day
from psoas_coach.journal.fair_test_records import (
    BlockResult,
    Condition,
    FairTest,
    FairTestEnd,
    FairTestResult,
    find_condition,
    find_last_day,
)
from psoas_coach.journal.records import Moment, make_moment
from tests.support import record_samples
from tests.support.answers_factory import self_check

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

ZONE = "Europe/Lisbon"
START = dt.date(2026, 9, 1)
"""A Tuesday."""
FIRST = START + dt.timedelta(days=1)


def at(date: dt.date, hour: float = 19, zone: str = ZONE) -> Moment:
    """Return a time of day on a date."""
    minutes = round(hour * 60)
    there = dt.datetime.combine(date, dt.time(minutes // 60, minutes % 60))
    return make_moment(there.replace(tzinfo=dt.UTC).astimezone(dt.UTC), zone)


def begin(journal: Journal, start: dt.date = START, **more: Any) -> FairTest:  # noqa: ANN401 -- any term
    """Let a desk worker complete a self-check and start a test of six pairs on a date."""
    if journal.self_checks.find_latest() is None:
        journal.self_checks.add(self_check(at(start, 8)))
    fields = {"at": at(start, 9), "first_day": start + dt.timedelta(days=1), **more}
    test = record_samples.fair_test(**fields)
    assert journal.fair_tests.begin(test)
    return test


def finish(journal: Journal, ended_on: dt.date, **more: Any) -> FairTest:  # noqa: ANN401 -- any term
    """Add a desk worker's test that ended on a date, with one pair left out."""
    test = begin(journal, ended_on - dt.timedelta(days=85), **more)
    means: dict[Condition, float] = {"with": 3.1, "without": 3.4}
    drawn = [find_condition(test, block) for block in range(2 * test.pairs)]
    blocks = tuple(
        BlockResult(condition, means[condition], 5 if block else 2, as_planned=block % 3 > 0)
        for block, condition in enumerate(drawn)
    )
    result = FairTestResult(-0.3, 0.4375, (-1.6, 0.9), test.pairs - 1, 1, blocks)
    end = FairTestEnd(test.id, at(ended_on), "finished", "no_clear_difference", result)
    assert journal.fair_tests.finish(end)
    return test


def answer(
    journal: Journal,
    test: FairTest,
    points: dict[Condition, int],
    until: dt.date | None = None,
) -> None:
    """Answer every day of a test up to a date, with the same number for each condition."""
    date = test.first_day
    while date <= (until or find_last_day(test)):
        day = find_block_day(test, date)
        assert day is not None
        save_answer(journal, at(date, 20), test.outcome, points[day.condition])
        date += dt.timedelta(days=1)


RESULT = FairTestResult(
    difference=-1.5,
    p_value=0.03125,
    interval=(-2.5, -0.5),
    counted_pairs=6,
    left_out=0,
    blocks=tuple(
        BlockResult(condition, 2.5 if condition == "with" else 4.0, 5, as_planned=True)
        for condition in (find_condition(record_samples.fair_test(), block) for block in range(12))
    ),
)


def make_end(test: FairTest, **more: object) -> FairTestEnd:
    """Return the end of a test on the day after its last, with a clearly lower result."""
    fields: dict[str, object] = {
        "at": record_samples.on((find_last_day(test) + dt.timedelta(days=1)).isoformat()),
        "how": "finished",
        "verdict": "clearly_lower",
        "result": RESULT,
        **more,
    }
    return record_samples.fair_test_end(test, **fields)

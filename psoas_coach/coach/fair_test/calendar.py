"""Find the block of a fair test that contains a date, and the condition that was drawn for it.

Dates are the person's own, so a change of time zone neither shortens nor repeats a block. A date
that is skipped on the way over the date line is a day without an answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from psoas_coach.guidance.tested_move import MoveSwap
from psoas_coach.journal.fair_test_records import Condition, FairTest, count_days, find_condition
from psoas_coach.journal.fair_tests import RecordedTest

_WEEK = 7


class BlockDay(Struct, frozen=True):
    """One day of a fair test.

    Attributes:
        block: The number of the block, from 0.
        day: The day of the block, from 0.
        condition: The condition drawn for the block.
        counts: Whether an answer on that day counts.
        week: The week of the test, from 1.
        weeks: The number of weeks of the test.
    """

    block: int
    day: int
    condition: Condition
    counts: bool
    week: int
    weeks: int


def find_block_day(test: FairTest, date: dt.date) -> BlockDay | None:
    """Return the position of a date in a test; None before its first day and after its last."""
    days = (date - test.first_day).days
    if not 0 <= days < count_days(test):
        return None
    block, day = divmod(days, test.block_days)
    return BlockDay(
        block=block,
        day=day,
        condition=find_condition(test, block),
        counts=day >= test.left_out_days,
        week=days // _WEEK + 1,
        weeks=-(-count_days(test) // _WEEK),
    )


def list_dates(test: FairTest, block: int) -> tuple[dt.date, ...]:
    """Return the dates of a block, counted from 0."""
    first = test.first_day + dt.timedelta(days=block * test.block_days)
    return tuple(first + dt.timedelta(days=day) for day in range(test.block_days))


def find_in_progress(tests: Iterable[RecordedTest]) -> FairTest | None:
    """Return the test without an end, or None; there is at most one."""
    return next((recorded.test for recorded in tests if recorded.end is None), None)


def find_tested_move(tests: Iterable[RecordedTest], date: dt.date) -> MoveSwap | None:
    """Return which move the plan of a date should have, and which one it should not.

    None unless a test of two moves is in progress that day.

    Args:
        tests: The person's tests.
        date: The person's own date.
    """
    test = find_in_progress(tests)
    day = None if test is None else find_block_day(test, date)
    if test is None or day is None or not test.moves:
        return None
    with_, without = test.moves
    if day.condition == "with":
        return MoveSwap(with_, without)
    return MoveSwap(without, with_)


def leaves_sessions_out(tests: Iterable[RecordedTest], date: dt.date) -> bool:
    """Whether the week of a date is a week without sessions.

    Args:
        tests: The person's tests.
        date: The person's own date.
    """
    test = find_in_progress(tests)
    day = None if test is None or test.question != "sessions" else find_block_day(test, date)
    return day is not None and day.condition == "without"

"""A date has one block and one condition, whatever zone it is in."""

from __future__ import annotations

import datetime as dt

from psoas_coach.coach.fair_test.calendar import (
    find_block_day,
    find_in_progress,
    find_tested_move,
    list_dates,
)
from psoas_coach.guidance.tested_move import MoveSwap
from psoas_coach.journal.fair_test_records import count_days, find_condition, find_last_day
from psoas_coach.journal.fair_tests import RecordedTest
from tests.support.record_samples import fair_test, fair_test_end

TEST = fair_test(draw="101100")
DAY = dt.timedelta(days=1)


def test_each_pair_has_both_conditions_in_the_order_of_its_draw() -> None:
    order = [find_condition(TEST, block) for block in range(12)]
    assert order == [
        *("with", "without"), *("without", "with"), *("with", "without"),
        *("with", "without"), *("without", "with"), *("without", "with"),
    ]  # fmt: skip


def test_every_date_of_the_test_is_in_one_block() -> None:
    dates = [date for block in range(12) for date in list_dates(TEST, block)]
    assert dates == [TEST.first_day + number * DAY for number in range(84)]
    assert (count_days(TEST), find_last_day(TEST)) == (84, dates[-1])
    for number, date in enumerate(dates):
        day = find_block_day(TEST, date)
        assert day is not None
        assert (day.block, day.day) == divmod(number, 7)
        assert (day.week, day.weeks) == (number // 7 + 1, 12)
        assert day.counts == (number % 7 >= 2)
        assert day.condition == find_condition(TEST, day.block)


def test_before_and_after_there_is_no_block() -> None:
    assert find_block_day(TEST, TEST.first_day - DAY) is None
    assert find_block_day(TEST, find_last_day(TEST) + DAY) is None


def test_weeks_are_counted_where_blocks_are_longer() -> None:
    test = fair_test(block_days=14)
    day = find_block_day(test, test.first_day + 20 * DAY)
    assert day is not None
    assert (day.block, day.week, day.weeks) == (1, 3, 24)


def test_the_plan_takes_the_move_of_the_week_while_the_test_is_in_progress() -> None:
    test = fair_test(question="moves", moves=("bridge", "dead_bug"), draw="101100")
    running, first = (RecordedTest(test),), test.first_day
    assert find_tested_move(running, first) == MoveSwap("bridge", "dead_bug")
    assert find_tested_move(running, first + 7 * DAY) == MoveSwap("dead_bug", "bridge")
    assert find_tested_move(running, first - DAY) is None
    assert find_tested_move(running, first + 84 * DAY) is None
    assert find_tested_move((RecordedTest(test, fair_test_end(test)),), first) is None
    assert find_tested_move((RecordedTest(TEST),), TEST.first_day) is None


def test_the_one_without_an_end_is_in_progress() -> None:
    over = RecordedTest(TEST, fair_test_end(TEST))
    other = fair_test()
    assert find_in_progress((over,)) is None
    assert find_in_progress((over, RecordedTest(other))) is other

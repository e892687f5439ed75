"""Check that the end of a fair test follows from its terms, so that no file can forge a verdict.

The owner of a file can change the answers in it. An end that does not match its own weeks is
rejected.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_records import (
    BlockResult,
    FairTest,
    FairTestEnd,
    FairTestResult,
    find_condition,
    find_last_day,
)

TOLERANCE = 1e-6
"""Tolerance for sums of means, in points and draws, computed from whole numbers."""


def check_end(test: FairTest, end: FairTestEnd) -> None:
    """Compare the end of a test with its terms, and its verdict with its weeks.

    Args:
        test: The test.
        end: Its end, with validated fields.

    Raises:
        JournalRefusalError: ``fair_test_changed``: this test cannot have had this result.
    """
    if end.result is None:
        return
    if end.at.local_date <= find_last_day(test):
        raise _refuse("a finished test to end after its last day")
    drawn = [find_condition(test, block) for block in range(2 * test.pairs)]
    if [block.condition for block in end.result.blocks] != drawn:
        raise _refuse("the weeks that were drawn")
    if end.result.counted_pairs + end.result.left_out != test.pairs:
        raise _refuse("each pair to count or to be left out")
    if not _is_difference_of_weeks(end.result):
        raise _refuse("the difference of its own weeks")
    if not _is_share_of_draws(end.result):
        raise _refuse("a share of all draws")
    if not _is_verdict_of_interval(end):
        raise _refuse("the verdict of its own numbers")


def _refuse(expected: str) -> JournalRefusalError:
    return JournalRefusalError("fair_test_changed", f"expected {expected}")


def _is_difference_of_weeks(result: FairTestResult) -> bool:
    """Whether the difference is that of the pairs with most answers, which are the counted ones."""
    if result.counted_pairs == 0 or result.difference is None:
        return result.counted_pairs == 0 and result.difference is None
    pairs = [result.blocks[place : place + 2] for place in range(0, len(result.blocks), 2)]
    fewest = [min(block.answers for block in pair) for pair in pairs]
    limit = sorted(fewest, reverse=True)[result.counted_pairs - 1]
    counted = [pair for pair, answers in zip(pairs, fewest, strict=True) if answers >= limit]
    differences = [_subtract(pair) for pair in counted]
    answered = [difference for difference in differences if difference is not None]
    if len(answered) != result.counted_pairs:
        return False
    mean = sum(answered) / len(answered)
    return math.isclose(mean, result.difference, rel_tol=0, abs_tol=TOLERANCE)


def _subtract(pair: Sequence[BlockResult]) -> float | None:
    with_, without = sorted(pair, key=lambda block: block.condition == "without")
    if with_.mean is None or without.mean is None:
        return None
    return with_.mean - without.mean


def _is_share_of_draws(result: FairTestResult) -> bool:
    if result.p_value is None:
        return result.counted_pairs == 0
    draws = float(result.p_value * 2**result.counted_pairs)
    return draws >= 1 and abs(draws - round(draws)) <= TOLERANCE


def _is_verdict_of_interval(end: FairTestEnd) -> bool:
    """Whether a verdict is clear exactly if zero is outside the interval."""
    result, verdict = end.result, str(end.verdict)
    if result is None or result.interval is None or result.difference is None:
        return not verdict.startswith("clearly")
    low, high = result.interval
    if verdict.startswith("clearly"):
        falls = verdict.startswith("clearly_lower")
        return (high <= TOLERANCE) if falls else (low >= -TOLERANCE)
    return verdict == "too_few_pairs" or (low <= TOLERANCE and high >= -TOLERANCE)

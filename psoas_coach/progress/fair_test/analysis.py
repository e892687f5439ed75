"""The result of a fair test: the difference, its probability by chance, and its interval.

A pair is two neighbouring blocks of days, one of each condition. The verdict is one word.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from psoas_coach.content import load
from psoas_coach.progress.fair_test.randomisation import count_extreme_draws, invert_test


class Pair(Struct, frozen=True):
    """Two neighbouring blocks in a random order.

    Days stay in the block assigned by the draw, whatever the person did (intention to treat): what
    was done may be a consequence of the pain, but the draw is not.

    Attributes:
        with_: Answers on the counted days of the block with the condition, points from 0 to 10.
        without: The same of the block without it.
    """

    with_: tuple[int, ...]
    without: tuple[int, ...]

    @property
    def counted(self) -> bool:
        """Whether both blocks have enough answers, a rule that the draw cannot affect.

        It treats both blocks in the same way, so a pair would be left out in either order.
        """
        fewest = load().fair_test.analysis.least_answers
        return min(len(self.with_), len(self.without)) >= fewest


class Analysis(Struct, frozen=True):
    """The result of the pairs of a test.

    Attributes:
        difference: The mean over the counted pairs of the mean with minus the mean without,
            points. Negative is lower with the condition. None without a counted pair.
        p_value: The share of all draws whose mean is at least as far from 0, two-sided and exact.
            None without a counted pair.
        interval: The plausible effects at 95 percent, both ends included; None if it has no
            ends, as with fewer than six pairs.
        counted_pairs: The number of counted pairs.
        left_out: The number of pairs with too few answers.
    """

    difference: float | None
    p_value: float | None
    interval: tuple[float, float] | None
    counted_pairs: int
    left_out: int


def analyse(pairs: Sequence[Pair]) -> Analysis:
    """Return the result of the pairs of a test, which does not depend on their order."""
    counted = [pair for pair in pairs if pair.counted]
    left_out = len(pairs) - len(counted)
    if not counted:
        return Analysis(None, None, None, 0, left_out)
    differences, unit = subtract(counted)
    alarm = load().fair_test.analysis.false_alarm_percent
    ends = invert_test(differences, alarm)
    return Analysis(
        difference=sum(differences) / (unit * len(counted)),
        p_value=count_extreme_draws(differences) / 2 ** len(counted),
        interval=(float(ends[0] / unit), float(ends[1] / unit)) if ends else None,
        counted_pairs=len(counted),
        left_out=left_out,
    )


def subtract(pairs: Sequence[Pair]) -> tuple[list[int], int]:
    """Return the difference of each pair as a whole number, and the unit that makes one point.

    Means of different numbers of answers are not exact as floats; whole numbers keep ties exact.
    """
    unit = math.lcm(*(len(block) for pair in pairs for block in (pair.with_, pair.without)))
    return [_scale(pair.with_, unit) - _scale(pair.without, unit) for pair in pairs], unit


def _scale(block: tuple[int, ...], unit: int) -> int:
    return sum(block) * (unit // len(block))


class Verdict(Enum):
    """The verdict of a test, which implies neither a reason nor that it will last."""

    CLEARLY_LOWER = "clearly_lower"
    CLEARLY_LOWER_SMALL = "clearly_lower_small"
    CLEARLY_HIGHER = "clearly_higher"
    CLEARLY_HIGHER_SMALL = "clearly_higher_small"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    TOO_FEW_PAIRS = "too_few_pairs"


def judge(analysis: Analysis) -> Verdict:
    """Return the verdict; higher and lower are pain with the condition."""
    rules = load().fair_test.analysis
    if analysis.counted_pairs < rules.least_pairs:
        return Verdict.TOO_FEW_PAIRS
    difference, p_value = analysis.difference, analysis.p_value
    if difference is None or p_value is None or 100 * p_value > rules.false_alarm_percent:
        return Verdict.NO_CLEAR_DIFFERENCE
    small = abs(difference) < rules.small_below_points
    if difference < 0:
        return Verdict.CLEARLY_LOWER_SMALL if small else Verdict.CLEARLY_LOWER
    return Verdict.CLEARLY_HIGHER_SMALL if small else Verdict.CLEARLY_HIGHER

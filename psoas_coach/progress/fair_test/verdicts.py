"""The one word that a fair test ends with."""

from __future__ import annotations

from enum import Enum

from psoas_coach.content import load
from psoas_coach.progress.fair_test.analysis import Analysis


class Verdict(Enum):
    """What a test has shown. No word of it says why, nor that it will stay so."""

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

"""The shape of fair_test.toml: how a fair test on oneself is counted."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from psoas_coach.content.table import Count, Table

Percent = Annotated[int, Meta(ge=1, le=99)]
Difference = Annotated[float, Meta(gt=0, le=10)]
"""Points on the scale from 0 to 10."""
PairCount = Annotated[int, Meta(ge=1, le=16)]
"""All draws are gone through, and each pair more makes twice as many."""


class AnalysisRules(Table, frozen=True):
    """What counts, when a difference is clear, and what is forecast before the start.

    Attributes:
        left_out_days: Days at the start of each block that do not count.
        least_answers: Counted answers that both blocks of a pair need.
        least_pairs: Pairs that a verdict needs.
        pair_counts: Lengths of a test that are offered, rising.
        false_alarm_percent: Of tests of something that does nothing, told "clear" at most.
        found_percent: Of people like this one, in whom a forecast difference is found.
        small_below_points: A clear difference below this is told as small.
        forecast_step_points: Differences are forecast in steps of this.
        largest_believable_points: The largest difference that is forecast.
        history_days: Of the last days, how many show how a person's days differ.
        least_history_answers: How many of those must have an answer.
        least_history_days: How far apart the first and the last answer must lie, both included.
    """

    left_out_days: Annotated[int, Meta(ge=0, le=4)]
    least_answers: Count
    least_pairs: PairCount
    pair_counts: Annotated[tuple[PairCount, ...], Meta(min_length=1)]
    false_alarm_percent: Percent
    found_percent: Percent
    small_below_points: Difference
    forecast_step_points: Difference
    largest_believable_points: Difference
    history_days: Count
    least_history_answers: Count
    least_history_days: Count


class FairTestRules(Table, frozen=True):
    """All of fair_test.toml."""

    analysis: AnalysisRules

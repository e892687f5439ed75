"""The structure of fair_test.toml: how a fair test is run and evaluated."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Count, Depth, Id, Level, Table

Percent = Annotated[int, Meta(ge=1, le=99)]
Difference = Annotated[float, Meta(gt=0, le=10)]
"""Points on the scale from 0 to 10."""
PairCount = Annotated[int, Meta(ge=1, le=16)]
"""Every possible draw is evaluated, and each further pair doubles their number."""
Hour = Annotated[int, Meta(ge=0, le=23)]
QuestionId = Literal["sessions", "moves", "time_of_day", "breaks"]
"""What can be tested: the code knows how each condition changes the plan."""


class AnalysisRules(Table, frozen=True):
    """The rules for counting, for verdicts and for forecasts.

    Attributes:
        left_out_days: Days at the start of each block that do not count.
        least_answers: Counted answers that both blocks of a pair need.
        least_pairs: Pairs that a verdict needs.
        pair_counts: The lengths of a test that are offered, rising.
        false_alarm_percent: The most tests of something without effect that are called "clear".
        found_percent: The percentage of similar people in whom a forecast difference is detected.
        small_below_points: A clear difference below this is called small.
        forecast_step_points: The step of forecast differences.
        largest_believable_points: The largest difference that is forecast.
        history_days: The number of past days from which a person's days are estimated.
        least_history_answers: The number of answers needed on those days.
        least_history_days: The minimum number of days from the first to the last answer, inclusive.
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


class Design(Table, frozen=True):
    """The design of a test.

    Attributes:
        analysis: Name of the analysis; other numbers above need another name.
        starts_after_days: Days from the start to the first day of the first block.
        usual_pairs: The proposed length.
        ask_hours: The hours from which the question of the day can be asked, rising.
        usual_ask_hour: The proposed hour.
        planned_days: Days with something that a week with it needs to count as planned.
        morning_until: The hour before which a session counts as a morning session.
        evening_from: The hour from which it counts as an evening session.
    """

    analysis: Id
    starts_after_days: Annotated[int, Meta(ge=0, le=7)]
    usual_pairs: PairCount
    ask_hours: Annotated[tuple[Hour, ...], Meta(min_length=1)]
    usual_ask_hour: Hour
    planned_days: Annotated[int, Meta(ge=1, le=7)]
    morning_until: Hour
    evening_from: Hour


class FairQuestion(Table, frozen=True):
    """A question that a person can test.

    Attributes:
        block_days: Days in a block; more for a slow effect.
        levels: The levels of the latest self-check at which it is offered.
        needs: What today's plan must have: a session, or two moves of the same kind and depth.
        deepest: The greatest depth of the moves.
    """

    id: QuestionId
    block_days: Annotated[int, Meta(ge=7, le=28)]
    levels: Annotated[tuple[Level, ...], Meta(min_length=1)]
    needs: Literal["plan", "session", "two_moves"]
    deepest: Depth | None = None


class FairTestRules(Table, frozen=True):
    """All of fair_test.toml."""

    analysis: AnalysisRules
    design: Design
    questions: Annotated[tuple[FairQuestion, ...], Meta(min_length=1)]

"""The structure of fair_test.toml: how a fair test is run and evaluated."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Count, Depth, Id, Level, Table

Percent = Annotated[int, Meta(ge=1, le=99)]
Difference = Annotated[float, Meta(gt=0, le=10)]
"""Points on the scale from 0 to 10."""
PairCount = Annotated[int, Meta(ge=1, le=16)]
"""All draws are gone through, and each pair more makes twice as many."""
Hour = Annotated[int, Meta(ge=0, le=23)]
QuestionId = Literal["sessions", "moves", "time_of_day", "breaks"]
"""What can be tested: the code knows how a week of each is lived."""


class AnalysisRules(Table, frozen=True):
    """What counts, when a difference is clear, and what is forecast before the start.

    Attributes:
        left_out_days: Days at the start of each block that do not count.
        least_answers: Counted answers that both blocks of a pair need.
        least_pairs: Pairs that a verdict needs.
        pair_counts: Lengths of a test that are offered, rising.
        false_alarm_percent: The most tests of something without effect that are called "clear".
        found_percent: Of people like this one, in whom a forecast difference is found.
        small_below_points: A clear difference below this is called small.
        forecast_step_points: Differences are forecast in steps of this.
        largest_believable_points: The largest difference that is forecast.
        history_days: Of the last days, how many show how a person's days differ.
        least_history_answers: How many of those must have an answer.
        least_history_days: Days from the first to the last answer, both included, at least.
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
    """What is agreed on before the first day.

    Attributes:
        analysis: Name of the rules that count and judge; another one for other numbers above.
        starts_after_days: From the day of the start to the first day of the first block.
        usual_pairs: The length that is proposed.
        ask_hours: Hours of the clock from which the day's question can be asked, rising.
        usual_ask_hour: The one that is proposed.
        planned_days: Days on which a week with something has it, to be lived as planned.
        morning_until: Hour of the clock before which a session is one of the morning.
        evening_from: Hour of the clock from which it is one of the evening.
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
        block_days: Days in a block: more where an effect comes slowly.
        levels: With which level of the latest self-check it can be begun.
        needs: What today's plan must have: a session, or two moves of a kind and depth.
        deepest: Greatest depth of the moves that are compared.
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

"""Records of fair tests: the terms of a test, its end and its result."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from psoas_coach.content.fair_test import QuestionId
from psoas_coach.journal.records import Identity, Moment, Name, Token

FairTestOutcome = Literal["pain", "goal"]
"""What a fair test asks once a day: pain over the last 24 hours, or trouble with one's goal."""
FairTestEnding = Literal["finished", "stopped", "level"]
"""How a fair test ended: after its last day, by the person, or because help was needed."""
FairTestVerdict = Literal[
    "clearly_lower",
    "clearly_lower_small",
    "clearly_higher",
    "clearly_higher_small",
    "no_clear_difference",
    "too_few_pairs",
]
Condition = Literal["with", "without"]
Hexadecimal = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class FairTest(Struct, frozen=True):
    """The terms of a fair test, fixed before its first day. They never change.

    It compares weeks with something to weeks without it. Two neighbouring blocks are a pair, and a
    draw decides which of the two conditions comes first in each.

    Attributes:
        at: When it was started.
        question: What is tested, as ``fair_test.toml`` names it.
        moves: The move of the weeks with, and that of the weeks without, if it is about moves.
        outcome: The outcome of the daily question.
        goal: The goal in the daily question; empty if it asks about pain.
        asked_from: The hour from which the question of the day is asked.
        first_day: First date of the first block.
        pairs: Number of pairs of blocks.
        block_days: Days in a block.
        left_out_days: Days at the start of each block that do not count.
        analysis: Name of the rules of the analysis.
        draw: A digit for each pair: 1 if the block with comes first, 0 if it comes second.
        salt: Random, so that the draw cannot be found by comparing all draws with ``digest``.
        digest: SHA-256 of everything above; see ``fair_tests.write_terms``.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    question: QuestionId
    moves: Annotated[tuple[Token, ...], Meta(max_length=2)]
    outcome: FairTestOutcome
    goal: Name
    asked_from: Annotated[int, Meta(ge=0, le=23)]
    first_day: dt.date
    pairs: Annotated[int, Meta(ge=1, le=16)]
    block_days: Annotated[int, Meta(ge=2, le=28)]
    left_out_days: Annotated[int, Meta(ge=0, le=14)]
    analysis: Token
    draw: Annotated[str, Meta(pattern=r"^[01]{1,16}\Z")]
    salt: Hexadecimal
    digest: Digest
    demo: bool = False


class BlockResult(Struct, frozen=True, forbid_unknown_fields=True):
    """One block of a finished fair test.

    Attributes:
        mean: Mean of its counted answers, 0 to 10; None without any.
        answers: The number of counted answers.
        as_planned: Whether the person followed the draw in the block.
    """

    condition: Condition
    mean: Annotated[float, Meta(ge=0, le=10)] | None
    answers: Annotated[int, Meta(ge=0, le=28)]
    as_planned: bool


class FairTestResult(Struct, frozen=True, forbid_unknown_fields=True):
    """The result of a finished fair test, as it was computed on its last day.

    Attributes:
        difference: The mean with minus the mean without over the counted pairs, points.
        p_value: The share of all draws with a difference at least as large.
        interval: The plausible differences; None if there are no limits.
        counted_pairs: The number of pairs with enough answers.
        left_out: The number of pairs without.
        blocks: The blocks in the order of their dates.
    """

    difference: Annotated[float, Meta(ge=-10, le=10)] | None
    p_value: Annotated[float, Meta(ge=0, le=1)] | None
    interval: tuple[float, float] | None
    counted_pairs: Annotated[int, Meta(ge=0, le=16)]
    left_out: Annotated[int, Meta(ge=0, le=16)]
    blocks: Annotated[tuple[BlockResult, ...], Meta(max_length=32)]


class FairTestEnd(Struct, frozen=True):
    """The end of a fair test. A test has at most one, and it never changes.

    Attributes:
        id: The id of the test.
        at: When it ended.
        verdict: Only for a finished test, like ``result``.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    how: FairTestEnding
    verdict: FairTestVerdict | None = None
    result: FairTestResult | None = None
    demo: bool = False


def find_condition(test: FairTest, block: int) -> Condition:
    """Return the condition drawn for a block, counted from 0."""
    pair, place = divmod(block, 2)
    return "with" if (test.draw[pair] == "1") == (place == 0) else "without"


def count_days(test: FairTest) -> int:
    """Return the number of days of a test."""
    return 2 * test.pairs * test.block_days


def find_last_day(test: FairTest) -> dt.date:
    """Return the last date of a test."""
    return test.first_day + dt.timedelta(days=count_days(test) - 1)

"""Kinds of people who try a fair test, and what each of them answers while it lasts."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from msgspec import Struct

from psoas_coach.content import load
from psoas_coach.progress.fair_test.analysis import Pair
from tests.support.trials.flares import CLUSTERED, SINGLE
from tests.support.trials.simulated_people import BEGAN, Person, live, random_source

HISTORY = 56
"""Days on which they answered before the test began."""
MOST_PAIRS = 10
WEEK = 7


class Kind(Struct, frozen=True):
    """People of one kind.

    Attributes:
        person: What is true about them.
        block_days: Days of a block of their test.
        history: Days on which they answered before it.
        opposite: In which share of the blocks they do the other thing.
        hides_without: On days that hurt more than usual they answer half as often, in blocks
            without alone: what the lot decided then changes who answers.
    """

    person: Person
    block_days: int = WEEK
    history: int = HISTORY
    opposite: float = 0.0
    hides_without: bool = False

    @property
    def departs(self) -> bool:
        """Whether what they do in a test cannot be foreseen from their weeks before it.

        Whoever hides bad days answers more as soon as something makes days better.
        """
        return self.opposite > 0 or self.hides_without or self.person.hides_bad

    @property
    def days(self) -> int:
        """How long they answer in all."""
        return self.history + 2 * MOST_PAIRS * self.block_days


_THREE_A_WEEK = Person(5.0, 1.5, 0.6, answered=3 / 7)
_ECHO = Person(5.0, 1.5, 0.6)
KINDS: Mapping[str, Kind] = {
    "echo 0.3, spread 0.7": Kind(Person(5.0, 0.7, 0.3)),
    "echo 0.3, spread 1.2": Kind(Person(5.0, 1.2, 0.3)),
    "echo 0.6, spread 1.5": Kind(_ECHO),
    "echo 0.8, spread 1.5": Kind(Person(5.0, 1.5, 0.8)),
    "echo 0.9, spread 1.5": Kind(Person(5.0, 1.5, 0.9)),
    "echo 0.95, spread 2": Kind(Person(5.0, 2.0, 0.95)),
    "echo 0.6, spread 2.5": Kind(Person(5.0, 2.5, 0.6)),
    "flares now and then": Kind(Person(4.5, 1.2, 0.6, flares=SINGLE)),
    "flares that cluster": Kind(Person(4.5, 1.2, 0.6, flares=CLUSTERED)),
    "slow meanders": Kind(Person(5.0, 1.2, 0.6, meander=0.7)),
    "weekdays hurt 2 more": Kind(Person(4.0, 1.2, 0.6, weekdays_more=2.0)),
    "pain falls by 3 meanwhile": Kind(
        Person(6.0, 1.2, 0.6, moved_on=HISTORY, moved=-3.0, moved_days=2 * MOST_PAIRS * WEEK)
    ),
    "pain rises by 3 meanwhile, echo 0.9": Kind(
        Person(4.5, 1.5, 0.9, moved_on=HISTORY, moved=3.0, moved_days=2 * MOST_PAIRS * WEEK)
    ),
    "weekdays 2 more, falls by 3, echo 0.9": Kind(
        Person(
            5.0,
            1.5,
            0.9,
            weekdays_more=2.0,
            moved_on=HISTORY,
            moved=-3.0,
            moved_days=2 * MOST_PAIRS * WEEK,
        )
    ),
    "at the floor, level 1": Kind(Person(1.0, 1.5, 0.8)),
    "near the floor, level 2.5": Kind(Person(2.5, 1.5, 0.6)),
    "at the top, level 9": Kind(Person(9.0, 1.5, 0.8)),
    "7 of 10 days answered": Kind(Person(5.0, 1.5, 0.6, answered=0.7)),
    "three answers a week": Kind(_THREE_A_WEEK),
    "three answers a week, blocks of two weeks": Kind(_THREE_A_WEEK, block_days=2 * WEEK),
    "two weeks of history, echo 0.6": Kind(_ECHO, history=14),
    "two weeks of history, echo 0.9": Kind(Person(5.0, 1.5, 0.9), history=14),
    "answers missing when it is bad": Kind(Person(5.0, 1.5, 0.6, hides_bad=True)),
    "does the opposite in a third of the weeks": Kind(_ECHO, opposite=1 / 3),
}
UNFAIR: Mapping[str, Kind] = {
    "bad days hidden in weeks without alone": Kind(_ECHO, hides_without=True),
}
"""Where what the lot decided changes who answers, which no test can make good."""


class Tried(Struct, frozen=True):
    """What somebody answered.

    Attributes:
        history: Before the test, one for each day.
        pairs: Of the test, in their order; the first so many are a shorter test.
    """

    history: list[int | None]
    pairs: list[Pair]


def try_out(kind: Kind, effect: float, seed: str) -> Tried:
    """Let somebody answer before and in a test.

    Args:
        kind: Of what kind they are.
        effect: By how many points pain is lower on days with the condition.
        seed: Of all that is chance; with the same, only the effect differs.
    """
    chance, lot = random_source(f"days {seed}"), random_source(f"lot {seed}")
    with_first = [lot.random() < 0.5 for _ in range(MOST_PAIRS)]
    turned = [lot.random() < kind.opposite for _ in range(2 * MOST_PAIRS)]

    def is_with(block: int) -> bool:
        return with_first[block // 2] == (block % 2 == 0)

    def added(day: int) -> float:
        block = (day - kind.history) // kind.block_days
        return -effect if block >= 0 and is_with(block) != turned[block] else 0.0

    life = live(kind.person, kind.days, chance, added=added)
    answers: list[int | None] = [None] * kind.days
    for point in life.points:
        answers[(point.date - BEGAN).days] = int(point.value)
    blocks = [
        _count(answers[start : start + kind.block_days])
        for start in range(kind.history, kind.days, kind.block_days)
    ]
    if kind.hides_without:
        blocks = [
            some if is_with(block) else _hide_bad(some, kind.person.level, lot)
            for block, some in enumerate(blocks)
        ]
    return Tried(
        answers[: kind.history],
        [
            Pair(first, second) if with_ else Pair(second, first)
            for with_, first, second in zip(with_first, blocks[::2], blocks[1::2], strict=True)
        ],
    )


def _count(block: Sequence[int | None]) -> tuple[int, ...]:
    left_out = load().fair_test.analysis.left_out_days
    return tuple(value for value in block[left_out:] if value is not None)


def _hide_bad(block: Sequence[int], level: float, lot: random.Random) -> tuple[int, ...]:
    return tuple(value for value in block if value <= level or lot.random() < 0.5)

"""How often a fair test is clear, and how often its forecast says that it would be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from psoas_coach.progress.fair_test.analysis import Verdict, analyse, judge
from psoas_coach.progress.fair_test.forecast import SimulatedTests, forecast
from psoas_coach.progress.fair_test.own_days import describe_days
from tests.support.trials.fair_people import Kind, try_out

LENGTHS = (6, 8, 10)
EFFECTS = (1.0, 1.5, 2.0, 3.0)
FEW_TESTS = 20
"""Simulated for each person: what is forecast differs far more from one person to the next than
from one draw to the next, so many people with few tests each come nearer to the mean."""
CLEAR = frozenset(Verdict) - {Verdict.NO_CLEAR_DIFFERENCE, Verdict.TOO_FEW_PAIRS}
_SURE = 1.96


class Share(Struct, frozen=True):
    """How many of so many people."""

    found: int
    people: int

    @property
    def percent(self) -> float:
        """In 100."""
        return 100 * self.found / self.people

    @property
    def error(self) -> float:
        """The standard error of ``percent``, for so many simulated people."""
        share = (self.found + 2) / (self.people + 4)
        return 100 * math.sqrt(share * (1 - share) / (self.people + 4))

    @property
    def unsure(self) -> float:
        """How far off ``percent`` can be, 95 times of 100."""
        return _SURE * self.error


def count_clear(kind: Kind, effect: float, people: int, seed: str) -> dict[int, Share]:
    """Return how many are told "clear", by the number of pairs.

    Args:
        kind: Of what kind they are.
        effect: By how many points pain is lower with the condition.
        people: How many.
        seed: Of everything about them.
    """
    found = dict.fromkeys(LENGTHS, 0)
    for number in range(people):
        pairs = try_out(kind, effect, f"{seed} {number}").pairs
        for length in LENGTHS:
            found[length] += judge(analyse(pairs[:length])) in CLEAR
    return {length: Share(count, people) for length, count in found.items()}


def forecast_clear(
    kind: Kind,
    people: int,
    seed: str,
    effects: Sequence[float] = EFFECTS,
    lengths: Sequence[int] = LENGTHS,
) -> dict[tuple[float, int], float]:
    """Return in how many of 100 a test is forecast to be clear, by effect and number of pairs.

    The mean of what is forecast for each from their own history, with fewer simulated tests than
    the product draws, for more people.

    Args:
        kind: Of what kind they are.
        people: How many.
        seed: Of everything about them.
        effects: By how many points pain is lower with the condition.
        lengths: Of a test, in pairs.
    """
    given: dict[tuple[float, int], list[float]] = {}
    for number in range(people):
        days = describe_days(try_out(kind, 0.0, f"{seed} {number}").history)
        if days is None:
            continue
        simulated = SimulatedTests(
            days, max(lengths), kind.block_days, f"{seed} {number}", FEW_TESTS
        )
        for effect in effects:
            for length, share in simulated.find_power(effect, lengths).items():
                given.setdefault((effect, length), []).append(100 * share)
    return {key: fmean(some) for key, some in given.items()}


def keep_word(kind: Kind, people: int, seed: str) -> Share:
    """Return how many found the difference that was forecast, where one was.

    Each asks for a forecast, and then the condition does just as much as was said would be found.

    Args:
        kind: Of what kind they are.
        people: How many ask, once for each length.
        seed: Of everything about them.
    """
    found = asked = 0
    for number in range(people):
        name = f"{seed} {number}"
        history = try_out(kind, 0.0, name).history
        for length_forecast in forecast(history, LENGTHS, kind.block_days) or ():
            if length_forecast.detectable is not None:
                pairs = try_out(kind, length_forecast.detectable, name).pairs[
                    : length_forecast.pairs
                ]
                found += judge(analyse(pairs)) in CLEAR
                asked += 1
    return Share(found, asked)

"""Everything that ``docs/progress.md`` claims about how often the page is wrong, row by row."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial

import msgspec
from msgspec import Struct

from tests.support.trials import change_trials, line_trials, review_trials, sitting_trials
from tests.support.trials.flares import SINGLE
from tests.support.trials.pain_patterns import (
    FALLS_FROM,
    PATTERNS,
    YEAR,
    early,
    flat,
    make_halved,
    slow,
)
from tests.support.trials.simulated_people import Person, moving

PEOPLE, SEED = 200, 1
"""How many people the table of the page was made from, and their seed."""
MOST_FALSE, LEAST_DETECTED, LEAST_HELD, LEAST_EARLY = 0.05, 0.80, 0.80, 0.60
OPEN = frozenset({"slow meanders"})
"""Patterns of which nothing is promised about "worse": their pain really does go up for a while."""
WILD = Person(5.0, 2.5, 0.6, flares=SINGLE)
"""Days that differ most, of all that are usual."""
_RANGES = {"weeks": "4 weeks", "months": "3 months", "year": "1 year", "all": "everything"}
_DAILY = "every day of half a year"
_EARLY_POINTS = (-2.0, -3.0, -4.0)


class Row(Struct, frozen=True):
    """One line of the table.

    Attributes:
        who: The people and what is true about them.
        when: How they look.
        what: What is counted.
        share: Of the people, 0 to 1.
        promise: What is promised about it: at most, at least, or nothing.
    """

    who: str
    when: str
    what: str
    share: float
    promise: float | None = None
    most: bool = True

    @property
    def is_met(self) -> bool:
        """Whether the promise is kept."""
        if self.promise is None:
            return True
        return self.share <= self.promise if self.most else self.share >= self.promise

    def line(self) -> str:
        """Return the line in Markdown."""
        promise = "" if self.promise is None else f"{self.promise * 100:.0f}"
        words = f"at {'most' if self.most else 'least'} {promise}" if promise else "none"
        return f"| {self.who} | {self.when} | {self.what} | {self.share * 100:.1f} | {words} |\n"


def rows(people: int, seed: int) -> Iterator[Row]:
    """Try everything that is claimed."""
    yield from _flat_daily(people, seed)
    yield from _flat_once(people, seed + 100)
    yield from _try_moved(people, seed + 200)
    yield from _early(people, seed + 300)
    yield from _review(max(40, people // 2), seed + 400)
    yield from _checks(people, seed + 500)
    yield from _band(max(40, people // 8), seed + 600)
    yield from _sitting(max(40, people // 4), seed + 700)


def _flat_daily(people: int, seed: int) -> Iterator[Row]:
    for number, pattern in enumerate(PATTERNS):
        rates = change_trials.flat_daily(people, seed + number, pattern)
        who = f"flat pain, {pattern}"
        yield Row(who, _DAILY, "“better” on any day", rates.better, MOST_FALSE)
        worse = None if pattern in OPEN else MOST_FALSE
        yield Row(who, _DAILY, "“worse” on any day", rates.worse, worse)
        yield Row(who, _DAILY, "“eased” on any day", rates.eased)
    rates = change_trials.flat_daily_in(max(40, people // 5), seed + 50, "months")
    when = f"{_DAILY}, 3 months"
    yield Row("flat pain, usual days", when, "“better” on any day", rates.better, MOST_FALSE)
    yield Row("flat pain, usual days", when, "“worse” on any day", rates.worse, MOST_FALSE)


def _flat_once(people: int, seed: int) -> Iterator[Row]:
    for who, like in (("flat pain, usual days", None), ("flat, wildest days, flares", WILD)):
        for choice, rates in change_trials.flat_once(people, seed, like).items():
            when = f"once, {_RANGES[choice]}"
            yield Row(who, when, "“better”", rates.better, MOST_FALSE)
            yield Row(who, when, "“worse”", rates.worse, MOST_FALSE)


def _try_moved(people: int, seed: int) -> Iterator[Row]:
    when = "every day of the next 10 weeks"
    rates = change_trials.look_daily(people, seed)
    who = "pain fell by 3, after week 11"
    yield Row(who, when, "“better” on any day", rates.better, LEAST_DETECTED, most=False)
    yield Row(who, when, "“better” or “eased”", rates.eased, LEAST_DETECTED, most=False)
    rates = change_trials.look_daily(people, seed + 1, days=(35, change_trials.SETTLED - 1))
    who = "pain fell by 3, in week 6 to 11"
    yield Row(who, when, "“better” on any day", rates.better)
    yield Row(who, when, "“better” or “eased”", rates.eased, LEAST_DETECTED, most=False)
    rates = change_trials.look_until(people, seed + 2, partial(_fell_echoing, echo=0.8))
    who = "pain fell by 3, after week 11, echo 0.8"
    yield Row(who, when, "“better” or “eased”", rates.eased)
    rates = change_trials.look_daily(people, seed + 3, 3.0, (35, 150))
    yield Row("pain rose by 3, after week 5", when, "“worse” on any day", rates.worse)
    rates = change_trials.look_daily(people, seed + 3, 3.0, (35, 150), change_trials.HALF_YEAR)
    when = "every day of the next half year"
    yield Row("pain rose by 3, after week 5", when, "“worse” on any day", rates.worse)
    rates = change_trials.look_until(people, seed + 4, lambda chance: (slow(chance), YEAR + 57))
    who, when = "pain fell by 3 over a year", "every day of 14 months"
    yield Row(who, when, "“better” on any day", rates.better)
    yield Row(who, when, "“better” or “eased”", rates.eased)


def _fell_echoing(chance: random.Random, echo: float) -> tuple[Person, int]:
    """Draw somebody with a strong echo whose answers fall by 3 points."""
    day = chance.randint(change_trials.SETTLED, 150)
    person = moving(chance, FALLS_FROM, day, -3.0)
    return msgspec.structs.replace(person, echo=echo), day + change_trials.IN_TIME_DAYS + 1


def _early(people: int, seed: int) -> Iterator[Row]:
    when = "every day of 12 weeks"
    shares = []
    for points in _EARLY_POINTS:
        findings = change_trials.look_until(
            people, seed, partial(_early_for_12_weeks, points=points)
        )
        shares.append(findings.eased)
        who = f"pain fell by {-points:.0f} within three weeks"
        yield Row(who, when, "“eased” on any day", findings.eased)
    share = sum(shares) / len(shares)
    who = "pain fell by 2, 3 or 4 within three weeks"
    yield Row(who, when, "“eased” on any day", share, LEAST_EARLY, most=False)
    findings = change_trials.look_until(
        people, seed + 1, lambda chance: (make_halved(chance), 7 * 12 + 1)
    )
    yield Row("mild pain halved within three weeks", when, "“eased” on any day", findings.eased)


def _early_for_12_weeks(chance: random.Random, points: float) -> tuple[Person, int]:
    """Draw an early responder who looks for twelve weeks."""
    return early(chance, points), 7 * 12 + 1


def _review(people: int, seed: int) -> Iterator[Row]:
    when, what = "week 6 to 12, if they answer “the same”", "“not the right tool”"
    measure = partial(review_trials.measure_no_change_share, people)
    for points in _EARLY_POINTS:
        share = measure(seed, partial(early, points=points))
        who = f"pain fell by {-points:.0f} within three weeks"
        yield Row(who, when, what, share, MOST_FALSE)
    for pattern in ("echo 0.8", "echo 0.9", "flares that cluster"):
        share = measure(seed, partial(early, points=-3.0, pattern=pattern))
        yield Row(f"pain fell by 3 within three weeks, {pattern}", when, what, share, MOST_FALSE)
    yield Row("mild pain halved", when, what, measure(seed, make_halved), MOST_FALSE)
    share = measure(seed, slow, YEAR - 42, YEAR)
    when_slow = "the last six weeks, likewise"
    yield Row("pain fell by 3 over a year", when_slow, what, share, MOST_FALSE)
    for pattern in ("usual days", "echo 0.8"):
        share = measure(seed, partial(flat, pattern=pattern))
        yield Row(f"flat pain, {pattern}", when, what, share)


def _checks(people: int, seed: int) -> Iterator[Row]:
    rates = change_trials.checks(people, seed)
    when = "once, a self-check every 2 weeks"
    yield Row("flat pain", when, "“better”", rates.better, MOST_FALSE)
    yield Row("flat pain", when, "“worse”", rates.worse, MOST_FALSE)
    rates = change_trials.checks(people, seed + 1, -3.0)
    yield Row("pain fell by 3 half-way", when, "“better”", rates.better)


def _band(people: int, seed: int) -> Iterator[Row]:
    for who, moved, flares in (
        ("flat pain, no flares", 0.0, False),
        ("flat pain, flares", 0.0, True),
        ("pain fell by 3, no flares", -3.0, False),
        ("pain fell by 3, flares", -3.0, True),
    ):
        yield _make_band_row(who, line_trials.count_held(people, seed, moved, flares=flares))
    for number, pattern in enumerate(PATTERNS):
        if PATTERNS[pattern]:
            share = line_trials.count_held(people, seed + 1 + number, pattern=pattern)
            yield _make_band_row(f"flat pain, {pattern}", share)
    share = line_trials.count_held(people, seed + 50, -3.0, pattern="echo 0.8")
    yield _make_band_row("pain fell by 3, echo 0.8", share)
    yield _make_band_row(
        "pain fell by 3 over a year", line_trials.count_held_slow(people, seed + 51)
    )


def _make_band_row(who: str, share: float) -> Row:
    what = "days on which the band holds the level"
    return Row(who, "4 weeks to 4 years", what, share, LEAST_HELD, most=False)


def _sitting(people: int, seed: int) -> Iterator[Row]:
    when = "once, 60 days to a year"
    for number, pattern in enumerate(PATTERNS):
        false = sitting_trials.sitting(people, seed + number, 0.0, pattern)
        yield Row(f"sitting does nothing, {pattern}", when, "“clear”", sum(false), MOST_FALSE)
    false = sitting_trials.sitting(people, seed + 50, 0.0, "echo 0.9", 0.9)
    yield Row("sitting does nothing, both echo 0.9", when, "“clear”", sum(false), MOST_FALSE)
    for points in (2.0, 3.0, 4.0):
        more, _ = sitting_trials.sitting(people, seed + 60, points)
        yield Row(f"pain is {points:.0f} higher after more", when, "“more pain after more”", more)

"""How often the progress page is wrong; writes the table of ``docs/progress.md``.

``python -m benchmarks.truth [--people 3000] [--seed 1]`` from the root of the repository, in
about a minute. Exit status 1 when a promise is not kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from benchmarks import trials
from benchmarks.known_people import Person

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "progress.md"
START, END = "<!-- measured -->\n", "<!-- end -->\n"
PEOPLE, SEED = 3000, 1
MOST_FALSE, LEAST_FOUND, LEAST_HELD = 0.05, 0.80, 0.80
_RANGES = {"weeks": "4 weeks", "months": "3 months", "year": "1 year", "all": "everything"}


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
    def kept(self) -> bool:
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
    yield from _flat(people, seed)
    yield from _moved(people, seed)
    yield from _checks(people, seed)
    yield from _band(max(50, people // 10), seed)
    yield from _sitting(people, seed)


def _flat(people: int, seed: int) -> Iterator[Row]:
    for choice, called in trials.flat_once(people, seed).items():
        for what in ("better", "worse"):
            share = getattr(called, what)
            when = f"once, {_RANGES[choice]}"
            yield Row("flat pain", when, f"“{what}”", share, MOST_FALSE)
    hard = Person(5.0, 2.5, 0.6, flares=True, tells=1.0)
    for choice, called in trials.flat_once(people, seed + 1, hard).items():
        for what in ("better", "worse"):
            when = f"once, {_RANGES[choice]}"
            share = getattr(called, what)
            yield Row("flat, wildest days, flares", when, f"“{what}”", share, MOST_FALSE)
    for choice in ("months", "all"):
        called = trials.flat_daily(max(50, people // 3), seed + 2, choice)
        when = f"every day of half a year, {_RANGES[choice]}"
        promise = MOST_FALSE if choice == "all" else None  # the answer above the charts looks so
        yield Row("flat pain", when, "“better” on any day", called.better, promise)
        yield Row("flat pain", when, "“worse” on any day", called.worse)


def _moved(people: int, seed: int) -> Iterator[Row]:
    for choice in ("months", "all"):
        share = trials.moved_once(people, seed + 3, choice)
        when = f"once, 4 weeks later, {_RANGES[choice]}"
        yield Row("pain fell by 3", when, "“better”", share, LEAST_FOUND, most=False)
        share = trials.moved_daily(max(50, people // 5), seed + 4, choice)
        when = f"every day of the 4 weeks, {_RANGES[choice]}"
        yield Row("pain fell by 3", when, "“better” on any day", share, LEAST_FOUND, most=False)
    share = trials.moved_once(people, seed + 5, "all", 3.0)
    when = f"once, 4 weeks later, {_RANGES['all']}"
    yield Row("pain rose by 3", when, "“worse”", share, LEAST_FOUND, most=False)


def _checks(people: int, seed: int) -> Iterator[Row]:
    called = trials.checks(people, seed + 6)
    when = "once, a self-check every 2 weeks"
    yield Row("flat pain", when, "“better”", called.better, MOST_FALSE)
    yield Row("flat pain", when, "“worse”", called.worse, MOST_FALSE)
    called = trials.checks(people, seed + 7, -3.0)
    yield Row("pain fell by 3 half-way", when, "“better”", called.better)


def _band(people: int, seed: int) -> Iterator[Row]:
    for who, moved, flares in (
        ("flat pain, no flares", 0.0, False),
        ("flat pain, flares", 0.0, True),
        ("pain fell by 3, no flares", -3.0, False),
        ("pain fell by 3, flares", -3.0, True),
    ):
        share = trials.held(people, seed + 8, moved, flares=flares)
        what = "days on which the band holds the level"
        yield Row(who, "4 weeks to 4 years", what, share, LEAST_HELD, most=False)


def _sitting(people: int, seed: int) -> Iterator[Row]:
    when = "60 days to a year"
    more, less = trials.sitting(people, seed + 9)
    yield Row("sitting does nothing", when, "“more pain after more”", more, MOST_FALSE)
    yield Row("sitting does nothing", when, "“less pain after more”", less, MOST_FALSE)
    for points in (2.0, 3.0, 4.0):
        more, _ = trials.sitting(people, seed + 10, points)
        yield Row(f"pain is {points:.0f} higher after more", when, "“more pain after more”", more)


def table(found: list[Row], people: int, seed: int) -> str:
    """Return the table and what it was made from."""
    head = "| Who | How they look | What is counted | In 100 | Promised |\n|---|---|---|---|---|\n"
    made = f"`python -m benchmarks.truth --people {people} --seed {seed}` gave:\n"
    return f"{made}\n{head}{''.join(row.line() for row in found)}"


def main() -> int:
    """Try, print and write; exit status 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only-print", action="store_true", help="leave the page as it is")
    asked = parser.parse_args()
    found = list(rows(asked.people, asked.seed))
    text = table(found, asked.people, asked.seed)
    print(text)
    if not asked.only_print:
        page = PAGE.read_text(encoding="utf-8")
        before, _, rest = page.partition(START)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{START}{text}{END}{after}", encoding="utf-8")
    return 0 if all(row.kept for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())

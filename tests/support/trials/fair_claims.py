"""Everything that ``docs/fair-test.md`` claims about how often a fair test is right, by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tests.support.trials.fair_people import KINDS, UNFAIR, Kind
from tests.support.trials.fair_trials import (
    EFFECTS,
    LENGTHS,
    Share,
    count_clear,
    forecast_clear,
    keep_word,
)

PEOPLE, SEED = 1000, 1
"""Of each kind, in tests of what does nothing; and their seed."""
MOST_FALSE = 5.0
"""In 100."""
MOST_OFF = 10.0
"""In 100: as far as a forecast may lie off, on average over people of a kind."""
_NOISE = 3
"""Standard errors by which a figure may pass what is promised: there are dozens of them."""


class Findings(Struct, frozen=True):
    """What was found for people of one kind.

    Attributes:
        name: Of the kind.
        false: Told "clear" though nothing did anything, by the number of pairs.
        found: Told "clear", by effect and number of pairs.
        forecast: In 100, what was forecast, by effect and number of pairs.
        word: Of those to whom a difference was forecast, how many found it.
    """

    name: str
    false: Mapping[int, Share]
    found: Mapping[tuple[float, int], Share]
    forecast: Mapping[tuple[float, int], float]
    word: Share

    @property
    def kind(self) -> Kind:
        """Who they are."""
        return {**KINDS, **UNFAIR}[self.name]

    @property
    def fair(self) -> bool:
        """Whether the lot decides nothing but what is tried out."""
        return self.name not in UNFAIR

    def is_foreseen(self, effect: float) -> bool:
        """Whether a forecast of so many points is promised: no pain falls by more than it is."""
        person = self.kind.person
        return not self.kind.departs and effect <= person.expected(person.level)

    def is_off(self, effect: float, length: int) -> bool:
        """Whether a forecast lies farther from what is found than is promised."""
        off = self.forecast[effect, length] - self.found[effect, length].percent
        return self.is_foreseen(effect) and abs(off) > MOST_OFF

    def list_broken(self) -> list[str]:
        """Return what is promised and not kept."""
        broken = []
        if self.fair:
            broken += [
                f"{self.name}, {length} pairs: {share.percent:.1f} in 100 false alarms"
                for length, share in self.false.items()
                if share.percent - _NOISE * share.error > MOST_FALSE
            ]
        if self.forecast:
            broken += [
                f"{self.name}, {length} pairs, {effect} points: {forecast:.0f} forecast, "
                f"{self.found[effect, length].percent:.0f} found"
                for (effect, length), forecast in self.forecast.items()
                if self.is_off(effect, length)
            ]
        return broken


def find(name: str, people: int, seed: int) -> Findings:
    """Try one kind of people.

    Args:
        name: Of the kind.
        people: How many, in tests of what does nothing; fewer for the rest.
        seed: Of everything about them.
    """
    kind = {**KINDS, **UNFAIR}[name]
    own = f"{seed} {name}"  # people of each kind of their own, so that luck is not shared
    return Findings(
        name,
        count_clear(kind, 0.0, people, f"{own} nothing"),
        {
            (effect, length): share
            for effect in EFFECTS
            for length, share in count_clear(
                kind, effect, _count_helped(people), f"{own} help"
            ).items()
        },
        forecast_clear(kind, _count_helped(people), f"{own} forecast"),
        keep_word(kind, max(4, people // 100), f"{own} word"),
    )


def write_tables(findings: Sequence[Findings], people: int, seed: int) -> str:
    """Return the tables of the page, in Markdown.

    Args:
        findings: One of each kind.
        people: How many there were of each.
        seed: Of everything about them.
    """
    heading = f"`python -m benchmarks.fair_test --people {people} --seed {seed}` gave, in 100:\n"
    parts = (
        heading,
        _write_false(findings, people),
        _write_power(findings, people),
        _write_word(findings),
    )
    return "\n".join(parts)


def _count_helped(people: int) -> int:
    return max(20, people // 2)


def _write_false(findings: Sequence[Findings], people: int) -> str:
    unsure = max(
        share.unsure for finding in findings if finding.fair for share in finding.false.values()
    )
    text = (
        f"**Told “clear” though nothing did anything.** {people} people of each kind, so that a\n"
        f"figure is unsure by {unsure:.1f} either way.\n\n"
        "| Who | 6 pairs | 8 pairs | 10 pairs | Promised |\n|---|---|---|---|---|\n"
    )
    for one in findings:
        shares = " | ".join(f"{one.false[length].percent:.1f}" for length in LENGTHS)
        text += f"| {one.name} | {shares} | {'at most 5' if one.fair else 'none'} |\n"
    return text


def _write_power(findings: Sequence[Findings], people: int) -> str:
    helped = _count_helped(people)
    text = (
        "**Found / forecast.** How many are told “clear” if pain is lower by so much with the\n"
        f"condition, of {helped}, and what was forecast for people of the kind from their\n"
        "weeks before, on average over as many. Promised: at most 10 apart, for falls that\n"
        "are not larger than the pain; what is farther apart is **bold**. No promise where only\n"
        "one figure stands.\n\n"
        "| Who | Pairs | 1 point | 1.5 points | 2 points | 3 points |\n|---|---|---|---|---|---|\n"
    )
    for finding in findings:
        for length in LENGTHS:
            cells = " | ".join(_write_cell(finding, effect, length) for effect in EFFECTS)
            text += f"| {finding.name} | {length} | {cells} |\n"
    return text


def _write_cell(findings: Findings, effect: float, length: int) -> str:
    share = f"{findings.found[effect, length].percent:.0f}"
    if (effect, length) not in findings.forecast or not findings.is_foreseen(effect):
        return share
    cell = f"{share} / {findings.forecast[effect, length]:.0f}"
    return f"**{cell}**" if findings.is_off(effect, length) else cell


def _write_word(findings: Sequence[Findings]) -> str:
    words = [finding.word for finding in findings if not finding.kind.departs]
    word = Share(sum(word.found for word in words), sum(word.people for word in words))
    return (
        f"In {word.people} tests of these people the condition did just as much as the forecast\n"
        f"had said would be found in 8 of 10. It was found in {word.percent:.0f} of 100, unsure\n"
        f"by {word.unsure:.0f}.\n"
    )

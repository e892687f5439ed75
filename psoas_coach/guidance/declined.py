"""Guidance for somebody who leaves what the journal has earned as it was before.

Whatever adds to a plan can be declined: longer holds, more repetitions, deep moves. To decline only
ever takes away, and the plan is filled anew by the same rules, so it keeps to every limit. What the
rules take away for safety cannot be declined.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.assess import assess_valid
from psoas_coach.guidance.depth import NOT_UNLOCKED
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.results import Answers, Guidance, Withheld

Gain = Literal["longer", "more", "deep"]
GAINS: tuple[Gain, ...] = ("longer", "more", "deep")
"""What good weeks add, and what can be kept as it was: hold, repetitions, depth."""

DECLINED = "history.kept_as_before"
"""The reference for deep moves that are open and that the person leaves out."""


def worked_out_keeping(
    answers: Answers, past: HistorySummary, kept: frozenset[str], content: Content
) -> Guidance:
    """Work out the guidance for accepted answers, with some of what was earned kept as before.

    Args:
        answers: Accepted answers.
        past: What the history amounts to.
        kept: Of ``EARNED``; anything else does no harm.
        content: The rules.
    """
    found = assess_valid(answers, apply_declined(past, kept), content)
    if not past.unlocked or "deep" not in kept:
        return found
    return msgspec.structs.replace(found, withheld=tuple(map(_by_choice, found.withheld)))


def apply_declined(past: HistorySummary, kept: frozenset[str]) -> HistorySummary:
    """Return what a history amounts to once some of it is kept as before."""
    if not kept:
        return past
    unlocked = past.unlocked and "deep" not in kept
    return msgspec.structs.replace(past, kept=kept, unlocked=unlocked)


def _by_choice(one: Withheld) -> Withheld:
    because = tuple(DECLINED if ref == NOT_UNLOCKED else ref for ref in one.because)
    return msgspec.structs.replace(one, because=because)

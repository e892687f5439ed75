"""One change of today's plan, and what is looked at to find it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.as_before import keeping
from psoas_coach.guidance.dose import dose, tiers
from psoas_coach.guidance.flare import Way
from psoas_coach.guidance.history import PastSession, Standing
from psoas_coach.guidance.moves import ticked_precautions
from psoas_coach.guidance.results import Answers, PlanItem

Kind = Literal["rest", "step_back", "flare", "longer", "more", "deep", "tighter", "hidden"]
Part = Literal["hold_seconds", "repetitions"]


class Adaptation(msgspec.Struct, frozen=True):
    """One change of the plan.

    Attributes:
        kind: A ``rest`` of the depth and a ``step_back`` of the dose after what went badly; a
            ``flare``; ``longer`` holds, ``more`` repetitions and ``deep`` moves that were earned;
            one more repetition on the ``tighter`` side; ``hidden`` moves.
        adds: Whether it makes the plan more.
        before: Seconds, repetitions or depth without the change; 0 where there is no number.
        after: The same with the change.
        moves: The moves of the plan that it concerns, or that were left out.
        part: For a step back, what of the dose is less.
        caused: The date of the session that caused it.
        until: The first day without it if nothing new happens; None when no date ends it.
        reason: For a rest, the reference of what lowers the depth.
        side: For one more repetition, the side that gets it.
        way: How a flare changes the plan.
        kept: The person keeps it as it was before, so it is not in the plan.
    """

    kind: Kind
    adds: bool = False
    before: int = 0
    after: int = 0
    moves: tuple[str, ...] = ()
    part: Part | None = None
    caused: dt.date | None = None
    until: dt.date | None = None
    reason: str | None = None
    side: Literal["left", "right"] | None = None
    way: Way | None = None
    kept: bool = False


class Look(msgspec.Struct, frozen=True):
    """What is looked at.

    Attributes:
        answers: Accepted answers.
        sessions: All sessions, by date.
        past: What they amount to.
        kept: What the person keeps as before.
        items: The moves of today's plan.
        content: The rules.
    """

    answers: Answers
    sessions: tuple[PastSession, ...]
    past: Standing
    kept: frozenset[str]
    items: tuple[PlanItem, ...]
    content: Content

    @property
    def today(self) -> Standing:
        """What the history amounts to with what is kept as before."""
        return keeping(self.past, self.kept)

    @property
    def last_stop(self) -> dt.date | None:
        """The date of the last session that was stopped."""
        return next((one.date for one in reversed(self.sessions) if one.stopped), None)

    def compared(
        self, part: Part, one: Standing, other: Standing
    ) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return the moves of the plan by a part of their dose in two standings."""
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for item in self.items:
            pair = self._dose(item, part, one), self._dose(item, part, other)
            found[pair] = (*found.get(pair, ()), item.move)
        return found

    def _dose(self, item: PlanItem, part: Part, past: Standing) -> int:
        amount = dose(
            self.content.moves[item.move],
            tiers(self.content, str(self.answers.get("age_group"))),
            self.content,
            ticked=ticked_precautions(self.answers),
            past=past,
        )
        return amount.hold_seconds if part == "hold_seconds" else amount.repetitions

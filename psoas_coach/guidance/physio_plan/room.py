"""The remaining room in a session and a day, as the lines of a physio's plan use it up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.dose import compute_daily_seconds, compute_seconds
from psoas_coach.guidance.moves import DEEPEST
from psoas_coach.guidance.physio_plan.model import HeldDose, LibraryLine, PhysioPlan, PlanLine
from psoas_coach.guidance.physio_plan.today import Why
from psoas_coach.guidance.results import PlanItem

_MINUTE = 60


class Room:
    """The time that is left for the lines of a plan.

    Args:
        plan: The plan; its own limit of minutes applies if it is lower than ours.
        stretched_seconds: Seconds that one side has been stretched for today.
        content: The rules.
    """

    def __init__(self, plan: PhysioPlan, stretched_seconds: float, content: Content) -> None:
        rules, most = content.plan, plan.limits.most_minutes
        minutes = rules.longest_minutes if most is None else min(rules.longest_minutes, most)
        self.content = content
        self.seconds: float = minutes * _MINUTE
        day = compute_daily_seconds(content) - stretched_seconds
        self.day: Mapping[str, float] = {"left": day, "right": day}
        self.deep = rules.most_deep_moves
        self.warmed_up = False

    def take(self, line: PlanLine, item: PlanItem) -> PlanItem | Why:
        """Reserve time for a line, with fewer holds or sets if needed; or return what is full."""
        deep = item.depth == DEEPEST
        if deep and not self.deep:
            return "one_deep"
        stretches = stretches_hip(line, self.content)
        sides = [side for side in self.day if line.sides in {side, "each", "once"}]
        if stretches:
            least = min(self.day[side] for side in sides)
            shorter = _shorten(
                item, lambda shortened: shortened.rounds * shortened.round_seconds <= least
            )
            if shorter is None:
                return "day_full"
            item = shorter
        warm_up = self.content.plan.warm_up_seconds if stretches and not self.warmed_up else 0
        left = self.seconds - warm_up
        shorter = _shorten(item, lambda shortened: compute_seconds(shortened, self.content) <= left)
        if shorter is None:
            return "session_full"
        self.seconds = left - compute_seconds(shorter, self.content)
        self.deep -= deep
        if stretches:
            self.warmed_up = True
            part = shorter.rounds * shorter.round_seconds
            self.day = {side: day - part * (side in sides) for side, day in self.day.items()}
        return shorter


def stretches_hip(line: PlanLine, content: Content) -> bool:
    """Whether a line counts as stretching; a held own move does."""
    if isinstance(line, LibraryLine):
        return content.moves[line.move].lengthens
    return isinstance(line.dose, HeldDose)


def _shorten(item: PlanItem, fits: Callable[[PlanItem], bool]) -> PlanItem | None:
    """Return an item with as many holds or sets as fit, at least one; None if none fits."""
    while not fits(item):
        if item.rounds == 1:
            return None
        if item.hold_seconds is None:
            item = msgspec.structs.replace(item, sets=item.rounds - 1)
        else:
            item = msgspec.structs.replace(item, repetitions=item.repetitions - 1)
    return item

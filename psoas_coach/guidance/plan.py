"""The plan: the sitting break, then two to four moves in five to twelve minutes.

It only chooses among what is allowed. A likely pattern picks the recipe; the recipe's slots are
filled in order; then the plan is made long enough, and short enough.
"""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.schema import DoseStep, Kind, Move, Recipe
from psoas_coach.guidance.dose import dose, tiers
from psoas_coach.guidance.history import Standing
from psoas_coach.guidance.menu import Menu, menu
from psoas_coach.guidance.moves import DEEPEST, ticked_precautions
from psoas_coach.guidance.patterns import likely
from psoas_coach.guidance.results import Answers, PatternState, PlanItem

_FILL: tuple[Kind, ...] = ("steady", "release")


def plan(
    answers: Answers,
    content: Content,
    *,
    allowed: tuple[str, ...],
    states: dict[str, PatternState],
    past: Standing,
) -> tuple[PlanItem, ...]:
    """Fill a plan from the allowed moves; empty when nothing is allowed."""
    if not allowed:
        return ()
    wanted = (*likely(states), "none")
    recipe = next(one for one in content.plan.recipe if one.pattern in wanted)
    filler = _Filler(answers, content, frozenset(allowed), recipe, past)
    for slot in recipe.slots:
        filler.add(slot)
    filler.make_long_enough()
    filler.make_short_enough()
    return (filler.sitting_break, *filler.items)


def seconds(item: PlanItem, content: Content) -> int:
    """Return how long a move takes in the player, with what the player adds."""
    rules = content.plan
    rests = rules.between_holds_seconds * (item.repetitions - 1)
    each = item.hold_seconds * item.repetitions + rests
    return rules.get_ready_seconds + each * item.sides + rules.switch_seconds * (item.sides - 1)


class _Filler:
    """Fills the slots of one recipe; holds what is chosen so far."""

    def __init__(  # all that a choice depends on
        self,
        answers: Answers,
        content: Content,
        allowed: frozenset[str],
        recipe: Recipe,
        past: Standing,
    ) -> None:
        self.content = content
        self.tiers = tiers(content, str(answers.get("age_group")))
        self.menu: Menu = menu(content)
        self.allowed = allowed
        self.ticked = ticked_precautions(answers)
        self.recipe = recipe
        self.past = past
        self.earned = msgspec.structs.replace(past, kept=frozenset()) if past.kept else past
        self.items: list[PlanItem] = []
        self.chosen: set[str] = set()
        self.weekly_seconds = 0
        breaks = (id_ for id_ in content.plan.breaks if id_ in allowed)
        self.sitting_break = self._item(next(breaks), "break")

    def add(self, kind: Kind) -> bool:
        """Add the first move of a kind that fits; another kind where none of it is allowed.

        Where moves of the kind are left but a limit on lengthening is reached, nothing is added:
        what was to be lengthened is.
        """
        for one in (kind, *_FILL):
            left = [
                id_
                for id_ in self.menu.order[one, self.recipe.gentlest]
                if id_ in self.allowed and id_ not in self.chosen
            ]
            for id_ in left:
                if self._has_room_for(id_):
                    self.items.append(self._item(id_, one))
                    self.chosen.add(id_)
                    return True
            if left:
                return False
        return False

    def make_long_enough(self) -> None:
        """Add moves until there are enough of them and they take the shortest time."""
        rules = self.content.plan
        while len(self.items) < rules.most_moves and (
            len(self.items) < rules.fewest_moves or self._held() < rules.shortest_minutes * 60
        ):
            if not self.add(_FILL[len(self.items) % 2]):
                return

    def make_short_enough(self) -> None:
        """Drop the last moves while the whole takes longer than the longest time."""
        rules = self.content.plan
        while len(self.items) > rules.fewest_moves and self._whole() > rules.longest_minutes * 60:
            self.items.pop()

    def _held(self) -> int:
        return sum(item.hold_seconds * item.repetitions * item.sides for item in self.items)

    def _whole(self) -> int:
        return sum(seconds(item, self.content) for item in (self.sitting_break, *self.items))

    def _has_room_for(self, id_: str) -> bool:
        """Whether a move keeps to the limits on lengthening, in this plan and in a week."""
        move = self.content.moves[id_]
        if not move.lengthens:
            return True
        days = self.tiers[move.depth].days
        if move.depth == DEEPEST:
            deep = sum(1 for item in self.items if item.depth == DEEPEST)
            if deep >= self.content.plan.most_deep_moves or self.past.deep_days >= days:
                return False
        # What was earned counts, kept as before or not: holding less must not make room for another
        # lengthening move.
        amount = self._dose(move, self.earned)
        weekly = self.weekly_seconds + amount.hold_seconds * amount.repetitions * days
        if weekly > self.content.dose.most_minutes_a_week * 60:
            return False
        self.weekly_seconds = weekly
        return True

    def _dose(self, move: Move, past: Standing) -> DoseStep:
        return dose(move, self.tiers, self.content, ticked=self.ticked, past=past)

    def _item(self, id_: str, kind: Kind) -> PlanItem:
        ready = self.menu.ready.get((self.recipe.pattern, kind, id_))
        if ready is not None and not self.ticked:
            return ready
        move = self.content.moves[id_]
        amount = self._dose(move, self.past)
        advice = self.menu.advice.items() if self.ticked else ()
        return PlanItem(
            move=id_,
            depth=move.depth,
            sides=move.sides,
            hold_seconds=amount.hold_seconds,
            repetitions=amount.repetitions,
            why=self.menu.why[self.recipe.pattern, kind],
            modifications=tuple(lines[id_] for one, lines in advice if one in self.ticked),
        )

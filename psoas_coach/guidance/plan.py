"""The plan: the sitting break, then two to four moves in five to twelve minutes.

It only chooses among what is allowed. A likely pattern picks the recipe; the recipe's slots are
filled in order; then the plan is made long enough, and short enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content import Content
from psoas_coach.content.schema import Kind, Recipe
from psoas_coach.guidance.dose import dose, tier
from psoas_coach.guidance.history import Standing
from psoas_coach.guidance.patterns import likely
from psoas_coach.guidance.results import Answers, PatternState, PlanItem

_FILL: tuple[Kind, ...] = ("steady", "release")
_DEEP = 3


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
    likely_ones = likely(states)
    recipe = next(one for one in content.plan.recipe if one.pattern in (*likely_ones, "none"))
    filler = _Filler(answers, content, frozenset(allowed), recipe, past)
    for slot in recipe.slots:
        filler.add(slot)
    filler.make_long_enough()
    filler.make_short_enough()
    return (filler.sitting_break(), *filler.items)


def seconds(item: PlanItem, content: Content) -> int:
    """Return how long a move takes in the player, with what the player adds."""
    rules = content.plan
    each = item.hold_seconds * item.repetitions + rules.between_holds_seconds * (
        item.repetitions - 1
    )
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
        self.answers = answers
        self.content = content
        self.allowed = allowed
        self.recipe = recipe
        self.past = past
        self.items: list[PlanItem] = []

    def add(self, kind: Kind) -> bool:
        """Add the first move of a kind that fits; another kind that fits where there is none."""
        for one in dict.fromkeys((kind, *_FILL)):
            for id_ in self._candidates(one):
                self.items.append(self._item(id_, one))
                return True
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
        longest = rules.longest_minutes * 60 - seconds(self.sitting_break(), self.content)
        while (
            len(self.items) > rules.fewest_moves
            and sum(seconds(item, self.content) for item in self.items) > longest
        ):
            self.items.pop()

    def sitting_break(self) -> PlanItem:
        """Return the first allowed sitting break: the top line of every plan."""
        breaks = (id_ for id_ in self.content.plan.breaks if id_ in self.allowed)
        return self._item(next(breaks), "break")

    def _candidates(self, kind: Kind) -> Iterator[str]:
        moves = self.content.moves
        chosen = {item.move for item in self.items}
        order = [
            id_
            for id_ in self.content.plan.order[kind]
            if id_ in self.allowed and id_ not in chosen
        ]
        if kind != "lengthen":
            yield from order
            return
        deep = sum(1 for id_ in chosen if moves[id_].depth == _DEEP)
        turn = 1 if self.recipe.gentlest else -1
        for id_ in sorted(order, key=lambda one: turn * moves[one].depth):
            if moves[id_].depth == _DEEP and deep >= self.content.plan.most_deep_moves:
                continue
            if self._weekly(id_) + sum(map(self._weekly, chosen)) <= self._most_weekly():
                yield id_

    def _weekly(self, id_: str) -> int:
        """Seconds a week, per side, that a move lengthens the hip flexors."""
        move = self.content.moves[id_]
        if not move.lengthens:
            return 0
        amount = dose(move, self.answers, self.content, self.past)
        days = tier(move, self.answers, self.content).days
        return amount.hold_seconds * amount.repetitions * days

    def _most_weekly(self) -> int:
        return self.content.dose.most_minutes_a_week * 60

    def _held(self) -> int:
        return sum(item.hold_seconds * item.repetitions * item.sides for item in self.items)

    def _item(self, id_: str, kind: Kind) -> PlanItem:
        move = self.content.moves[id_]
        amount = dose(move, self.answers, self.content, self.past)
        words = self.content.words
        ticked = self.answers.get("precautions", ())
        why = words.get(f"results.why.{self.recipe.pattern}.{kind}")
        return PlanItem(
            move=id_,
            depth=move.depth,
            sides=move.sides,
            hold_seconds=amount.hold_seconds,
            repetitions=amount.repetitions,
            why=why or words[f"results.why.none.{kind}"],
            modifications=tuple(
                words.get(f"results.modifications.{one}.{id_}")
                or words[f"results.modifications.{one}.any"]
                for one in self.content.precautions.modify
                if isinstance(ticked, tuple) and one in ticked
            ),
        )

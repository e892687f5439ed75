"""The plan: the sitting break, the walk, then two to four moves in five to twelve minutes.

It only chooses among allowed moves. A likely pattern or a precaution selects the recipe, and each
slot takes the move of its kind that was done longest ago. Then the plan is made long enough, given
its doses, and put in an order in which nobody has to get down to the floor twice.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from psoas_coach.content import Content
from psoas_coach.content.moves import DoseStep, Recipe
from psoas_coach.content.table import Kind
from psoas_coach.guidance.dose import (
    choose_doses,
    compute_daily_seconds,
    compute_session_seconds,
    list_first_doses,
    select_tiers,
)
from psoas_coach.guidance.history import NO_HISTORY, HistorySummary
from psoas_coach.guidance.moves import DEEPEST, read_precautions
from psoas_coach.guidance.patterns import select_likely
from psoas_coach.guidance.plan_tables import (
    PlanTables,
    build_item,
    build_tables,
    choose_recipe,
    list_advice,
)
from psoas_coach.guidance.results import Answers, PatternState, PlanItem

_FILL: tuple[Kind, ...] = ("steady", "release")
_MINUTE = 60


def build_plan(
    answers: Answers,
    content: Content,
    *,
    allowed: tuple[str, ...],
    states: Mapping[str, PatternState],
    past: HistorySummary,
) -> tuple[PlanItem, ...]:
    """Fill a plan from the allowed moves and return it; empty if nothing is allowed.

    Args:
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
        allowed: Ids of the allowed moves.
        states: State of each pattern by its id.
        past: The summary of past sessions.
    """
    if not allowed:
        return ()
    precautions = read_precautions(answers)
    recipe = choose_recipe(content, select_likely(states), precautions)
    if past.last_done or past.deep_days or any(past.earned_steps):
        return _fill_recipe(answers, content, allowed, recipe, past)
    return _build_first_plan(
        content, allowed, recipe.id, str(answers.get("age_group")), precautions
    )


@functools.lru_cache(maxsize=1024)
def _build_first_plan(
    content: Content,
    allowed: tuple[str, ...],
    recipe: str,
    age_group: str,
    precautions: frozenset[str],
) -> tuple[PlanItem, ...]:
    """Fill the plan of a person without sessions; it is cached, because many people share it."""
    answers: Answers = {"age_group": age_group, "precautions": tuple(precautions)}
    chosen = next(candidate for candidate in content.plan.recipe if candidate.id == recipe)
    return _fill_recipe(answers, content, allowed, chosen, NO_HISTORY)


def _fill_recipe(
    answers: Answers,
    content: Content,
    allowed: tuple[str, ...],
    recipe: Recipe,
    past: HistorySummary,
) -> tuple[PlanItem, ...]:
    filler = _Filler(answers, content, frozenset(allowed), recipe, past)
    for slot in recipe.slots:
        filler.add(slot)
    filler.make_long_enough()
    return (*filler.list_habits(), *filler.build_session())


def dose_session(
    ids: Sequence[str], answers: Answers, past: HistorySummary, content: Content
) -> tuple[DoseStep, ...]:
    """Return the dose of each move of a session, with the steps that calm weeks have earned.

    Args:
        ids: The moves of the session, in the order in which they are done.
        answers: Valid answers; age group and precautions count.
        past: The summary of the history.
        content: The rules.
    """
    by_depth = select_tiers(content, str(answers.get("age_group")))
    precautions = read_precautions(answers)
    moves = [content.moves[id_] for id_ in ids]
    doses = list_first_doses(content, str(answers.get("age_group")), precautions)
    first = tuple(build_item(id_, content, doses[id_], "") for id_ in ids)
    spare = content.plan.longest_minutes * _MINUTE - compute_session_seconds(first, content)
    return choose_doses(
        moves, by_depth, content, ticked=precautions, past=past, spare_seconds=spare
    )


class _Filler:
    """Fills the slots of one recipe, and stores the chosen moves."""

    def __init__(  # all that a choice depends on
        self,
        answers: Answers,
        content: Content,
        allowed: frozenset[str],
        recipe: Recipe,
        past: HistorySummary,
    ) -> None:
        self.content = content
        self.answers = answers
        self.menu: PlanTables = build_tables(content)
        self.allowed = allowed
        self.precautions = read_precautions(answers)
        self.first = list_first_doses(content, str(answers.get("age_group")), self.precautions)
        self.recipe = recipe
        self.past = past
        self.chosen: list[str] = []
        self.day_left = compute_daily_seconds(content)

    def add(self, kind: Kind) -> bool:
        """Add the move of a kind that was done longest ago; another kind if none is left.

        If moves of the kind are left but a limit on lengthening is reached, nothing is added,
        because enough is lengthened already.
        """
        for candidate in (kind, *_FILL):
            limited = False
            for depth in self._list_depths(candidate):
                left = self._list_available(candidate, depth)
                fitting = [id_ for id_ in left if candidate != "lengthen" or self._fits(id_)]
                if fitting:
                    self._choose(self._find_longest_waiting(fitting))
                    return True
                limited = limited or bool(left)
            if limited:
                return False
        return False

    def make_long_enough(self) -> None:
        """Add moves until there are enough of them and the session is long enough."""
        rules = self.content.plan
        while len(self.chosen) < rules.most_moves and (
            len(self.chosen) < rules.fewest_moves
            or self._count_moving_seconds() < rules.shortest_minutes * _MINUTE
        ):
            if not self.add(_FILL[len(self.chosen) % 2]):
                return

    def list_habits(self) -> Iterator[PlanItem]:
        """Yield the sitting break, and the walk if it is allowed."""
        yield self._build_item(next(id_ for id_ in self.content.plan.breaks if id_ in self.allowed))
        for id_ in self.content.plan.habits:
            if id_ in self.allowed:
                yield self._build_item(id_)

    def build_session(self) -> list[PlanItem]:
        """Return the chosen moves with their doses, in the order in which they are done."""
        ordered = self._sort_chosen()
        items = [self._build_item(id_) for id_ in ordered]
        if not any(self.past.earned_steps):
            return items
        amounts = dose_session(ordered, self.answers, self.past, self.content)
        return [
            build_item(item.move, self.content, amount, item.why, item.modifications)
            for item, amount in zip(items, amounts, strict=True)
        ]

    def _sort_chosen(self) -> list[str]:
        """Sort the chosen moves by position, with release last or first."""
        release = {id_ for id_ in self.chosen if self.content.moves[id_].kind == "release"}
        place = self.menu.place
        if not self.recipe.release_first:
            # Rest on the floor comes right after the other moves there, a chair after that.
            ordered = sorted(set(self.chosen) - release, key=self._make_key)
            return ordered + sorted(release, key=lambda id_: (-place[id_], self._make_key(id_)))
        first = sorted(release, key=self._make_key)
        down = first and place[first[-1]] >= self.content.plan.positions.index("bed")
        turn = -1 if down else 1
        others = sorted(
            set(self.chosen) - release, key=lambda id_: (turn * place[id_], self._make_key(id_))
        )
        return first + others

    def _make_key(self, id_: str) -> tuple[int, int]:
        return self.menu.place[id_], self.chosen.index(id_)

    def _list_depths(self, kind: Kind) -> tuple[int, ...]:
        depths = self.menu.depths[kind]
        return depths[::-1] if self.recipe.gentlest else depths

    def _list_available(self, kind: Kind, depth: int) -> list[str]:
        return [
            id_
            for id_ in self.menu.order[kind, depth]
            if id_ in self.allowed and id_ not in self.chosen
        ]

    def _find_longest_waiting(self, ids: list[str]) -> str:
        done = self.past.last_done
        return min(ids, key=lambda id_: done.get(id_, -1)) if done else ids[0]

    def _fits(self, id_: str) -> bool:
        """Whether a lengthening move respects the limits on depth and on the day."""
        move, rules = self.content.moves[id_], self.content.plan
        if move.depth == DEEPEST:
            deep = sum(self.content.moves[id_].depth == DEEPEST for id_ in self.chosen)
            if deep >= rules.most_deep_moves or self.past.deep_days >= rules.deep_days_a_week:
                return False
        return self.first[id_].seconds <= self.day_left

    def _choose(self, id_: str) -> None:
        self.chosen.append(id_)
        if self.content.moves[id_].lengthens:
            self.day_left -= self.first[id_].seconds

    def _count_moving_seconds(self) -> int:
        return sum(self.first[id_].seconds * self.content.moves[id_].sides for id_ in self.chosen)

    def _build_item(self, id_: str) -> PlanItem:
        ready = self.menu.ready.get((self.recipe.id, id_))
        if ready is not None and not self.precautions:
            return ready
        move = self.content.moves[id_]
        return build_item(
            id_,
            self.content,
            self.first[id_],
            self.menu.why[self.recipe.id, move.kind],
            list_advice(id_, self.precautions, self.content),
        )

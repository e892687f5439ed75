"""A plan without hidden moves follows every rule, and contains no hidden move."""

from __future__ import annotations

import random
from collections.abc import Mapping

from psoas_coach import content
from psoas_coach.guidance import PlanItem, assess
from psoas_coach.guidance.assess import validate
from psoas_coach.guidance.choices import without_hidden
from psoas_coach.guidance.history import NO_HISTORY
from psoas_coach.guidance.results import Guidance
from tests.support.answers_factory import DESK_WORKER
from tests.support.random_answers import person

ALL = content.load()


def without(guidance: Guidance, hidden: frozenset[str], answers: Mapping[str, object]) -> Guidance:
    """Return guidance without hidden moves, for raw answers and no history."""
    return without_hidden(guidance, hidden, validate(answers, None, ALL)[0], NO_HISTORY, ALL)


def moves(plan: tuple[PlanItem, ...]) -> list[str]:
    return [item.move for item in plan]


def test_nothing_changes_while_no_move_of_the_plan_is_hidden() -> None:
    guidance = assess(DESK_WORKER)
    assert without(guidance, frozenset({"couch_stretch"}), DESK_WORKER) is guidance


def test_another_move_of_its_kind_takes_the_place_of_a_hidden_one() -> None:
    guidance = assess(DESK_WORKER)
    assert "runners_lunge" in moves(guidance.plan)
    other = without(guidance, frozenset({"runners_lunge"}), DESK_WORKER)
    assert "runners_lunge" not in moves(other.plan)
    kinds = sorted(ALL.moves[item.move].kind for item in guidance.plan)
    assert sorted(ALL.moves[item.move].kind for item in other.plan) == kinds
    assert other.allowed == guidance.allowed
    assert other.withheld == guidance.withheld


def test_a_hidden_sitting_break_gives_way_to_the_other_one() -> None:
    guidance = assess(DESK_WORKER)
    assert guidance.plan[0].move == "stand_and_walk"
    other = without(guidance, frozenset({"stand_and_walk"}), DESK_WORKER)
    assert other.plan[0].move == "seated_rock"
    assert other.plan[1:] == guidance.plan[1:]


def test_a_hidden_walk_is_gone_and_nothing_takes_its_place() -> None:
    guidance = assess(DESK_WORKER)
    other = without(guidance, frozenset({"walk"}), DESK_WORKER)
    assert moves(other.habits) == ["stand_and_walk"]
    assert other.session == guidance.session


def test_whoever_hides_everything_keeps_the_break_and_the_session() -> None:
    guidance = assess(DESK_WORKER)
    hidden = without(guidance, frozenset(ALL.moves), DESK_WORKER)
    assert moves(hidden.habits) == ["stand_and_walk"]
    assert hidden.session == guidance.session


def test_a_plan_without_hidden_moves_keeps_to_the_rules_for_anybody() -> None:
    rng = random.Random(20)
    for _ in range(400):
        answers = person(rng)
        guidance = assess(answers)
        hidden = frozenset(rng.sample(sorted(ALL.moves), rng.randint(1, 12)))
        plan = without(guidance, hidden, answers).plan
        assert bool(plan) == bool(guidance.plan)
        names = moves(plan)
        assert set(names) <= set(guidance.allowed)
        assert len(set(names)) == len(names)
        daily = sum(
            item.rounds * item.round_seconds for item in plan if ALL.moves[item.move].lengthens
        )
        assert daily * 5 <= ALL.dose.most_minutes_a_week * 60
        assert "walk" not in hidden.intersection(names)
        others = set(guidance.allowed) - hidden - {*ALL.plan.breaks, "walk"}
        if others:
            assert hidden.isdisjoint(names[1:])

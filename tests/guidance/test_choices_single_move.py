"""A single move is never longer or deeper than the person's plan allows."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.guidance.assess import assess
from psoas_coach.guidance.choices import (
    Choices,
    FlareMode,
    assess_today,
    fit_single_move,
    reduce_for_flare,
)
from psoas_coach.guidance.dose import compute_daily_seconds, find_usual_dose
from psoas_coach.guidance.moves import DEEPEST
from psoas_coach.guidance.plan_tables import build_tables
from tests.support.answers_factory import DESK_WORKER

ALL = load()


def healthy(**changes: object) -> dict[str, Any]:
    answers = {**DESK_WORKER, **changes}
    return {question: answer for question, answer in answers.items() if answer is not None}


def test_every_allowed_move_of_a_session_fits_and_no_other() -> None:
    answers = healthy()
    guidance = assess(answers, content=ALL)
    habits = {*ALL.plan.breaks, *ALL.plan.habits}
    for id_ in ALL.moves:
        item = fit_single_move(id_, guidance, answers, ALL)
        assert (item is not None) is (id_ in guidance.allowed and id_ not in habits), id_
    assert fit_single_move("moonwalk", guidance, answers, ALL) is None


def test_a_move_of_the_plan_keeps_its_line_and_another_begins_at_its_first_dose() -> None:
    answers = healthy()
    guidance = assess(answers, content=ALL)
    for item in guidance.session:
        assert fit_single_move(item.move, guidance, answers, ALL) == item
    planned = {item.move for item in guidance.session}
    other = next(id_ for id_ in ("bridge", "dead_bug", "heel_slide") if id_ not in planned)
    fitted, first = fit_single_move(other, guidance, answers, ALL), find_usual_dose(other, ALL)
    assert fitted is not None
    assert (fitted.hold_seconds, fitted.repetitions) == (first.hold_seconds, first.repetitions)
    assert fitted.why


def test_the_lines_of_advice_come_along() -> None:
    answers = healthy(precautions=["dizzy_or_swollen_on_standing"])
    guidance = assess(answers, content=ALL)
    lines = build_tables(ALL).advice["dizzy_or_swollen_on_standing"]
    offers = [id_ for id_ in guidance.allowed if id_ in lines]
    for id_ in offers:
        item = fit_single_move(id_, guidance, answers, ALL)
        assert item is None or lines[id_] in item.modifications
    assert "dead_bug" in offers


def test_a_precaution_that_shortens_holds_shortens_this_one() -> None:
    for precaution, longest in ALL.dose.longest_hold.items():
        answers = healthy(precautions=[precaution])
        guidance = assess(answers, content=ALL)
        items = [fit_single_move(id_, guidance, answers, ALL) for id_ in guidance.allowed]
        stretches = [item for item in items if item and ALL.moves[item.move].own_dose is None]
        assert stretches
        assert all((stretch.hold_seconds or 0) <= longest for stretch in stretches)


@pytest.mark.parametrize(
    "changes",
    [{"age_group": "under_18"}, {"limits": None}, {"red_now": ["chest_pain"]}],
    ids=str,
)
def test_if_there_is_no_plan_there_is_no_single_move(changes: dict[str, Any]) -> None:
    answers = healthy(**changes)
    guidance = assess(answers, content=ALL)
    assert all(fit_single_move(id_, guidance, answers, ALL) is None for id_ in ALL.moves)


@pytest.mark.parametrize("way", ["half", "breaks"])
def test_a_bad_day_makes_it_less_or_nothing(way: FlareMode) -> None:
    answers = healthy()
    usual = assess(answers, content=ALL)
    guidance = reduce_for_flare(usual, way)
    for id_ in usual.allowed:
        before = fit_single_move(id_, usual, answers, ALL)
        item = fit_single_move(id_, guidance, answers, ALL, flare_mode=way)
        if way == "breaks" or before is None:
            assert item is None
        else:
            assert item is not None
            assert item.seconds < before.seconds


def test_no_day_stretches_for_longer_than_its_share_of_the_week() -> None:
    answers = healthy()
    guidance = assess(answers, content=ALL)
    day = compute_daily_seconds(ALL)
    for id_ in guidance.allowed:
        item = fit_single_move(id_, guidance, answers, ALL)
        if item is None:
            continue
        stretch = item.rounds * item.round_seconds
        full = fit_single_move(id_, guidance, answers, ALL, stretched_seconds=day - stretch + 1)
        room = fit_single_move(id_, guidance, answers, ALL, stretched_seconds=day - stretch)
        assert room == item
        assert full == (None if ALL.moves[id_].lengthens else item)


def test_a_deep_move_comes_with_a_plan_only() -> None:
    answers = healthy()
    guidance = assess(answers, content=ALL)
    deep = tuple(id_ for id_, move in ALL.moves.items() if move.depth == DEEPEST)
    unlocked = msgspec.structs.replace(guidance, allowed=(*guidance.allowed, *deep))
    assert all(fit_single_move(id_, unlocked, answers, ALL) is None for id_ in deep)


def test_a_hidden_move_of_the_plan_is_replaced_and_stays_allowed() -> None:
    """Hiding is the caller's to heed: the rules only know what is allowed."""
    answers = healthy()
    shown = assess_today(answers, None, Choices(), ALL).session[0].move
    guidance = assess_today(answers, None, Choices(hidden=frozenset({shown})), ALL)
    assert shown in guidance.allowed

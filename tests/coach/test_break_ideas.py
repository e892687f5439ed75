"""Suggestions for a break: the plan's own break and what it allows, or nothing."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from typing import Any

import pytest
from sqlalchemy import Engine

from psoas_coach.coach.break_ideas import STANDING, BreakIdea, find_break_ideas
from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.plan_choices import hide_move
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, make_moment
from tests.support.answers_factory import self_check
from tests.support.random_answers import HEALTHY, person

DAY = dt.date(2026, 11, 30)
NOW = make_moment(dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC), "UTC")


def ideas(journal: Journal, **answers: object) -> tuple[BreakIdea, ...]:
    journal.self_checks.add(self_check(NOW, **{**HEALTHY, **answers}))
    return find_break_ideas(Snapshot(journal, DAY))


def moves(offered: tuple[BreakIdea, ...]) -> list[str]:
    return [idea.move for idea in offered]


def test_somebody_healthy_gets_up_first_and_has_two_more(journal: Journal) -> None:
    assert moves(ideas(journal)) == [STANDING, "wall_stack", "seated_march"]


def test_people_who_should_not_stand_are_never_told_to(journal: Journal) -> None:
    offered = ideas(journal, precautions=["dizzy_or_swollen_on_standing"])
    assert moves(offered) == ["seated_rock", "seated_march", "slow_breathing"]


def test_a_fresh_operation_leaves_out_what_lifts_the_thigh(journal: Journal) -> None:
    offered = ideas(journal, precautions=["surgery_12_weeks"])
    assert moves(offered) == [STANDING, "wall_stack", "seated_rock"]


def test_advice_for_a_precaution_is_shown_with_each_move(journal: Journal) -> None:
    first, second, _ = ideas(journal, precautions=["fragile_bones"])
    area, words = "results.modifications.fragile_bones", load().words
    assert (first.move, first.advice) == (STANDING, (words[f"{area}.stand_and_walk"],))
    assert (second.move, second.advice) == ("wall_stack", (words[f"{area}.any"],))


@pytest.mark.parametrize(
    "answers",
    [
        {"red_now": ["saddle_change"]},
        {"red_today": ["pulsing_belly"]},
        {"red_now": ["not_sure"]},
        {"precautions": None},
        {"pain_average": None},
        {"age_group": "under_18"},
    ],
)
def test_nothing_is_offered_where_the_plan_is_silent(
    journal: Journal, answers: dict[str, Any]
) -> None:
    assert ideas(journal, **answers) == ()


def test_nothing_is_offered_before_the_first_self_check(journal: Journal) -> None:
    assert find_break_ideas(Snapshot(journal, DAY)) == ()


def test_nothing_is_offered_while_a_later_sign_is_open(journal: Journal) -> None:
    journal.self_checks.add(
        self_check(make_moment(NOW.utc - dt.timedelta(days=1), "UTC"), **HEALTHY)
    )
    body = {"level": "today", "signs": ["red_today.pulsing_belly"]}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, NOW, "new_signs", body))
    assert find_break_ideas(Snapshot(journal, DAY)) == ()


def test_a_bad_day_with_breaks_only_has_the_plan_s_own_break(journal: Journal) -> None:
    mark_flare(journal, DAY, DAY + dt.timedelta(days=2), "breaks", "UTC")
    assert moves(ideas(journal)) == [STANDING]


def test_a_hidden_move_is_not_offered(journal: Journal) -> None:
    hide_move(journal, "wall_stack")
    assert moves(ideas(journal)) == [STANDING, "seated_march", "seated_rock"]


def test_nobody_is_ever_offered_what_their_answers_withhold(engine: Engine) -> None:
    chance, content = random.Random(4), load()
    offered = 0
    for _ in range(60):
        answers = person(chance)
        answers["sitting_bout_minutes"] = int(answers.get("sitting_bout_minutes", 30))
        guidance = assess(answers)
        journal = Journal(engine, uuid.uuid4().hex)
        journal.self_checks.add(self_check(NOW, **{**dict.fromkeys(HEALTHY), **answers}))
        break_ideas = find_break_ideas(Snapshot(journal, DAY))
        assert set(moves(break_ideas)) <= set(guidance.allowed)
        assert all(content.moves[move].depth == 0 for move in moves(break_ideas))
        assert bool(break_ideas) == (guidance.depth_cap >= 0)
        assert not break_ideas or break_ideas[0].move == guidance.plan[0].move
        offered += bool(break_ideas)
    assert offered > 10

"""What the self-check refuses to skip, and what may stay open after a reminder."""

from __future__ import annotations

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    choices,
    fill,
    press,
    title,
    words,
)
from tests.support.wizard_driver import CALM, at_step, group_title
from tests.ui.conftest import OpenPage


@pytest.mark.parametrize("list_", ["red_now", "red_today", "see_someone", "precautions"])
def test_a_list_with_nothing_ticked_is_refused_kindly(
    open_page: OpenPage, list_: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    press(at, "next", list_)
    assert title(at) == group_title(list_)
    assert say("self_check.open.cards") in words(at)
    fill(at, list_, DESK_WORKER)
    assert say("self_check.open.cards") not in words(at)
    press(at, "next", list_)
    assert title(at) != group_title(list_)


@pytest.mark.parametrize(
    "step", ["age_group", "pain_average", "pain_worst", "thigh_frequency", "limits"]
)
def test_a_question_that_a_plan_needs_cannot_be_passed_over(
    open_page: OpenPage, step: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    for _ in range(3):
        press(at, "finish" if step == "limits" else "next", step)
        assert title(at) == group_title(step)
        assert say("self_check.open.needed") in words(at)


@pytest.mark.parametrize("step", ["sitting_hours", "pain_days", "side_stance"])
def test_a_question_that_only_the_score_needs_can_be_left_after_a_second_look(
    open_page: OpenPage, step: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    press(at, "next", step)
    assert title(at) == group_title(step)
    assert say("self_check.open.skippable") in words(at)
    assert (
        at.button(key=f"self_check-next-{step}").label
        == f":violet[{say('self_check.button.without')}]"
    )
    press(at, "next", step)
    assert title(at) == group_title(CALM[CALM.index(step) + 1])


def test_questions_left_open_are_named_with_the_result(
    open_page: OpenPage, journal: Journal
) -> None:
    answers = {id_: answer for id_, answer in DESK_WORKER.items() if id_ != "pain_days"}
    at = at_step(open_page, journal, "pain_days", answers)
    press(at, "next", "pain_days")
    press(at, "next", "pain_days")
    assert title(at) == group_title("thigh_frequency")
    for group in ("thigh", "moving", "limits"):
        fill(at, group, answers)
    press(at, "finish", "limits")
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.result["missing"] == ["pain_days"]
    assert say("questions.pain_days.label") in words(at)


def test_worst_pain_below_usual_pain_is_explained_and_holds_up(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain_worst", {**DESK_WORKER, "pain_average": 5})
    answer(at, "pain_worst", 3)
    assert at.warning[0].value == say("questions.pain_worst.not_below")
    press(at, "next", "pain_worst")
    assert title(at) == group_title("pain_worst")
    answer(at, "pain_worst", 5)
    assert not at.warning
    press(at, "next", "pain_worst")
    assert title(at) == group_title("pain_days")


def test_not_sure_is_the_last_answer_of_a_choice(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "side_stance", DESK_WORKER)
    (choice,) = choices(at).values()
    assert [option["id"] for option in choice["options"]] == [
        "neutral",
        "slight",
        "marked",
        "not_sure",
    ]

"""Questions that only some are asked: about the thigh, and the extra ones."""

from __future__ import annotations

import pytest

from psoas_coach.coach.self_check_flow import list_steps
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import make_key
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    choose,
    fill,
    find_chosen,
    go,
    keys,
    list_ticked,
    press,
    title,
    words,
)
from tests.support.wizard_driver import at_step, draft_answers, group_title
from tests.ui.conftest import OpenPage

EXTRAS = list(dict.fromkeys(step.group for step in list_steps(load()) if step.optional))


def test_thigh_questions_appear_only_when_they_apply(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "most_days")
    press(at, "next", "thigh")
    for id_, given in (("thigh_trend", "same"), ("thigh_areas", ["outer"]), ("thigh_side", "left"),
                       ("thigh_feelings", ["numb"])):  # fmt: skip
        assert title(at) == group_title(id_)
        answer(at, id_, given)
        press(at, "next", id_)
    assert title(at) == group_title("front_hip_pull")
    assert draft_answers(journal)["thigh_feelings"] == ["numb"]
    answer(at, "thigh_frequency", "none")
    assert {id_ for id_ in draft_answers(journal) if id_.startswith("thigh")} == {"thigh_frequency"}
    press(at, "next", "thigh_frequency")
    assert title(at) == group_title("front_hip_pull")
    press(at, "back", "front_hip_pull")
    answer(at, "thigh_frequency", "some_days")
    press(at, "next", "thigh_frequency")
    assert find_chosen(at, make_key("thigh_trend")) is None
    assert "outer" not in list_ticked(go(at, "thigh_areas"))


@pytest.mark.parametrize("id_", ["thigh_trend", "thigh_areas", "thigh_side"])
def test_thigh_questions_that_apply_are_needed(
    open_page: OpenPage, journal: Journal, id_: str
) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    go(at, id_)
    press(at, "next", id_)
    assert title(at) == group_title(id_)
    missing = "none" if id_ == "thigh_areas" else "needed"
    assert words(at).count(say(f"self_check.open.{missing}")) == 1
    answer(at, id_, [] if id_ == "thigh_areas" else "better" if id_ == "thigh_trend" else "left")
    press(at, "next", id_)
    assert title(at) != group_title(id_)


@pytest.mark.parametrize("step", EXTRAS)
def test_fine_tuning_can_be_ended_at_any_of_its_steps(
    open_page: OpenPage, journal: Journal, step: str
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    press(at, "finish", step)
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.answers == DESK_WORKER


def test_no_extra_question_is_asked_or_offered_on_the_way(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    assert keys(at) == {"self_check-back-limits", "self_check-finish-limits"}


def test_every_fine_tuning_answer_arrives(open_page: OpenPage, journal: Journal) -> None:
    answers = {
        "lying_arch": "no", "hips_forward_in_photo": "not_sure", "hangs_on_hips": "yes",
        "march_hold_fails": "no", "bendy": "no", "stretch_then_tight_again": "yes", "stress": 7,
        "holding": ["jaw", "belly"], "flares_with_stress": "yes", "wants_to_curl_up": "no",
        "poor_sleep": "yes", "thomas_left": -5, "thomas_right": 12,
    }  # fmt: skip
    at = at_step(open_page, journal, "fine_tuning", DESK_WORKER)
    for step in EXTRAS:
        fill(at, step, answers)
    press(at, "finish", EXTRAS[-1])
    record = journal.self_checks.find_latest()
    assert record is not None
    got = {id_: record.answers[id_] for id_ in answers}
    assert got == {**answers, "holding": ["belly", "jaw"]}


def test_an_optional_answer_can_be_undone(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "fine_tuning", DESK_WORKER)
    answer(at, "hangs_on_hips", "yes")
    choose(at, make_key("hangs_on_hips"), None)
    assert "hangs_on_hips" not in draft_answers(journal)


def test_the_goal_is_stored_without_surrounding_spaces(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    answer(at, "main_activity", "  walking the dog ")
    assert draft_answers(journal)["main_activity"] == "walking the dog"
    answer(at, "main_activity", "   ")
    assert "main_activity" not in draft_answers(journal)

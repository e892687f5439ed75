"""Going back in the self-check, by its button and by the browser's."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import make_key
from psoas_coach.ui.self_check_tab import ButtonPress
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    choose,
    find_chosen,
    keys,
    press,
    run_page,
    set_choice,
    title,
)
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
from tests.support.wizard_driver import at_step, draft_answers, group_title


def test_back_is_never_refused_and_keeps_the_answers(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "front_hip_pull", DESK_WORKER)
    press(at, "back", "front_hip_pull")
    assert find_chosen(at, make_key("thigh_frequency")) == "none"
    press(at, "back", "thigh_frequency")
    press(at, "back", "pain_days")
    assert find_chosen(at, make_key("pain_worst")) == "5"
    press(at, "next", "pain_worst")
    assert title(at) == group_title("pain_days")


def test_the_first_step_has_no_way_back(open_page: OpenPage) -> None:
    assert keys(open_page("self_check")) == {"self_check-next-age_group"}


def test_a_second_tap_on_the_same_button_does_not_leap_over_a_step(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    answer(at, "age_group", "18_59")
    press(at, "next", "age_group")
    draft = journal.drafts.load("self_check")
    assert draft is not None
    at.session_state["self_check-tab"].press = ButtonPress("next", "age_group", draft["id"])
    run_page(at)
    assert title(at) == group_title("red_now")


def went(at: AppTest, step: str) -> None:
    """Let the browser report that Back or Forward led to a step, without a run yet."""
    report = {"id": uuid.uuid4().hex, "value": step, "done": True}
    at.session_state["self_check-history"] = {"answer": report}


def test_the_browsers_back_and_forward_are_followed_once(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    went(at, "sitting_hours")
    run_page(at)
    assert title(at) == group_title("sitting_hours")
    choose(at, make_key("sitting_hours"), 9)
    assert title(at) == group_title("sitting_bout_minutes")
    went(at, "pain_average")
    run_page(at)
    assert title(at) == group_title("pain_average")


def test_the_last_answer_is_saved_before_the_browser_goes_back(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    set_choice(at, make_key("pain_average"), 4)
    went(at, "sitting_hours")
    run_page(at)
    assert title(at) == group_title("sitting_hours")
    assert draft_answers(journal)["pain_average"] == 4


@pytest.mark.parametrize(
    "sent",
    [{"answer": 1}, {"answer": {"id": "x"}}, {"answer": {"id": "x", "value": ["red_now"]}}, 7],
)
def test_a_browser_that_goes_nowhere_is_left_where_it_is(
    open_page: OpenPage, journal: Journal, sent: object
) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    at.session_state["self_check-history"] = sent
    run_page(at)
    assert title(at) == group_title("pain_average")

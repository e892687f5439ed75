"""A browser's reports are processed once, validated, and never lost."""

from __future__ import annotations

import uuid
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.coach.self_check_flow import find_step
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import NONE, make_key
from tests.support import clock
from tests.support.answers_factory import DESK_WORKER
from tests.support.interrupted_runs import interrupt_at
from tests.support.page_driver import (
    go,
    list_ticked,
    lists,
    run_page,
    tap,
    tick,
    title,
)
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
from tests.support.wizard_driver import at_step, draft_answers, group_title


def test_a_forged_number_is_not_kept(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "sitting", DESK_WORKER)
    at.session_state[make_key("sitting_hours")] = {
        "answer": {"id": "a", "value": "1e9", "done": True}
    }
    run_page(at)
    assert "sitting_hours" not in draft_answers(journal)


@pytest.mark.parametrize(
    "forged",
    [
        "text",
        {},
        {"report": None},
        {"report": {"id": 5, "on": {"chest_pain": True}}},
        {"report": {"id": "a", "on": {"chest_pain": "yes"}}},
        {"report": {"id": "a", "on": [["chest_pain", True]]}},
        {"report": {"id": "a"}},
        {"report": {"id": "a", "on": {"no_such_sign": True}}},
    ],
)
def test_a_forged_tap_is_not_kept(open_page: OpenPage, journal: Journal, forged: object) -> None:
    at = tick(open_page("self_check"), "red_now", NONE)
    at.session_state[make_key("red_now")] = forged
    run_page(at)
    assert draft_answers(journal) == {"red_now": []}


def test_a_tap_is_taken_in_once_and_not_again_after_another_window_changed_it(
    open_page: OpenPage, journal: Journal
) -> None:
    first = at_step(open_page, journal, "precautions", DESK_WORKER)
    two = open_page("self_check")
    tick(first, "precautions", "knee")
    run_page(two)
    tick(two, "precautions", "knee", on=False)
    tick(two, "precautions", "neck")
    run_page(first)
    assert draft_answers(journal)["precautions"] == ["neck"]
    assert list_ticked(first) == {"neck"}


def test_a_tap_made_before_the_answer_to_the_last_one_came_is_not_lost(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tap(at, "precautions", "knee")
    tap(at, "precautions", "neck")
    tap(at, "precautions", "knee", on=False)
    run_page(at)
    assert draft_answers(journal)["precautions"] == ["neck"]
    assert lists(at)[0]["acknowledged"] == at.session_state[make_key("precautions")]["report"]["id"]


def test_a_draft_with_unknown_answers_keeps_the_known_ones(
    open_page: OpenPage, journal: Journal
) -> None:
    today = clock.today()
    journal.drafts.save(
        "self_check",
        {
            "id": uuid.uuid4().hex,
            "day": today.isoformat(),
            "step": "a_step_of_old",
            "answers": {"red_now": [], "gone": 3, "pain_average": 99, "thigh_trend": "same"},
        },
    )
    at = open_page("self_check")
    assert title(at) == group_title("age_group")
    assert NONE in list_ticked(go(at, "red_now"))
    tick(at, "red_now", NONE, on=False)
    assert draft_answers(journal) == {}


def test_an_unreadable_draft_is_replaced_by_an_empty_one(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.drafts.save("self_check", {"anything": 1})
    at = tick(open_page("self_check"), "red_now", NONE)
    assert draft_answers(journal) == {"red_now": []}
    assert title(at) == group_title("red_today")


def ask(at: AppTest, id_: str, value: object) -> None:
    """Let the browser report an answer, whatever the last run has drawn, without a run yet."""
    report: dict[str, Any] = {"id": uuid.uuid4().hex}
    if isinstance(value, dict):
        at.session_state[make_key(id_)] = {"said": {**report, "on": value}}
    elif id_ == "main_activity":
        at.session_state[make_key(id_)] = value
    else:
        at.session_state[make_key(id_)] = {"answer": {**report, "value": value, "done": False}}


JOINTS, HEART = (card.id for card in list_cards("precautions", load()))
TURNS: dict[str, tuple[object, object]] = {
    "precautions": ({JOINTS: True, "knee": False}, {JOINTS: False, "knee": True}),
    "pain_average": ("4", "5"),
    "main_activity": ("gardening", "walking the dog"),
}
"""An answer, and what it is changed to for a moment."""


@pytest.mark.parametrize("id_", TURNS)
def test_a_tap_that_ends_the_run_of_the_tap_before_is_never_lost(
    open_page: OpenPage, journal: Journal, id_: str
) -> None:
    at = at_step(open_page, journal, find_step(id_, load()).id, DESK_WORKER)
    answer_, other = TURNS[id_]
    ask(at, id_, answer_)
    run_page(at)
    stored = journal.drafts.load("self_check")
    assert stored is not None
    ended = 0
    for place in count():
        with interrupt_at(place) as interruption:
            ask(at, id_, other)
            run_page(at)
        ask(at, id_, answer_)
        run_page(at)
        assert journal.drafts.load("self_check") == stored, f"interrupted at place {place}"
        if not interruption.reached:
            break
        ended += 1
    assert ended > 20

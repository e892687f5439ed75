"""The self-check: signs that were examined already, and whom to talk to first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import NONE, make_key
from psoas_coach.ui.self_check.questions import LONGEST, shorten
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.hostile_text import texts
from tests.support.page_driver import (
    answer,
    choices,
    clear_others,
    find_chosen,
    keys,
    lists,
    press,
    tick,
    title,
    words,
)
from tests.support.wizard_driver import at_step, draft_answers, flat, group_title
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

ASK = say("safety.seen_for.ask")
TODAY = say("results.levels.today.title")
CRISIS = say("results.levels.soon.crisis")


def list_offered(at: AppTest) -> list[str]:
    """Return the signs that the question about an examination lists, "None of these" left out."""
    drawn = [list_ for list_ in lists(at) if list_["name"] == ASK]
    return [item["id"] for part in drawn for item in part["items"] if item["id"] != NONE]


def test_a_sign_for_today_asks_whether_it_was_examined_already(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    assert not list_offered(at)
    tick(at, "red_today", "knee_gives_way")
    assert TODAY in at.warning[0].value
    assert list_offered(at) == ["knee_gives_way"]
    assert say("self_check.ended.examined_below") in at.warning[0].value
    assert say("self_check.ended.examined") in words(at)
    assert say("self_check.ended.stop") not in words(at)
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.result["level"] == "today"  # until it is answered, nothing is let through


def test_an_examined_sign_lets_the_questions_go_on_and_asks_for_a_visit(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", "knee_gives_way")
    tick(at, "seen_for", "knee_gives_way")
    assert not at.warning
    assert journal.self_checks.list() == ()
    assert draft_answers(journal)["seen_for"] == ["knee_gives_way"]
    assert list_offered(at) == ["knee_gives_way"]
    press(at, "next", "red_today")
    assert title(at) == group_title("red_today")  # the other cards are open still
    clear_others(at, "red_today")
    press(at, "next", "red_today")
    assert title(at) == group_title("see_someone")


def test_none_of_these_stops_the_questions(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", "weight_loss")
    tick(at, "seen_for", NONE)
    assert TODAY in at.warning[0].value
    assert say("self_check.ended.examined_below") not in at.warning[0].value
    assert say("self_check.ended.stop") in words(at)
    assert keys(at) == {"self_check-alone-red_today", "self_check-again-red_today"}
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.answers["seen_for"] == []


def test_every_ticked_sign_has_to_be_examined(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", "weight_loss")
    tick(at, "red_today", "knee_gives_way")
    tick(at, "seen_for", "weight_loss")
    assert TODAY in at.warning[0].value
    tick(at, "seen_for", "knee_gives_way")
    assert not at.warning


def test_unticking_a_sign_takes_it_out_of_what_was_examined(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", "weight_loss")
    tick(at, "seen_for", "weight_loss")
    tick(at, "red_today", "weight_loss", on=False)
    assert "seen_for" not in draft_answers(journal)
    assert not list_offered(at)
    tick(at, "red_today", "weight_loss")
    assert TODAY in at.warning[0].value  # it is asked again, and nothing is kept for it


@pytest.mark.parametrize("item", load().examined.never)
def test_some_signs_cannot_have_been_examined_away(
    open_page: OpenPage, journal: Journal, item: str
) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", item)
    assert TODAY in at.warning[0].value
    assert not list_offered(at)
    assert say("self_check.ended.stop") in words(at)
    tick(at, "red_today", "weight_loss")
    tick(at, "seen_for", "weight_loss")
    assert TODAY in at.warning[0].value


def test_thoughts_of_self_harm_show_somebody_to_talk_to_before_anything_else(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", "self_harm_thoughts")
    cards = [
        element.value for element in flat(at.main) if element.type in {"alert", "error", "warning"}
    ]
    assert CRISIS in cards[0]
    assert TODAY in cards[1]
    assert words(at).count(CRISIS) == 1
    at.button(key="self_check-alone-red_today").click().run()
    assert not at.exception
    shown = words(at)
    crisis, action = shown.index(CRISIS), shown.index(say("results.levels.today.action")[:12])
    assert 0 <= crisis < action


def test_the_card_of_two_signs_that_count_together_is_under_the_lower_one(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "night_or_rest_pain")
    assert not at.warning
    tick(at, "see_someone", "cough_strain_pain")
    assert TODAY in at.warning[0].value
    under = {item["id"] for item in lists(at)[0]["cards"][-1]["items"]}
    assert "cough_strain_pain" in under


def test_the_guidance_page_says_where_to_report_an_examination(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "red_today", DESK_WORKER)
    tick(at, "red_today", "weight_loss")
    at.button(key="self_check-alone-red_today").click().run()
    assert say("guidance.examined") in words(at)
    at.button(key="card_new").click().run()
    assert list_offered(at) == ["weight_loss"]


def test_pain_on_no_day_is_pointed_out_beside_the_days(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    answer(at, "pain_average", 3)
    answer(at, "pain_worst", 5)
    answer(at, "pain_days", 0)
    assert at.info[0].value == say("self_check.doubtful.pain_days")
    press(at, "next", "pain")
    assert title(at) == group_title("thigh")
    press(at, "back", "thigh")
    answer(at, "pain_days", 2)
    assert not at.info


# What limits somebody


def limits_name(at: AppTest) -> str:
    return str(choices(at)[make_key("limits")]["name"])


def test_the_question_about_limits_names_the_goal(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    assert say("questions.limits.ask") in limits_name(at)
    answer(at, "limits", 4)
    answer(at, "main_activity", "playing with my kids")
    assert "playing with my kids" in limits_name(at)
    assert find_chosen(at, make_key("limits")) == "4"
    answer(at, "main_activity", "")
    assert say("questions.limits.ask") in limits_name(at)


@pytest.mark.parametrize(
    "typed",
    ["[a](javascript:1)", "**bold** :material/home: $x^2$", "www.example.com", "a@b.co", "{0} {x}"],
)
def test_the_goal_stays_text(open_page: OpenPage, journal: Journal, typed: str) -> None:
    at = at_step(open_page, journal, "limits", {**DESK_WORKER})
    answer(at, "main_activity", typed)
    label = limits_name(at)
    assert shorten(typed) in label  # as text: a component never reads it as marks


@given(texts)
def test_anything_typed_is_cut_to_one_line_that_cannot_turn_the_sentence(typed: str) -> None:
    text = shorten(typed)
    assert len(text) <= LONGEST + 2
    assert text[0] == "\u2068"
    assert text[-1] == "\u2069"
    assert text[1:-1].split() == text[1:-1].split(" ") or not text[1:-1]

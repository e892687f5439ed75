"""Cards of the guidance page, and what it shows while no plan can be made."""

from __future__ import annotations

import re
from typing import Any

import pytest

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.question_list import make_key
from psoas_coach.ui.words import say
from tests.support.answers_factory import add_self_check
from tests.support.guidance_page_driver import THIGH, figures, result
from tests.support.page_driver import find_chosen, keys, markups, run_page, title, words
from tests.ui.conftest import OpenPage

ALONE: list[dict[str, Any]] = [
    {"red_now": ["chest_pain"]},
    {"red_now": ["not_sure"], "see_someone": ["very_low_mood"]},
    {"red_today": ["weight_loss", "pulsing_belly"]},
    {**THIGH, "thigh_areas": ["saddle"]},
    {**THIGH, "thigh_side": "both"},
    {"red_now": ["chest_pain"], "age_group": "under_18"},
]


def move_names() -> list[str]:
    return [move.name for move in load().move_words.values()]


def test_before_the_first_self_check_the_page_invites(open_page: OpenPage) -> None:
    at = open_page("guidance")
    assert title(at) == say("guidance.none.title")
    at.button(key="guidance-begin").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")


@pytest.mark.parametrize("answers", ALONE)
def test_a_card_that_must_stand_alone_does(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    record = add_self_check(journal, **answers)
    level = record.result["level"]
    at = open_page("guidance")
    text = words(at)
    assert say(f"results.levels.{level}.title") in text
    assert say(f"results.levels.{level}.action") in text
    assert say("results.closing") in text
    assert all(answer_words.say_reason(ref) in text for ref in result(record).reasons)
    assert figures(at) == 0
    assert not at.expander
    assert not at.selectbox
    assert keys(at) == {"card_new"}
    assert not [name for name in move_names() if name.lower() in text.lower()]
    assert not re.search(r"\bscore\b|\bplan\b|\bstretch", text)


def test_the_card_names_each_answer_that_prompted_it_once(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, red_now=["chest_pain", "bladder_change"])
    text = words(open_page("guidance"))
    for item in ("chest_pain", "bladder_change"):
        assert text.count(say(f"results.because.red_now.{item}")) == 1


def test_a_very_low_mood_is_answered_beside_any_level(
    open_page: OpenPage, journal: Journal
) -> None:
    levels: list[dict[str, Any]] = [{}, {"red_now": ["chest_pain"]}, {"limits": None},
                                       {"age_group": "under_18"}]  # fmt: skip
    for answers in levels:
        add_self_check(journal, see_someone=["very_low_mood"], **answers)
        at = open_page("guidance")
        assert words(at).count(say("results.levels.soon.crisis")) == 1


def test_under_18_is_kind_and_scores_nothing(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, age_group="under_18")
    at = open_page("guidance")
    assert title(at) == say("results.levels.under_18.title")
    assert figures(at) == 0
    assert markups(at) == []
    at.button(key="guidance-correct").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")
    assert find_chosen(at, make_key("age_group")) == "under_18"


def test_under_18_with_a_sign_for_a_visit_is_told_both(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, age_group="under_18", see_someone=["hip_locks"])
    text = words(open_page("guidance"))
    assert say("results.levels.soon.action") in text
    assert say("results.levels.under_18.action") in text


def test_incomplete_says_what_comes_first_and_leads_there(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, pain_average=None, pain_worst=None, limits=None)
    at = open_page("guidance")
    text = words(at)
    assert title(at) == say("results.levels.incomplete.title")
    for id_ in ("pain_average", "pain_worst", "limits"):
        assert say(f"questions.{id_}.label") in text
    assert markups(at) == []
    assert figures(at) == 0
    at.button(key="guidance-answer_missing").click()
    run_page(at)
    assert title(at) == say("questions.pain_average.ask")
    draft = journal.drafts.load("self_check")
    assert draft is not None
    assert draft["answers"]["sitting_hours"] == 9


def test_an_earlier_incomplete_self_check_is_asked_from_the_beginning(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal, days_ago=20, limits=None)
    at = open_page("guidance")
    at.button(key="guidance-answer_missing").click()
    run_page(at)
    assert title(at) == say("questions.age_group.ask")
    assert journal.drafts.load("self_check") is None


def test_a_draft_under_way_is_not_replaced_by_an_old_result(
    open_page: OpenPage, journal: Journal
) -> None:
    record = add_self_check(journal)
    body = {"id": "0" * 12 + "4" + "0" * 3 + "8" + "0" * 15, "day": str(record.at.local_date),
            "step": "pain", "answers": {"red_now": []}}  # fmt: skip
    assert journal.drafts.save("self_check", body)
    at = open_page("guidance")
    at.button(key="guidance-change").click()
    run_page(at)
    assert journal.drafts.load("self_check") == body

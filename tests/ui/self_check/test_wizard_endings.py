"""Answers that end the self-check: the card is shown at once, and a slip can be corrected."""

from __future__ import annotations

import pytest

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import NONE
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    clear_others,
    fill,
    go,
    keys,
    list_ticked,
    lists,
    press,
    run_page,
    tick,
    title,
    words,
)
from tests.support.wizard_driver import at_step, draft_answers, flat, group_title, move_days_ahead
from tests.ui.conftest import OpenPage


@pytest.mark.parametrize("list_", ["red_now", "red_today"])
@pytest.mark.parametrize("number", [0, 5, -1])
def test_a_sign_shows_its_card_at_once_and_ends_the_questions(
    open_page: OpenPage, journal: Journal, list_: str, number: int
) -> None:
    content = load()
    item = content.safety[list_].items[number]
    level = content.safety[list_].level
    at = at_step(open_page, journal, list_, DESK_WORKER)
    tick(at, list_, item)
    cards = [*at.error, *at.warning]
    assert len(cards) == 1
    assert say(f"results.levels.{level}.action") in cards[0].value
    assert say("results.closing") in words(at)
    assert keys(at) == {f"self_check-alone-{list_}", f"self_check-again-{list_}"}
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.result["level"] == level
    assert record.result["plan"] == []
    assert journal.drafts.load("self_check") is None


def test_a_mistaken_tick_can_be_corrected_and_leaves_no_record(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    tick(at, "red_now", "chest_pain")
    assert len(journal.self_checks.list()) == 1
    tick(at, "red_now", "chest_pain", on=False)
    assert not at.error
    assert journal.self_checks.list() == ()
    assert "red_now" not in draft_answers(journal)
    tick(at, "red_now", NONE)
    press(at, "next", "red_now")
    assert title(at) == group_title("red_today")


def test_ticking_more_signs_keeps_one_record_with_all_of_them(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    tick(at, "red_now", "chest_pain")
    tick(at, "red_now", "not_sure")
    records = journal.self_checks.list()
    assert [record.answers["red_now"] for record in records] == [["chest_pain", "not_sure"]]


def test_the_card_is_right_under_the_answer_that_called_for_it(open_page: OpenPage) -> None:
    at = tick(open_page("self_check"), "red_now", "chest_pain")
    drawn = list(flat(at.main))
    card = next(n for n, part in enumerate(drawn) if part.type == "error")
    assert drawn[card - 1].type == "bidi_component"
    above, below = ([card["id"] for card in list_["cards"]] for list_ in lists(at))
    (card_of_it,) = [
        card.id for card in list_cards("red_now", load()) if "chest_pain" in card.items
    ]
    assert above[-1] == card_of_it
    assert above + below == [card.id for card in list_cards("red_now", load())]


def test_only_what_to_do_can_be_shown_alone_and_corrected_from_there(
    open_page: OpenPage, journal: Journal
) -> None:
    at = tick(open_page("self_check"), "red_now", "chest_pain")
    at.button(key="self_check-alone-red_now").click()
    run_page(at)
    assert title(at) == say("results.levels.emergency.title")
    at.button(key="card_new").click()
    run_page(at)
    assert title(at) == group_title("red_now")
    assert "chest_pain" in list_ticked(at)
    assert at.error
    tick(at, "red_now", "chest_pain", on=False)
    assert journal.self_checks.list() == ()


def test_coming_back_the_same_day_still_shows_the_card(open_page: OpenPage) -> None:
    tick(open_page("self_check"), "red_now", "chest_pain")
    at = open_page("self_check")
    assert say("results.levels.emergency.title") in at.error[0].value


def test_returning_another_day_starts_again_with_the_safety_lists(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(open_page("self_check"), "red_now", "chest_pain")
    move_days_ahead(monkeypatch, days=3)
    at = open_page("self_check")
    assert title(at) == group_title("age_group")
    assert not list_ticked(go(at, "red_now"))
    assert not at.error
    assert len(journal.self_checks.list()) == 1


def test_starting_again_after_a_card_keeps_its_record(
    open_page: OpenPage, journal: Journal
) -> None:
    at = tick(open_page("self_check"), "red_now", "chest_pain")
    press(at, "again", "red_now")
    assert not list_ticked(at)
    assert not at.error
    tick(at, "red_now", NONE)
    assert len(journal.self_checks.list()) == 1
    assert draft_answers(journal) == {"red_now": []}


@pytest.mark.parametrize("item", ["not_improving", "hip_locks", "not_sure"])
def test_a_sign_that_asks_for_a_visit_lets_the_questions_go_on(
    open_page: OpenPage, item: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", item)
    assert not at.error
    clear_others(at, "see_someone")
    press(at, "next", "see_someone")
    assert title(at) == group_title("precautions")


def test_a_very_low_mood_shows_at_once_where_to_find_somebody(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "very_low_mood")
    assert say("results.levels.soon.crisis") in at.error[0].value
    clear_others(at, "see_someone")
    press(at, "next", "see_someone")
    assert title(at) == group_title("precautions")


def test_under_18_ends_kindly_and_nothing_is_scored(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "about", DESK_WORKER)
    answer(at, "age_group", "under_18")
    assert say("results.levels.under_18.title") in at.info[0].value
    assert keys(at) == {"self_check-alone-age_group", "self_check-again-age_group"}
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.result["score"] is None
    assert record.result["plan"] == []
    answer(at, "age_group", "18_59")
    assert journal.self_checks.list() == ()
    press(at, "next", "about")
    assert title(at) == group_title("red_now")


def test_somebody_under_18_in_need_is_shown_where_to_find_help(
    open_page: OpenPage, journal: Journal
) -> None:
    answers = {**DESK_WORKER, "see_someone": ["very_low_mood"]}
    at = at_step(open_page, journal, "sitting", answers)
    answer(at, "age_group", "under_18")
    assert say("results.levels.soon.crisis") in words(at)


def test_odd_feelings_between_the_legs_show_the_card_under_that_place(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    tick(at, "thigh_areas", "saddle")
    assert say("results.levels.emergency.action") in at.error[0].value
    assert journal.self_checks.find_latest() is not None
    tick(at, "thigh_areas", "saddle", on=False)
    assert not at.error


def test_both_thighs_with_pain_ask_for_help_now(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    tick(at, "thigh_areas", "outer")
    answer(at, "thigh_side", "both")
    assert say("results.levels.today.title") in at.warning[0].value
    assert not at.error
    answer(at, "thigh_side", "left")
    assert not at.warning
    tick(at, "thigh_areas", "back")
    answer(at, "thigh_side", "both")
    assert say("results.levels.emergency.title") in at.error[0].value
    answer(at, "thigh_side", "left")
    assert not at.error


def test_a_contradiction_does_not_prevent_a_card(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    fill(at, "pain", {"pain_average": 6, "pain_worst": 2})
    tick(at, "red_now", NONE, on=False)
    tick(at, "red_now", "chest_pain")
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.answers["pain_average"] == 6
    assert "pain_worst" not in record.answers

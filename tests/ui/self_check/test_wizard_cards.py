"""The cards of the safety lists: each is answered by itself, and no tick is lost."""

from __future__ import annotations

import pytest

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import NONE, make_key
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    clear_others,
    go,
    list_cleared,
    list_ticked,
    press,
    run_page,
    set_choice,
    tap,
    tick,
    title,
    words,
)
from tests.support.wizard_driver import at_step, draft_answers, group_title
from tests.ui.conftest import OpenPage


def test_none_of_these_clears_the_others_and_is_cleared_by_them(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tick(at, "precautions", "knee")
    tick(at, "precautions", "neck")
    assert draft_answers(journal)["precautions"] == ["knee", "neck"]
    tick(at, "precautions", NONE)
    assert draft_answers(journal)["precautions"] == []
    assert "knee" not in list_ticked(at)
    tick(at, "precautions", "shoulder")
    assert draft_answers(journal)["precautions"] == ["shoulder"]
    assert NONE not in list_ticked(at)
    tick(at, "precautions", "shoulder", on=False)
    assert "precautions" not in draft_answers(journal)


def test_two_taps_in_one_run_lose_neither(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tap(at, "precautions", "knee")
    tap(at, "precautions", "neck")
    run_page(at)
    assert draft_answers(journal)["precautions"] == ["knee", "neck"]


def test_a_sign_ticked_together_with_none_of_these_is_not_lost(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tap(at, "see_someone", NONE)
    tap(at, "see_someone", "hip_locks")
    run_page(at)
    assert draft_answers(journal)["see_someone"] == ["hip_locks"]


def test_an_answer_and_a_press_in_one_run_are_both_taken(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    set_choice(at, make_key("age_group"), "18_59")
    at.button(key="self_check-next-age_group").click()
    run_page(at)
    assert draft_answers(journal)["age_group"] == "18_59"
    assert title(at) == group_title("red_now")


@pytest.mark.parametrize("list_", ["red_now", "red_today", "see_someone", "precautions"])
def test_a_list_is_answered_only_when_each_of_its_cards_is(
    open_page: OpenPage, list_: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    cards = [card.id for card in list_cards(list_, load())]
    for number, card in enumerate(cards):
        assert list_cleared(at) == set(cards[:number])
        assert list_ not in draft_answers(journal)
        press(at, "next", list_)
        assert title(at) == group_title(list_)
        tap(at, list_, card)
        run_page(at)
    assert draft_answers(journal)[list_] == []
    assert title(at) != group_title(list_)


@pytest.mark.parametrize(("list_", "item"), [("see_someone", "hip_locks"), ("precautions", "knee")])
def test_a_tick_in_one_card_answers_no_other(
    open_page: OpenPage, list_: str, item: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    tick(at, list_, item)
    press(at, "next", list_)
    assert title(at) == group_title(list_)
    assert say("self_check.open.cards") in words(at)
    clear_others(at, list_)
    press(at, "next", list_)
    assert title(at) != group_title(list_)


def test_not_being_sure_answers_no_card(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "not_sure")
    press(at, "next", "see_someone")
    assert title(at) == group_title("see_someone")


def test_a_sign_in_a_cleared_card_opens_it_and_unticked_leaves_it_open(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tick(at, "precautions", NONE)
    assert draft_answers(journal)["precautions"] == []
    tick(at, "precautions", "knee")
    assert list_cleared(at) == {"heart_balance_pregnancy"}
    tick(at, "precautions", "knee", on=False)
    assert "precautions" not in draft_answers(journal)
    press(at, "next", "precautions")
    assert title(at) == group_title("precautions")


def test_cards_that_were_open_when_a_sign_ended_it_are_open_after_a_correction(
    open_page: OpenPage, journal: Journal
) -> None:
    at = go(open_page("self_check"), "red_now")
    tap(at, "red_now", "bladder_bowel_sex")
    run_page(at)
    tick(at, "red_now", "chest_pain")
    assert len(journal.self_checks.list()) == 1
    tick(at, "red_now", "chest_pain", on=False)
    assert list_cleared(at) == {"bladder_bowel_sex"}
    assert "red_now" not in draft_answers(journal)
    again = go(open_page("self_check"), "red_now")
    assert list_cleared(again) == {"bladder_bowel_sex"}


def test_after_a_reload_over_a_card_that_ended_it_nothing_counts_as_cleared(
    open_page: OpenPage, journal: Journal
) -> None:
    at = go(open_page("self_check"), "red_now")
    tap(at, "red_now", "bladder_bowel_sex")
    run_page(at)
    tick(at, "red_now", "chest_pain")
    again = open_page("self_check")
    tick(again, "red_now", "chest_pain", on=False)
    assert not list_cleared(again)
    assert "red_now" not in draft_answers(journal)


def test_two_tabs_may_clear_a_card_each(open_page: OpenPage, journal: Journal) -> None:
    one = at_step(open_page, journal, "precautions", DESK_WORKER)
    two = open_page("self_check")
    first, second = (card.id for card in list_cards("precautions", load()))
    tap(one, "precautions", first)
    run_page(one)
    tap(two, "precautions", second)
    run_page(two)
    assert draft_answers(journal)["precautions"] == []

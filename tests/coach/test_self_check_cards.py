"""Which cards of the safety lists are answered, and what that means for their list."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.coach.self_check_cards import (
    drop_open_lists,
    list_cards,
    list_open_cards,
    list_unticked_cards,
    merge_cleared,
    reconcile,
)
from psoas_coach.content import load

CONTENT = load()
LISTS = [*CONTENT.safety, "precautions"]
IDS = list(CONTENT.cards)


def members(list_: str) -> list[str]:
    safety = CONTENT.safety.get(list_)
    return list(CONTENT.precautions.items if safety is None else safety.items)


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        list_: st.lists(st.sampled_from(members(list_)), unique=True, max_size=3).map(tuple)
        for list_ in LISTS
    },
)
CLEARED = st.sets(st.sampled_from(IDS))


@given(answers=ANSWERS, cleared=CLEARED)
def test_a_list_is_answered_with_nothing_only_where_all_its_cards_are_cleared(
    answers: dict[str, Any], cleared: set[str]
) -> None:
    settled, clear = reconcile(answers, cleared, CONTENT)
    for list_ in LISTS:
        ids = {card.id for card in list_cards(list_, CONTENT)}
        assert (settled.get(list_) == ()) == (not answers.get(list_) and ids <= set(clear))


@given(answers=ANSWERS, cleared=CLEARED)
def test_a_tick_is_never_lost_and_never_in_a_cleared_card(
    answers: dict[str, Any], cleared: set[str]
) -> None:
    settled, clear = reconcile(answers, cleared, CONTENT)
    for list_, ticked in answers.items():
        assert settled[list_] == ticked
        for card in list_cards(list_, CONTENT):
            assert not (card.id in clear and set(card.items) & set(ticked))


@given(answers=ANSWERS, cleared=CLEARED)
def test_settling_twice_changes_nothing_more(answers: dict[str, Any], cleared: set[str]) -> None:
    once = reconcile(answers, cleared, CONTENT)
    assert reconcile(*once, CONTENT) == once


@given(answers=ANSWERS, cleared=CLEARED)
def test_a_list_with_an_open_card_counts_as_not_answered(
    answers: dict[str, Any], cleared: set[str]
) -> None:
    settled, clear = reconcile(answers, cleared, CONTENT)
    left = drop_open_lists(settled, clear, CONTENT)
    for list_ in LISTS:
        answer = settled.get(list_)
        touched = set(answer) if isinstance(answer, tuple) else set()
        every = all(
            card.id in clear or touched & set(card.items) for card in list_cards(list_, CONTENT)
        )
        assert (list_ in left) == (list_ in settled and every)


def test_other_answers_are_left_alone() -> None:
    answers: dict[str, Any] = {"pain_average": 3, "thigh_areas": (), "seen_for": ("weight_loss",)}
    assert reconcile(answers, (), CONTENT) == (answers, ())
    assert drop_open_lists(answers, (), CONTENT) == answers


def test_unknown_cards_are_dropped() -> None:
    assert reconcile({}, ("gone",), CONTENT) == ({}, ())


def test_of_a_list_answered_to_the_end_the_cards_without_a_tick_are_cleared() -> None:
    answers: dict[str, Any] = {"see_someone": ("hip_locks",), "red_now": ()}
    reds = {card.id for card in list_cards("red_now", CONTENT)}
    assert set(list_unticked_cards(answers, CONTENT)) == reds | {"back_visit"}
    assert (
        list_open_cards("see_someone", answers, list_unticked_cards(answers, CONTENT), CONTENT)
        == ()
    )


def test_only_what_changed_on_a_page_is_taken_in() -> None:
    assert merge_cleared({"a", "b"}, {"b"}, {"c"}) == {"a", "c"}
    assert merge_cleared({"a"}, {"b"}, {"b"}) == {"a"}

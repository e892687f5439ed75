"""The cards of the safety lists: each sign in one of them, and named in its summary."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from psoas_coach import content

CONTENT = content.load()
NAMED: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("card_summaries.toml").read_text("utf-8")
)
EVERY = [(card, item) for card, items in NAMED.items() for item in items]
URGENT = ("red_now", "red_today")


def summary_of(card: str) -> str:
    """Return the summary of a card as it is read, without what makes words stand out."""
    return CONTENT.words[f"safety.cards.{card}.summary"].replace("**", "")


def test_the_hand_written_table_has_every_item_of_every_card() -> None:
    assert {id_: sorted(card.items) for id_, card in CONTENT.cards.items()} == {
        id_: sorted(items) for id_, items in NAMED.items()
    }


def test_every_sign_and_precaution_is_in_exactly_one_card_of_its_list() -> None:
    inside = [(card.list, item) for card in CONTENT.cards.values() for item in card.items]
    lists = {id_: safety.items for id_, safety in CONTENT.safety.items()}
    lists["precautions"] = CONTENT.precautions.items
    every = [(id_, item) for id_, items in lists.items() for item in items if item != "not_sure"]
    assert sorted(inside) == sorted(every)


def test_the_urgent_signs_are_in_six_to_eight_cards() -> None:
    assert 6 <= sum(card.list in URGENT for card in CONTENT.cards.values()) <= 8


@pytest.mark.parametrize(("card", "item"), EVERY, ids=str)
def test_the_summary_of_a_card_names_each_of_its_items(card: str, item: str) -> None:
    summary = summary_of(card)
    assert NAMED[card][item], f"{card}.{item}: nothing is asked of the summary"
    missing = [
        pattern for pattern in NAMED[card][item] if not re.search(pattern, summary, re.IGNORECASE)
    ]
    assert not missing, f"{card}.{item}: {summary}"


@pytest.mark.parametrize("card", sorted(NAMED))
def test_a_summary_never_talks_down_or_turns_round(card: str) -> None:
    summary = summary_of(card)
    assert not re.search(r"\b(?:not|only|just|usually|normal|harmless|mild)\b", summary)

"""Each sign, precaution and card says in German everything that it covers.

``signs_de.toml`` and ``card_summaries_de.toml`` have the parts of it. "Not sure" is a yes, too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.content.german import GERMAN
from tests.content.test_cards import NAMED as ENGLISH_SUMMARIES
from tests.content.test_safe_signs import SIGNS as ENGLISH_SIGNS
from tests.content.test_safe_signs import lead, missing

WORDS = GERMAN.words
HERE = Path(__file__).parent
SIGNS = tomllib.loads((HERE / "signs_de.toml").read_text("utf-8"))
SUMMARIES = tomllib.loads((HERE / "card_summaries_de.toml").read_text("utf-8"))
EVERY_SIGN = [(list_, sign) for list_, signs in SIGNS.items() for sign in signs]
EVERY_SUMMARY = [(card, item) for card, items in SUMMARIES.items() for item in items]
TALKED_DOWN = re.compile(
    r"\b(?:nur|bloß|lediglich|gerade mal|meist(?:ens)?|gewöhnlich|normal\w*|harmlos\w*|leicht\w*"
    r"|mild\w*|lange her|nicht mehr|vorbei|ungefährlich\w*)\b",
    re.IGNORECASE,
)


def find_parts(table: Mapping[str, Mapping[str, object]]) -> dict[str, list[str]]:
    return {list_: sorted(items) for list_, items in table.items()}


def test_every_sign_and_every_card_has_its_german_meaning_written_down() -> None:
    assert find_parts(SIGNS) == find_parts(ENGLISH_SIGNS)
    assert find_parts(SUMMARIES) == find_parts(ENGLISH_SUMMARIES)
    assert all(parts["lead"] for signs in SIGNS.values() for parts in signs.values())
    assert all(parts for items in SUMMARIES.values() for parts in items.values())


@pytest.mark.parametrize(("list_", "sign"), EVERY_SIGN, ids=str)
def test_a_sign_says_everything_that_it_covers(list_: str, sign: str) -> None:
    text, parts = WORDS[f"safety.{list_}.items.{sign}"], SIGNS[list_][sign]
    assert not missing(parts["lead"], lead(text)), f"the first sentence of {list_}.{sign}: {text}"
    assert not missing(parts.get("more", []), text), f"{list_}.{sign}: {text}"
    forbidden = [
        pattern for pattern in parts.get("never", []) if re.search(pattern, text, re.IGNORECASE)
    ]
    assert not forbidden, f"{list_}.{sign}: {text}"


@pytest.mark.parametrize(("list_", "sign"), EVERY_SIGN, ids=str)
def test_a_sign_is_never_talked_down_or_cut_in_two(list_: str, sign: str) -> None:
    text = WORDS[f"safety.{list_}.items.{sign}"]
    assert not TALKED_DOWN.search(text), f"{list_}.{sign}: {text}"
    # The page cuts at the first full stop, so an abbreviation would cut a sign in two.
    assert not re.search(r"\b(?:z\. ?B|d\. ?h|u\. ?a|ca|bzw|evtl)\.", text)


def test_no_two_signs_say_the_same() -> None:
    leads = [
        lead(WORDS[f"safety.{list_}.items.{sign}"])
        for list_, sign in EVERY_SIGN
        if sign != "not_sure"
    ]
    assert len(set(leads)) == len(leads)


@pytest.mark.parametrize(("card", "item"), EVERY_SUMMARY, ids=str)
def test_the_summary_of_a_card_names_each_of_its_items(card: str, item: str) -> None:
    summary = WORDS[f"safety.cards.{card}.summary"].replace("**", "")
    assert not missing(SUMMARIES[card][item], summary), f"{card}.{item}: {summary}"
    assert not TALKED_DOWN.search(summary), f"{card}: {summary}"


@pytest.mark.parametrize("list_", sorted(GERMAN.safety))
def test_not_sure_counts_as_a_yes_and_says_so(list_: str) -> None:
    line = WORDS[f"safety.{list_}.not_sure"]
    assert re.search(r"\bzählen wir als Ja\b", line)
    assert not re.search(r"\b(?:nicht|kein\w*|nie|als Nein)\b", line, re.IGNORECASE)


def test_a_person_who_is_unsure_of_a_precaution_is_told_to_tick_it() -> None:
    assert re.match(r"Nicht sicher\? Kreuze? es an\.", WORDS["safety.precautions.help"])


def test_told_again_outside_the_self_check_not_sure_is_still_a_yes() -> None:
    assert "bei etwas nicht sicher bist, kreuz es an" in WORDS["session.worry.lead"]
    assert re.fullmatch(
        r"Ja, oder (?:ich bin (?:mir )?)?nicht sicher", WORDS["today.check_in.new_yes"]
    )
    assert "nicht sicher“ wählst, zählen wir das als Ja" in WORDS["fhir.not_sure"]


@pytest.mark.parametrize(
    "key", ["safety.seen_for.ask", "guidance.examined", "fhir.unless_examined"]
)
def test_examined_means_that_somebody_looked_and_said_that_moving_is_fine(key: str) -> None:
    ask = WORDS[key].partition("?")[0]
    parts = ["Ärztin", "Arzt", "Physio", "untersucht|angesehen", r"\bund (?:dabei )?gesagt"]
    assert not missing([*parts, "sanfte Bewegung", "in Ordnung"], ask)
    assert not re.search(r"\bnicht\b|\boder (?:dabei )?gesagt", ask)
    assert key.startswith("fhir.") or "seit es angefangen hat" in ask

"""Each sign and each precaution says everything that it covers.

``signs.toml`` has the parts of it. "Not sure" is held to what it does: it counts as a yes.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from psoas_coach import content

CONTENT = content.load()
WORDS = CONTENT.words
SIGNS = tomllib.loads(Path(__file__).with_name("signs.toml").read_text("utf-8"))
EVERY = [(list_, sign) for list_, signs in SIGNS.items() for sign in signs]
TALKED_DOWN = re.compile(
    r"\b(?:only|just|usually|normal|harmless|slight|mild|long ago|no longer|gone)\b"
)


def lead(text: str) -> str:
    """Return the first sentence, cut where the page cuts it."""
    return text.partition(". ")[0]


def missing(patterns: list[str], text: str) -> list[str]:
    return [pattern for pattern in patterns if not re.search(pattern, text, re.IGNORECASE)]


def test_every_sign_and_precaution_has_its_meaning_written_down() -> None:
    lists = {id_: list(safety.items) for id_, safety in CONTENT.safety.items()}
    lists["precautions"] = list(CONTENT.precautions.items)
    assert {id_: sorted(items) for id_, items in lists.items()} == {
        id_: sorted(signs) for id_, signs in SIGNS.items()
    }


@pytest.mark.parametrize(("list_", "sign"), EVERY, ids=str)
def test_a_sign_says_everything_that_it_covers(list_: str, sign: str) -> None:
    text, parts = WORDS[f"safety.{list_}.items.{sign}"], SIGNS[list_][sign]
    assert not missing(parts["lead"], lead(text)), f"the first sentence of {list_}.{sign}: {text}"
    assert not missing(parts.get("more", []), text), f"{list_}.{sign}: {text}"
    forbidden = [
        pattern for pattern in parts.get("never", []) if re.search(pattern, text, re.IGNORECASE)
    ]
    assert not forbidden, f"{list_}.{sign}: {text}"


@pytest.mark.parametrize(("list_", "sign"), EVERY, ids=str)
def test_a_sign_is_never_talked_down_or_turned_round(list_: str, sign: str) -> None:
    text = WORDS[f"safety.{list_}.items.{sign}"]
    assert not TALKED_DOWN.search(text), f"{list_}.{sign}: {text}"


def test_no_two_signs_say_the_same() -> None:
    signs = [f"safety.{list_}.items.{sign}" for list_, sign in EVERY if sign != "not_sure"]
    leads = [lead(WORDS[sign]) for sign in signs]
    assert len(set(leads)) == len(leads)


@pytest.mark.parametrize("list_", sorted(CONTENT.safety))
def test_not_sure_counts_as_a_yes_and_says_so(list_: str) -> None:
    line = WORDS[f"safety.{list_}.not_sure"]
    assert re.search(r"\bcount it as a yes\b", line)
    assert not re.search(r"\b(?:no|not count|never|don't count)\b", line)


def test_a_person_who_is_unsure_of_a_precaution_is_told_to_tick_it() -> None:
    assert re.match(r"Not sure\? Tick it\.", WORDS["safety.precautions.help"])


def test_told_again_outside_the_self_check_not_sure_is_still_a_yes() -> None:
    assert "If you're not sure about something, tick it" in WORDS["session.worry.lead"]
    assert re.fullmatch(r"Yes, or I'm not sure", WORDS["today.check_in.new_yes"])


def test_examined_means_that_somebody_looked_and_said_that_moving_is_fine() -> None:
    ask = WORDS["safety.seen_for.ask"]
    parts = ["doctor or physio", "examined", "since it began", r"\band said", "fine"]
    assert not missing(parts, ask)
    assert not re.search(r"\bnot\b|\bor said\b", ask)

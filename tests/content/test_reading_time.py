"""How long the self-check takes to read with every sign of every card opened.

What has to be read is measured in ``tests/ui/self_check/test_step_pace.py``. Here words are
read at 200 a minute (a careful reader of short texts), and each answer or step costs a tap of 2
seconds. ``python -m tests.content.test_reading_time`` prints the sum.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import pytest

from psoas_coach import content

CONTENT = content.load()
WORDS = {"en": CONTENT.words, "de": content.load(language="de").words}
A_MINUTE = 200
TAP_SECONDS = 2
MOST_WORDS = {
    "en": {"whole": 1055, "first sentences": 850},
    "de": {"whole": 1145, "first sentences": 895},
}
"""What may have to be read. It only goes down: take the new number when you have cut words."""


def count(words: Mapping[str, str], *keys: str) -> int:
    return sum(len(words[key].split()) for key in keys if key in words)


def safety(words: Mapping[str, str], id_: str, items: tuple[str, ...], *, whole: bool) -> int:
    """Count a list: its question, its signs (or their first sentences), its answers."""
    around = [f"safety.{id_}.{part}" for part in ("ask", "help", "none", "not_sure")]
    texts = [words[f"safety.{id_}.items.{item}"] for item in items]
    signs = [text if whole else text.partition(". ")[0] for text in texts]
    return count(words, *around) + sum(len(text.split()) for text in signs)


def questions(words: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield each question that somebody without thigh signs is asked, with its words."""
    for id_, question in CONTENT.questions.items():
        if question.only_if or (question.optional and id_ != "main_activity"):
            continue
        parts = [f"questions.{id_}.{part}" for part in ("ask", "help", "unit", "least", "most")]
        parts += [f"questions.{id_}.options.{option}" for option in question.options]
        yield id_, count(words, *parts)


def list_required(language: str, *, whole: bool) -> dict[str, int]:
    """Return the words of everything that has to be read, by list and question."""
    words = WORDS[language]
    lists = {id_: safety.items for id_, safety in CONTENT.safety.items()}
    lists["precautions"] = CONTENT.precautions.items
    return {
        **{id_: safety(words, id_, items, whole=whole) for id_, items in lists.items()},
        **dict(questions(words)),
    }


def minutes(words: dict[str, int]) -> float:
    """Return how long it takes: the words, and a tap for each answer and for each way on."""
    return sum(words.values()) / A_MINUTE + 2 * len(words) * TAP_SECONDS / 60


@pytest.mark.parametrize("language", WORDS)
def test_the_self_check_does_not_grow_longer_to_read(language: str) -> None:
    for name, whole in (("whole", True), ("first sentences", False)):
        words = sum(list_required(language, whole=whole).values())
        assert words <= MOST_WORDS[language][name], f"{name}: {words} words"


@pytest.mark.parametrize("language", WORDS)
def test_the_bound_is_no_looser_than_it_has_to_be(language: str) -> None:
    for name, whole in (("whole", True), ("first sentences", False)):
        assert (
            MOST_WORDS[language][name] - sum(list_required(language, whole=whole).values()) < 25
        ), name


@pytest.mark.parametrize("language", WORDS)
def test_a_sign_begins_with_a_short_sentence(language: str) -> None:
    lists = {id_: safety.items for id_, safety in CONTENT.safety.items()}
    lists["precautions"] = CONTENT.precautions.items
    signs = [f"safety.{id_}.items.{item}" for id_, items in lists.items() for item in items]
    long = [sign for sign in signs if len(WORDS[language][sign].partition(". ")[0].split()) > 21]
    assert long == []


if __name__ == "__main__":
    for code, bounds in MOST_WORDS.items():
        for name in bounds:
            words = list_required(code, whole=name == "whole")
            total = f"{sum(words.values())} words, {minutes(words):.1f} minutes"
            sys.stdout.write(f"{code}, {name}: {total}\n")
            sys.stdout.write("".join(f"  {id_:22} {number:4}\n" for id_, number in words.items()))

"""Every German sentence that keeps people safe equals its hand-written copy.

``guarded_words_de.toml`` guards the sentences that ``guarded_words.toml`` guards. Whoever changes
one there finds the German one by the same key.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from psoas_coach.content.language import use_language
from psoas_coach.ui.phrases import doses
from tests.content.german import ENGLISH, GERMAN
from tests.content.test_guarded_words import GUARDED
from tests.content.test_guarded_words import SENTENCES as ENGLISH_SENTENCES

TABLE = tomllib.loads(Path(__file__).with_name("guarded_words_de.toml").read_text("utf-8"))
SENTENCES: dict[str, str] = {
    f"{file}.{key}": text
    for file, sentences in TABLE["sentences"].items()
    for key, text in sentences.items()
}
DOSES = [key for key in sorted(SENTENCES) if key.startswith("moves.")]


def test_the_german_table_guards_the_sentences_that_the_english_one_guards() -> None:
    assert set(SENTENCES) ^ set(ENGLISH_SENTENCES) == set()


def test_every_german_sentence_that_keeps_people_safe_is_written_twice() -> None:
    guarded = {key for key in GERMAN.words if GUARDED.fullmatch(key)}
    guarded |= {f"moves.{id_}.dose" for id_ in GERMAN.moves}
    assert guarded - SENTENCES.keys() == set(), "write these in guarded_words_de.toml, too"


@pytest.mark.parametrize("key", [key for key in sorted(SENTENCES) if key not in DOSES])
def test_a_guarded_sentence_is_as_it_was_written_by_hand(key: str) -> None:
    text = GERMAN.words.get(key)
    assert text == SENTENCES[key], (
        f"{key} keeps people safe and has changed.\nIt was:  {SENTENCES[key]}\nIt is:   {text}\n"
        "If the change is meant, make it in tests/content/guarded_words_de.toml, too."
    )


@pytest.mark.parametrize("key", DOSES)
def test_a_dose_is_as_it_was_written_by_hand(key: str) -> None:
    id_ = key.removeprefix("moves.").removesuffix(".dose")
    with use_language("de"):
        assert doses.say_dose_line(id_, GERMAN) == SENTENCES[key]


def test_a_claim_has_one_verdict_in_every_language() -> None:
    assert GERMAN.claims == ENGLISH.claims
    assert "verdicts" not in TABLE

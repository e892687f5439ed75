"""The rules alone decide the guidance: a language only changes its sentences."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.content.language import FIRST_LANGUAGE, list_languages
from psoas_coach.guidance import assess, stored_words
from psoas_coach.guidance.request import answer_request
from psoas_coach.guidance.results import Guidance
from psoas_coach.guidance.stored_words import translate_result
from tests.support.guidance_cases import CASES
from tests.support.random_answers import history, person
from tests.support.whole import count_examples

OTHERS = list_languages()[1:]
SENTENCES = ("reason", "why", "modifications")
"""Fields of a result that hold what is said."""


def without_sentences(value: object) -> object:
    """Return plain values without what is said."""
    if isinstance(value, dict):
        return {k: without_sentences(v) for k, v in value.items() if k not in SENTENCES}
    return [without_sentences(item) for item in value] if isinstance(value, list | tuple) else value


def list_sentences(value: object) -> Iterator[str]:
    """Yield what is said in plain values."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in SENTENCES:
                yield from [item] if isinstance(item, str) else item
            else:
                yield from list_sentences(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from list_sentences(item)


def check(first: Guidance, other: Guidance, language: str) -> None:
    """Hold a result in the first language against the same one in another."""
    content = load(language=language)
    before, after = msgspec.to_builtins(first), msgspec.to_builtins(other)
    assert without_sentences(before) == without_sentences(after)
    assert set(list_sentences(after)) <= set(content.words.values())
    stored = msgspec.json.decode(msgspec.json.encode(first), type=Guidance)
    assert translate_result(stored, content) == other
    assert translate_result(other, load(language=FIRST_LANGUAGE)) == first


@pytest.mark.parametrize("language", OTHERS)
def test_a_result_is_the_same_in_every_language(language: str) -> None:
    first, other = load(language=FIRST_LANGUAGE), load(language=language)
    levels, bands, depths = set(), set(), set()
    for seed in range(count_examples(300)):
        chance = random.Random(seed)
        answers, past = person(chance), history(chance)
        result = assess(answers, past, first)
        check(result, assess(answers, past, other), language)
        levels.add(result.level)
        bands.add(result.band)
        depths |= {item.depth for item in result.plan}
    assert levels == {"none", "soon", "today", "emergency", "incomplete"}
    assert len(bands - {None}) == len(first.bands)
    assert depths == {0, 1, 2, 3}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("case", list(CASES))
def test_a_golden_case_is_the_same_in_every_language(language: str, case: str) -> None:
    text = json.dumps(CASES[case]).encode()
    first, other = load(language=FIRST_LANGUAGE), load(language=language)
    check(answer_request(text, first), answer_request(text, other), language)


def test_sentences_that_are_one_in_a_language_are_one_in_each() -> None:
    """A stored sentence is found by its text: two keys of the same text must not part elsewhere."""
    every = {language: load(language=language).words for language in list_languages()}
    for words in every.values():
        keys: dict[str, str] = {}
        for key, text in words.items():
            if key.startswith(stored_words._STORED):  # noqa: SLF001 -- what may be stored
                same = keys.setdefault(text, key)
                assert [texts[key] for texts in every.values()] == [
                    texts[same] for texts in every.values()
                ]

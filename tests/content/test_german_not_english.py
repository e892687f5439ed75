"""No English is left in the German words, neither a whole sentence nor a word in it."""

from __future__ import annotations

import re

import pytest

from tests.content.german import ENGLISH_TEXTS, PROSE, TEXTS, find
from tests.support.english_words import ENGLISH

NAMED = {
    "library.bar.credit": "BY",
    "questions.thigh_areas.options.saddle": "After",
    "safety.red_now.items.saddle_change": "After",
}
"""Where such a word is part of a name, or German after all."""

SAME = {
    "frame.more.groups.plan": "Plan",
    "frame.name": "Psoas Coach",
    "frame.title": "{page} · Psoas Coach",
    "library.find.where": "Position",
    "my_data.other.source.loop": "Loop Habit Tracker",
    "phone.device.ipad": "iPad",
    "phone.device.iphone": "iPhone",
    "phone.home_screen.name": "Psoas Coach",
    "phone.home_screen.short_name": "Psoas Coach",
    "phone.pair.code": "Code",
    "player.beat.heel_slide.stay": "Pause",
    "player.label.start": "Start",
    "questions.stress.label": "Stress",
    "sheet.file": "psoas-coach-plan",
    "visit.paper.running": "Psoas Coach, {date}",
}
"""What is the same in both languages: names, and words that both have."""


def find_same(german: dict[str, str]) -> dict[str, str]:
    """Return the texts with more in them than a unit that are the same in both languages."""
    return {
        key: text
        for key, text in german.items()
        if text == ENGLISH_TEXTS[key] and re.search(r"[^\W\d]{4}", re.sub(r"\{\w+\}", "", text))
    }


def test_no_text_is_the_same_in_both_languages_but_names_and_words_of_both() -> None:
    assert find_same(TEXTS) == SAME


def test_no_english_word_is_left_in_a_german_text() -> None:
    assert find(ENGLISH, PROSE) == NAMED


@pytest.mark.parametrize("key", ["session.stop.any_worse", "results.closing", "safety.red_now.ask"])
def test_a_sentence_that_was_left_in_english_is_found(key: str) -> None:
    assert find_same({key: ENGLISH_TEXTS[key]})
    assert ENGLISH.search(ENGLISH_TEXTS[key])


def test_nearly_every_english_sentence_has_a_word_that_is_found() -> None:
    sentences = [text for text in ENGLISH_TEXTS.values() if len(text.split()) > 4]
    missed = [text for text in sentences if not ENGLISH.search(text)]
    assert len(missed) < len(sentences) / 50

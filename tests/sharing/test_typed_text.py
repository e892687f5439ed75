"""Typed text is printed as it was meant, without hidden characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from psoas_coach.sharing.typed_text import (
    BREAK,
    LONGEST_WORD,
    MOST_LINES,
    REPLACEMENT,
    clean_typed,
    has_unprintable,
    to_printable,
)
from tests.support.hostile_text import texts


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  May I run?  ", "May I run?"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("\n\n\none\n\n\n\ntwo\n\n", "one\ntwo"),
        ("a\tb", "a b"),
        ("bad\u202e\u2066\x00\x07\ud800 end", "bad end"),
        ("e\u0301", "é"),
        ("נ\u200fא", "נא"),
    ],
)
def test_hidden_characters_and_surplus_lines_go(typed: str, clean: str) -> None:
    assert clean_typed(typed) == clean


def test_no_word_is_lost_when_there_are_too_many_lines() -> None:
    words = [f"word{number}" for number in range(100)]
    clean = clean_typed("\n".join(words))
    assert clean.count("\n") == MOST_LINES - 1
    assert clean.split() == words


def test_letters_without_a_font_are_boxes_and_that_is_noticed() -> None:
    assert to_printable("Grüße, Ωμέγα, привет") == "Grüße, Ωμέγα, привет"
    assert not has_unprintable("Grüße, Ωμέγα, привет")
    assert to_printable("a 日 b") == f"a {REPLACEMENT} b"
    assert has_unprintable("a 日 b")


def test_a_long_word_may_break_and_keeps_its_letters() -> None:
    word = "W" * (LONGEST_WORD + 1)
    printable = to_printable(f"a {word} b")
    assert printable.replace(BREAK, "") == f"a {word} b"
    assert max(map(len, printable.replace(BREAK, " ").split())) <= LONGEST_WORD
    assert to_printable("W" * LONGEST_WORD) == "W" * LONGEST_WORD


@given(texts)
def test_any_text_is_clean_the_first_time(text: str) -> None:
    clean = clean_typed(text)
    assert clean_typed(clean) == clean
    assert len(clean.split("\n")) <= MOST_LINES
    allowed = {"\n", "\u200c", "\u200d"}
    hidden = [character for character in clean if unicodedata.category(character).startswith("C")]
    assert set(hidden) <= allowed
    assert not has_unprintable(to_printable(clean))

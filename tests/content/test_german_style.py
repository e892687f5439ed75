"""The German words follow docs/style-de.md: one word for one thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from psoas_coach.content import DATA
from tests.content.german import ENGLISH_TEXTS, GERMAN, PROSE, TEXTS, find
from tests.content.test_style import read_terms as read_english_terms

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "style-de.md").read_text("utf-8")
ONE_OF_EACH_FILE = {key.partition(".")[0]: key for key in PROSE}.values()


def read_terms() -> dict[str, list[str]]:
    """Return each word of the guide's table, with what may not stand for it."""
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$", GUIDE, re.MULTILINE)
    return {word: others.split(", ") for word, others in rows if word != "Word"}


OTHERS = [(word, other) for word, others in read_terms().items() for other in others]


def find_misused(other: str, texts: dict[str, str]) -> dict[str, str]:
    """Return the texts that have a word which another one stands for, in any ending."""
    pattern = re.compile(
        rf"(?<![\w-]){re.escape(other)}(?:e[mnrs]?|n|s|in|innen)?(?![\w-])", re.IGNORECASE
    )
    return find(pattern, texts)


@pytest.mark.parametrize(("word", "other"), OTHERS)
def test_one_thing_has_one_word(word: str, other: str) -> None:
    assert not find_misused(other, PROSE), f"say {word!r} for {other!r}"


@pytest.mark.parametrize("other", [other for _, other in OTHERS])
def test_a_replaced_word_is_found_in_every_file(other: str) -> None:
    """Each word of the table can fail the check, and so can each file."""
    seeded = dict.fromkeys(ONE_OF_EACH_FILE, f"Hier steht {other}.")
    assert find_misused(other, seeded).keys() == seeded.keys()


def test_the_guide_settles_a_word_for_what_the_english_guide_settles() -> None:
    """A description begins with the English word, so that both guides can be held together."""
    described = re.findall(r"^\| [^|]+ \| ([^|:]+?)(?::[^|]*)? \|", GUIDE, re.MULTILINE)
    english = {part for line in described for part in line.split(", ")}
    unsettled = {"a long time", "left out", "breaks from sitting"}
    assert read_english_terms().keys() - english == unsettled
    assert "break from sitting" in english


@pytest.mark.parametrize("ladder", ["bands", "depth"])
def test_the_guide_names_each_step_of_the_two_ladders(ladder: str) -> None:
    names = [
        text
        for key, text in GERMAN.words.items()
        if re.fullmatch(rf"results\.{ladder}\.\w+\.name", key)
    ]
    assert len(names) == 4
    assert [name for name in names if f"*{name}*" not in " ".join(GUIDE.split())] == []


def test_the_words_of_every_file_are_read() -> None:
    files = {path.stem for path in (DATA / "words" / "de").glob("*.toml")}
    assert files == {key.partition(".")[0] for key in ONE_OF_EACH_FILE}
    assert TEXTS.keys() == ENGLISH_TEXTS.keys()


def test_marks_of_markdown_are_those_of_the_english_sentence() -> None:
    def marks(text: str) -> tuple[int, int, int]:
        return text.count("**") % 2, text.count("\n- "), text.count("\n\n")

    other = {key for key, text in TEXTS.items() if marks(text) != marks(ENGLISH_TEXTS[key])}
    assert other == set()

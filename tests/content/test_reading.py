"""The words are read by people in pain: they stay at the reading level of a 12-year-old.

Measured by the Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 x words per sentence
+ 11.8 x syllables per word - 15.59. Syllables are counted by rule, so a single short phrase says
little; a whole file, or a text of more than 12 words, does.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from psoas_coach.content import DATA

WORDS = DATA / "words" / "en"
OWN = (
    "questions.toml",
    "safety.toml",
    "moves.toml",
    "results.toml",
    "claims.toml",
    "library.toml",
)
FILE_GRADE = 6.5
TEXT_GRADE = 9.0
LONG = 12
"""Words above which one text is measured by itself."""
LABEL = 3
"""Words up to which a text is a label: the months and "Back" have no reading level."""
ENOUGH = 40
"""Texts from which a file of them has a reading level."""


def texts(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from texts(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield from ((f"{prefix}{key}[{number}]", item) for number, item in enumerate(value))
        else:
            yield f"{prefix}{key}", value


def file_texts(name: str) -> list[tuple[str, str]]:
    return list(texts(tomllib.loads((WORDS / name).read_text("utf-8"))))


def syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    if word == "psoas":
        return 2
    if len(word) <= 3:
        return 1
    word = re.sub(r"(?<![aeiouy])le$", "el", word)
    word = re.sub(r"(?<=[^td])ed$|(?<![cgsxz])(?<!sh)(?<!ch)es$|(?<=[^aeiouy])e$", "", word)
    return max(
        1, len(re.findall(r"[aeiouy]+", word)) + len(re.findall(r"(?<![cst])i[ao]|ying", word))
    )


def grade(text: str) -> float:
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)", text) if re.search(r"\w", part)]
    words = re.findall(r"[\w'-]+", text)
    per_sentence = len(words) / max(1, len(sentences))
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("hip", 1), ("stretch", 1), ("table", 2), ("gentle", 2), ("place", 1), ("opened", 2),
        ("lifted", 2), ("places", 2), ("psoas", 2), ("medical", 3), ("bodies", 2), ("radio", 3),
        ("pelvis", 2), ("position", 3), ("breathe", 1), ("emergency", 4), ("2021", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_people_say_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_of_an_easy_sentence_is_low_and_of_a_hard_one_high() -> None:
    assert grade("The cat sat on the mat.") < 0
    assert grade("Contemporary musculoskeletal rehabilitation necessitates individualisation.") > 20


def phrases(name: str) -> list[str]:
    return [text for _, text in file_texts(name) if len(text.split()) > LABEL]


FILES = sorted(path.name for path in WORDS.glob("*.toml") if len(phrases(path.name)) >= ENOUGH)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_words_reads_easily_on_the_whole(name: str) -> None:
    assert grade(". ".join(phrases(name))) <= FILE_GRADE


@pytest.mark.parametrize("name", OWN)
def test_no_longer_text_is_hard_to_read(name: str) -> None:
    hard = {
        key: round(grade(text), 1)
        for key, text in file_texts(name)
        if len(text.split()) > LONG and grade(text) > TEXT_GRADE
    }
    assert hard == {}


def test_the_words_files_are_all_there() -> None:
    assert set(OWN) <= set(FILES), Path(WORDS)

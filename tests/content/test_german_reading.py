"""The German words are as easy to read as the English ones: they stay within the sixth grade.

By the two formulas of ``german_reading``: each file, each kind of sentence, and, a little looser
because the formulas are rough for so few words, each longer text.
"""

from __future__ import annotations

import re

import pytest

from tests.content.german import TERMINAL, TEXTS
from tests.content.german_reading import (
    LABEL,
    count_syllables,
    list_phrases,
    measure,
    measure_file,
    split_sentences,
    split_words,
)

GRADE = 6.0
"""Of a file and of a kind of sentence, by either formula."""
TEXT_GRADE = 9.0
"""Of one text, by the first formula, as in English."""
LONG = 12
"""Words above which one text is measured by itself."""
MOST_WORDS = 21
"""Of one sentence."""
ENOUGH = 5
"""Phrases from which a file has a reading level."""

FILES = sorted({key.partition(".")[0] for key in TEXTS})
KINDS = {
    "signs and precautions": r"safety\.(?:red_\w+|see_someone|precautions)\.items\.",
    "other words of the safety lists": r"safety\.\w+\.(?:ask|help|not_sure)$",
    "cards of the safety lists": r"safety\.cards\.\w+\.summary",
    "level cards": r"results\.(?:closing|levels\.)",
    "bands and depths": r"results\.(?:bands|depth)\.",
    "precautions of a move": r"results\.modifications\.",
    "reasons": r"results\.(?:points|why|patterns)\.",
    "how a result came about": r"results\.(?:how|promises|six_weeks)\.",
    "questions": r"questions\.\w+\.(?:ask|help|tape|skip)",
    "instructions": r"moves\.\w+\.(?:start|steps|cues|come_out|easier|harder)",
    "what a move feels like": r"moves\.\w+\.(?:short|purpose|kit|feel|not_feel)",
    "who leaves a move out": r"moves\.\w+\.leave_out",
    "evidence": r"moves\.\w+\.evidence",
    "claims": r"claims\.\w+\.claim",
    "findings": r"claims\.\w+\.finding",
    "when to stop": r"session\.(?:stop|after|rest_first|worry)\.|self_check\.ended\.",
    "faults": r"\w+\.fault\.|journal\.|access\.",
}
"""Sentences that are read for the same purpose, by the pattern of their keys."""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("Hüfte", 2), ("Knie", 1), ("knien", 2), ("kniender", 3), ("Übung", 2), ("Psoas", 2),
        ("läuft", 1), ("heute", 2), ("Feuer", 2), ("Mai", 1), ("Kaiserschnitt", 3), ("Haar", 1),
        ("See", 1), ("Boot", 1), ("Zeichen", 2), ("genau", 2), ("Brüche", 2), ("Ruhe", 2),
        ("Oberschenkel", 4), ("Wiederholung", 4), ("Selbstcheck", 2), ("Physio", 3), ("Ideen", 3),
        ("beenden", 3), ("beurteilen", 4), ("bequem", 2), ("Yoga", 2), ("System", 2), ("Beine", 2),
        ("Diabetes", 4), ("Tages-Check", 3), ("Couch", 1), ("Dehnung", 2), ("2021", 1), ("h", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_people_say_them(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_a_text_is_measured_as_by_hand() -> None:
    """Nine words in two sentences: none has 3 syllables, one has 7 letters, six have 1 syllable."""
    reading = measure("Roll dich auf die Seite. Steh dann langsam wieder.")
    assert (reading.words, reading.per_sentence) == (9, 4.5)
    assert reading.many_syllables == 0
    assert reading.long == pytest.approx(100 / 9)
    assert reading.one_syllable == pytest.approx(600 / 9)
    assert reading.first == pytest.approx(
        0.1672 * 4.5 + 0.1297 * 100 / 9 - 0.0327 * 600 / 9 - 0.875
    )
    assert reading.fourth == pytest.approx(0.2656 * 4.5 - 1.693)
    hard = measure("Wiederholungen erleichtern Bewegungen.")
    assert hard.fourth == pytest.approx(0.2656 * 3 + 0.2744 * 100 - 1.693)


def test_an_easy_text_is_far_below_the_limit_and_a_hard_one_far_above() -> None:
    easy = measure("Leg dich auf den Rücken. Die Knie sind gebeugt. Atme langsam aus.")
    office = measure(
        "Die Beeinträchtigung der muskuloskelettalen Leistungsfähigkeit erfordert die Einleitung"
        " individualisierter Rehabilitationsmaßnahmen."
    )
    assert max(easy.first, easy.fourth) < GRADE - 3
    assert min(office.first, office.fourth) > TEXT_GRADE + 6


def test_a_placeholder_is_a_figure_and_a_colon_ends_a_sentence() -> None:
    assert split_words("{name}: {number} Tages-Checks") == ["5", "5", "Tages-Checks"]
    assert split_sentences("Ruf an: 112. Fahr nicht!") == ["Ruf an", "112", "Fahr nicht"]


@pytest.mark.parametrize("file", [name for name in FILES if len(list_phrases(name)) >= ENOUGH])
def test_a_file_of_words_reads_easily_on_the_whole(file: str) -> None:
    reading = measure_file(file)
    assert max(reading.first, reading.fourth) <= GRADE


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_sentence_reads_easily(kind: str) -> None:
    phrases = [
        text
        for key, text in TEXTS.items()
        if re.match(KINDS[kind], key) and len(text.split()) > LABEL
    ]
    assert len(phrases) >= ENOUGH
    reading = measure(". ".join(phrases))
    assert max(reading.first, reading.fourth) <= GRADE


@pytest.mark.parametrize("file", FILES)
def test_no_longer_text_is_hard_to_read(file: str) -> None:
    hard = {
        key: round(measure(text).first, 1)
        for key, text in TEXTS.items()
        if key.partition(".")[0] == file
        and not TERMINAL.search(key)
        and len(split_words(text)) > LONG
        and measure(text).first > TEXT_GRADE
    }
    assert hard == {}


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_is_too_long_to_take_in_at_once(file: str) -> None:
    long = {
        key: sentence
        for key, text in TEXTS.items()
        if key.partition(".")[0] == file and not TERMINAL.search(key)
        for sentence in split_sentences(text)
        if len(split_words(sentence)) > MOST_WORDS
    }
    assert long == {}

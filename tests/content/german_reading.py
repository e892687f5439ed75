"""How hard a German text is to read: the first and the fourth new Wiener Sachtextformel.

Bamberger, R. & Vanecek, E. (1984). Lesen-Verstehen-Lernen-Schreiben. Wien: Jugend und Volk. Both
give the school grade (4 to 15) in which a text that informs is understood:

- first: 0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875
- fourth: 0.2656 SL + 0.2744 MS - 1.693

MS, IW and ES are the percent of words with 3 or more syllables, with more than 6 letters, and with
1 syllable; SL is the mean number of words in a sentence. The first sees more of a text; the fourth
is harder on long sentences. ``python -m tests.content.german_reading`` prints both for each file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

import msgspec

from tests.content.german import TEXTS, strip_placeholders

LABEL = 3
"""Words up to which a text is a label: "Weiter" and the months have no reading level."""
MANY = 3
"""Syllables from which a word is hard to read."""
LETTERS = 6
"""Letters above which a word is long."""

_VOWELS = re.compile(r"äu|eu|ei|ey|ie|au|ai|ou|aa|ee|oo|[aeiouyäöü]")
_APART = (
    # Vowels that meet where two parts of a word do are two syllables.
    (re.compile(r"\bbe(?=end|ein[^e]|ur|un)"), "be-"),
    (re.compile(r"(?<=kn)ie(?=n)"), "i-e"),
    (re.compile(r"ideen"), "ide-en"),
)
_NOT_SPOKEN = ((re.compile(r"qu"), "q"), (re.compile(r"\by(?=[aou])"), "j"))
"""The u of "bequem" and the y of "Yoga" are consonants."""


class Measure(msgspec.Struct, frozen=True):
    """What the formulas ask of a text.

    Attributes:
        words: How many words it has.
        per_sentence: Mean number of words in a sentence.
        many_syllables: Percent of words with 3 or more syllables.
        long: Percent of words with more than 6 letters.
        one_syllable: Percent of words with 1 syllable.
    """

    words: int
    per_sentence: float
    many_syllables: float
    long: float
    one_syllable: float

    @property
    def first(self) -> float:
        """The grade by the first formula."""
        return (
            0.1935 * self.many_syllables
            + 0.1672 * self.per_sentence
            + 0.1297 * self.long
            - 0.0327 * self.one_syllable
            - 0.875
        )

    @property
    def fourth(self) -> float:
        """The grade by the fourth formula."""
        return 0.2656 * self.per_sentence + 0.2744 * self.many_syllables - 1.693


def count_syllables(word: str) -> int:
    """Count the groups of vowels of a word; a figure counts as one syllable."""
    word = word.lower()
    for pattern, instead in (*_NOT_SPOKEN, *_APART):
        word = pattern.sub(instead, word)
    return max(1, len(_VOWELS.findall(word)))


def split_words(text: str) -> list[str]:
    """Return the words of a text; a word with a hyphen is one, as in "Tages-Check"."""
    return re.findall(r"\w+(?:-\w+)*", strip_placeholders(text))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text. A colon ends one, as it does in the English measure."""
    parts = re.split(r"[.!?:…]+[“*)]*(?:\s|$)|\n", text)
    return [part for part in parts if re.search(r"\w", part)]


def measure(text: str) -> Measure:
    """Count what the formulas need in a text of at least one word."""
    words = split_words(text)
    syllables = [count_syllables(word) for word in words]

    def percent(hits: Sequence[bool]) -> float:
        return 100 * sum(hits) / len(words)

    return Measure(
        words=len(words),
        per_sentence=len(words) / max(1, len(split_sentences(text))),
        many_syllables=percent([count >= MANY for count in syllables]),
        long=percent([len(word) > LETTERS for word in words]),
        one_syllable=percent([count == 1 for count in syllables]),
    )


def list_phrases(file: str) -> list[str]:
    """Return the texts of a file that are no labels."""
    return [
        text
        for key, text in TEXTS.items()
        if key.partition(".")[0] == file and len(text.split()) > LABEL
    ]


def measure_file(file: str) -> Measure:
    """Measure all the phrases of a file as one text."""
    return measure(". ".join(list_phrases(file)))


if __name__ == "__main__":
    sys.stdout.write(f"{'file':14}{'phrases':>8}{'words':>7}{'first':>7}{'fourth':>7}\n")
    for name in dict.fromkeys(key.partition(".")[0] for key in TEXTS):
        phrases = list_phrases(name)
        one = measure_file(name)
        line = f"{name:14}{len(phrases):8}{one.words:7}{one.first:7.1f}{one.fourth:7.1f}\n"
        sys.stdout.write(line)

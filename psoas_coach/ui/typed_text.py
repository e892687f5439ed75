"""What somebody typed, made ready to stand inside a sentence that is drawn as Markdown.

It stays text: no mark, link, formula, colour or icon comes of it. A long one is cut, letters that
pile up are thinned, and one that is written from right to left does not turn the sentence round.
"""

from __future__ import annotations

import string
import unicodedata

LONGEST = 60
"""Characters of it that stand in a sentence: two lines of a phone."""
_JOINER = "\u2060"
"""Invisible, and no break. It parts what would be made a link or an icon after the escapes are
read: an escaped colon is a plain colon by then."""
_PARTED = frozenset(":@./<>-=~$")
_ISOLATE, _END = "\u2068", "\u2069"
_MOST_MARKS = 2
"""Marks upon one letter; no language needs more."""


def in_sentence(typed: str) -> str:
    """Return typed words as Markdown that reads exactly as typed, cut to ``LONGEST``."""
    return f"{_ISOLATE}{''.join(map(_escaped, _shortened(typed)))}{_END}"


def cut(typed: str) -> str:
    """Return typed words for a sentence that is drawn as plain text, cut to ``LONGEST``."""
    return f"{_ISOLATE}{_shortened(typed)}{_END}"


def _shortened(typed: str) -> str:
    line = _thinned(" ".join(typed.split()))
    if len(line) <= LONGEST:
        return line
    words, _, _ = line[:LONGEST].rpartition(" ")
    return f"{words or line[: LONGEST - 1]}…"


def _escaped(letter: str) -> str:
    if letter not in string.punctuation:
        return letter
    joiner = _JOINER if letter in _PARTED else ""
    return f"{joiner}\\{letter}{joiner}"


def _thinned(line: str) -> str:
    letters: list[str] = []
    marks = 0
    for letter in line:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            letters.append(letter)
    return "".join(letters)

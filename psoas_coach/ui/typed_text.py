"""What somebody typed, made ready to stand inside a sentence that is drawn as plain text.

A long one is cut, letters that pile up are thinned, and one that is written from right to left does
not turn the sentence round.
"""

from __future__ import annotations

import unicodedata

LONGEST = 60
"""Characters of it that stand in a sentence: two lines of a phone."""
_ISOLATE, _END = "\u2068", "\u2069"
_MOST_MARKS = 2
"""Marks upon one letter; no language needs more."""


def cut(typed: str) -> str:
    """Return typed words in one line, cut to ``LONGEST``."""
    line = _thinned(" ".join(typed.split()))
    if len(line) > LONGEST:
        words, _, _ = line[:LONGEST].rpartition(" ")
        line = f"{words or line[: LONGEST - 1]}…"
    return f"{_ISOLATE}{line}{_END}"


def _thinned(line: str) -> str:
    letters: list[str] = []
    marks = 0
    for letter in line:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            letters.append(letter)
    return "".join(letters)

"""Make typed text safe for paper: no hidden characters, no endless lines or words.

Characters that change the writing direction are removed, because they could make the text of one
part look like that of another. Nothing else is lost: surplus line breaks become spaces.
"""

from __future__ import annotations

import unicodedata

MOST_LETTERS = 600
"""The longest text that leaves room for everything else on two pages."""
MOST_LINES = 10
"""The most lines that a person may begin; further line breaks become spaces."""
LONGEST_WORD = 40
"""A longer word may be broken anywhere, so that it stays within the page."""
REPLACEMENT = "□"
BREAK = "\u200b"
"""A zero-width space, at which a line may break."""
_JOINERS = "\u200c\u200d"
"""Invisible characters that several scripts need between letters."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""The categories of invisible characters."""
_PRINTABLE = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    range(0x386, 0x3CF),
    range(0x400, 0x460),
    range(0x1E00, 0x1F00),
    range(0x2010, 0x2027),
    range(0x2030, 0x203B),
    range(0x2190, 0x2194),
)
"""The characters that the PDF's fonts have: Latin, Greek and Cyrillic, and punctuation."""
_ALSO = frozenset(f"\n€≤≥≠≈√{REPLACEMENT}{BREAK}")


def clean_typed(text: str) -> str:
    """Return a text without hidden characters, and without blank lines at both ends."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    visible = "".join(filter(_is_allowed, plain.replace("\t", " ").replace("\u2028", "\n")))
    lines = [line.strip() for line in visible.split("\n")]
    lines = [line for line in lines if line]
    first, overlong = lines[: MOST_LINES - 1], lines[MOST_LINES - 1 :]
    return "\n".join([*first, " ".join(overlong)] if overlong else first)


def to_printable(text: str) -> str:
    """Return a text for the PDF, with a box for each character that its fonts do not have."""
    letters = (
        character if _is_printable(character) else REPLACEMENT
        for character in text
        if character not in _JOINERS
    )
    return " ".join(map(_break_long, "".join(letters).split(" ")))


def has_unprintable(text: str) -> bool:
    """Whether the PDF shows a box in place of some characters of a text."""
    return any(not _is_printable(character) for character in text if character not in _JOINERS)


def _is_allowed(character: str) -> bool:
    if character == "\n" or character in _JOINERS:
        return True
    return unicodedata.category(character) not in _HIDDEN


def _is_printable(character: str) -> bool:
    if character in _ALSO:
        return True
    return any(ord(character) in range_ for range_ in _PRINTABLE) and (
        unicodedata.category(character) not in _HIDDEN
    )


def _break_long(word: str) -> str:
    """Allow a long word to break after every few letters."""
    if len(word) <= LONGEST_WORD:
        return word
    step = LONGEST_WORD // 4
    return BREAK.join(word[start : start + step] for start in range(0, len(word), step))

"""The words of one language: flat keys to sentences, and the longer texts of each move.

``words/<language>/today.toml`` with ``[greeting] first = "..."`` gives the key
``today.greeting.first``. Placeholders are those of ``str.format``, by name.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

Lines = Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1)]
Line = Annotated[str, Meta(min_length=1)]
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class MoveWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The texts about one move.

    Attributes:
        name: Its name, in a few words.
        short: One sentence that says what it is.
        purpose: One sentence that says what it is for.
        start: How to get into the starting position.
        steps: What to do, one sentence a step.
        cues: Short reminders while holding; the first is the most important.
        kit: What is needed, in words.
        easier: An easier variant.
        harder: A harder variant, or why none is needed.
        feel: What it should feel like.
        not_feel: What it should not feel like.
        leave_out: Who leaves it out, and why, in plain words.
        come_out: How to leave the position safely.
        evidence: One line: how strong the evidence is, and of what date.
    """

    name: Line
    short: Line
    purpose: Line
    start: Line
    steps: Lines
    cues: Lines
    kit: Line
    easier: Line
    harder: Line
    feel: Line
    not_feel: Line
    leave_out: Line
    come_out: Line
    evidence: Line


def flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, object]]:
    """Yield ``(dotted key, value)`` for every leaf of a parsed words file."""
    for key, value in table.items():
        dotted = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            yield from flatten(value, dotted)
        else:
            yield dotted, value


def find_fault(sentence: object) -> str | None:
    """Return what is wrong with one sentence of a words file, or None."""
    if not isinstance(sentence, str):
        return f"expected a sentence in quotes, found {sentence!r}"
    if not sentence.strip():
        return "the sentence is empty"
    if "{" not in sentence and "}" not in sentence:
        return None
    try:
        fields = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError as error:
        return f"a placeholder is broken: {error}"
    wrong = [name for name in fields if not name.isidentifier()]
    return f"a placeholder needs a plain name, found {{{wrong[0]}}}" if wrong else None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with its final punctuation."""
    return _SENTENCE_END.split(text)

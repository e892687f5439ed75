"""Why a file cannot be imported, worded so that a person can correct the file."""

from __future__ import annotations

import json
from collections.abc import Mapping

LONGEST = 60
"""The most characters of an invalid value that a message repeats."""


class ImportRefusalError(ValueError):
    """A file is not an export that this program can import; nothing was changed.

    Attributes:
        kind: The name of the error.
        key: Key of the sentence, with placeholders.
        values: The values of the placeholders: plain ASCII, whatever the file contained.
        allowed: Key of the words for what is allowed at ``where``, or empty.
    """

    def __init__(self, kind: str, *, allowed: str = "", **values: object) -> None:
        self.kind = kind
        self.key = f"my_data.fault.{kind}"
        self.values = values
        self.allowed = f"my_data.allowed.{allowed}" if allowed else ""
        super().__init__(f"{kind}: {values.get('where', '')}")

    def explain(self, words: Mapping[str, str]) -> str:
        """Return the sentence in the person's language."""
        allowed = words.get(self.allowed) or words["my_data.allowed.row"]
        more = {"allowed": allowed} if self.allowed else {}
        return words[self.key].format(**self.values, **more)


def quote_value(value: object) -> str:
    """Return a value of a file in a form safe to show: ASCII, short, and without its contents."""
    if isinstance(value, dict):
        return "{...}" if value else "{}"
    if isinstance(value, list):
        return "[...]" if value else "[]"
    if isinstance(value, str) and len(value) > LONGEST:
        value = f"{value[:LONGEST]}..."
    text = json.dumps(value)
    return text if len(text) <= 3 * LONGEST else f"{text[: 3 * LONGEST]}..."

"""Languages: whether one says everything the first one says, with the same blanks to fill in."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping

FIRST = "en"
"""The language the product is written in, which every other one is held against."""


def find_faults(words: Mapping[str, str], first: Mapping[str, str], folder: str) -> Iterator[str]:
    """Yield every sentence that is missing, left over, or has other placeholders."""
    for key in (*first, *(key for key in words if key not in first)):
        file, _, field = key.partition(".")
        where = f"{folder}/{file}.toml: {field}"
        if key not in words:
            yield f"{where}: the sentence is missing"
        elif key not in first:
            yield f"{where}: {FIRST} has no sentence of this name"
        elif find_placeholders(words[key]) != find_placeholders(first[key]):
            wanted = ", ".join(sorted(find_placeholders(first[key]))) or "none"
            yield f"{where}: its placeholders must be {wanted}, as in {FIRST}"


def find_placeholders(sentence: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

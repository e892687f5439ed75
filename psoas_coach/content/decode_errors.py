"""Decoding errors said for the person who edits a content file, who need not know Python.

msgspec names the place as a path and the fault in its own terms. Here the path becomes the
field, and the terms become words: ``heel_slide.depth: expected a whole number, found text``.
"""

from __future__ import annotations

import re

_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text in quotes",
    "array": "a list",
    "object": "a table",
    "bool": "true or false",
    "null": "nothing",
}
_INSIDE = (
    (re.compile(r"Object missing required field `(.*)`"), "it is missing"),
    (re.compile(r"Object contains unknown field `(.*)`"), "there is no field of this name"),
)
"""Faults of a table that are faults of one of its fields."""
_VALUE = (
    (re.compile(r"Expected `([^`]*)`, got `([^`]*)`"), "expected {0}, found {1}"),
    (re.compile(r"Expected `(?:int|float)` <= (\S+)"), "must be {0} or less"),
    (re.compile(r"Expected `(?:int|float)` >= (\S+)"), "must be {0} or more"),
    (re.compile(r"Expected `\w+` of length >= 1"), "must not be empty"),
    (re.compile(r"Expected `\w+` of length >= (\d+)"), "must have {0} or more"),
    (re.compile(r"Expected `\w+` of length <= (\d+)"), "must not be longer than {0}"),
    (re.compile(r"Expected `array` of length (\d+), got \d+"), "must have {0} values"),
    (
        re.compile(r"Expected `str` matching regex .*"),
        "a name is made of small letters, digits and _, and begins with a letter",
    ),
    (re.compile(r"Invalid enum value (.*)"), "unknown value {0}"),
)


def explain(error: Exception) -> tuple[str, str]:
    """Return the field (empty for the whole value) and one sentence on what is wrong there."""
    reason, _, path = str(error).partition(" - at `$")
    path = re.sub(r"\[\.\.\.\]|^\.", "", path.rstrip("`"))
    for pattern, sentence in _INSIDE:
        if found := pattern.fullmatch(reason):
            return f"{path}.{found[1]}".lstrip("."), sentence
    for pattern, sentence in _VALUE:
        if found := pattern.fullmatch(reason):
            return path, sentence.format(*map(_kinds, found.groups()))
    return path, reason


def _kinds(kinds: str) -> str:
    """Say Python's kinds of value in words; anything else stays as it is."""
    return " or ".join(_KINDS.get(one, one) for one in kinds.removesuffix(" | null").split(" | "))

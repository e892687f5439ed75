"""Errors in an input, with their place, the value that was found and the values that are allowed.

A sentence is one line of plain ASCII whatever the input contains, because it may be shown in a
terminal, a log or another program.
"""

from __future__ import annotations

import json
import math
import re

import msgspec

_LONGEST_FOUND = 80
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")


class Fault(msgspec.Struct, frozen=True):
    """One fault; ``str()`` gives it as a sentence."""

    path: str
    actual: str
    allowed: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.path}: found {self.actual}, allowed {self.allowed}"


class InvalidInputError(ValueError):
    """Raised for input that violates the contract; nothing was computed.

    Attributes:
        faults: Every fault found, in the order of the input.
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, faults)))


def report_unknown(kind: str, where: str, key: object, allowed: str) -> Fault:
    """Return the fault of an unknown field; an unusual name is not repeated in the path.

    Args:
        kind: What the field would be: a question, a field.
        where: Its place, for the error message.
        key: The unknown name.
        allowed: The allowed values, in words.
    """
    plain = key if isinstance(key, str) and _PLAIN_KEY.fullmatch(key) else ""
    path = ".".join(part for part in (where, plain) if part)
    return Fault(path or "input", f"the unknown {kind} {describe_value(key)}", allowed)


def describe_value(value: object) -> str:
    """Return a value as in JSON, shortened, as one line of plain ASCII."""
    if isinstance(value, float) and not math.isfinite(value):
        return {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    if isinstance(value, dict):
        return f"an object with {len(value)} keys"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, str):
        value = value[: _LONGEST_FOUND + 1]
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**20:
        return "a very large number"
    try:
        text = json.dumps(value)
    except (TypeError, ValueError):
        text = f"a value of type {type(value).__name__}"
    return text if len(text) <= _LONGEST_FOUND else f"{text[: _LONGEST_FOUND - 3]}..."

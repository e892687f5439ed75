"""A proof over a whole space, and the stated sample of it for the fast tests.

The whole suite runs both. ``make test-fast`` leaves out what is marked ``whole``, and generates
random inputs with a tenth of the examples.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

import pytest

FAST = os.environ.get("PSOAS_COACH_FAST") == "1"
"""Whether this is the fast part; the Makefile says so."""
FEWEST_EXAMPLES = 10

_One = TypeVar("_One")


def count_examples(number: int) -> int:
    """Return the number of examples for a search that has this many in the whole suite."""
    return max(FEWEST_EXAMPLES, number // 10) if FAST else number


def whole_or_each(step: int) -> pytest.MarkDecorator:
    """Give a test the parameter ``step``: 1 for the whole space, or one in so many of it."""
    return pytest.mark.parametrize(
        "step",
        [pytest.param(1, marks=pytest.mark.whole, id="all"), pytest.param(step, id=f"1 in {step}")],
    )


def whole_but(values: Iterable[_One], *sample: _One) -> list[object]:
    """Return the parameters of a test, all but those of the sample marked as ``whole``."""
    return [
        value if value in sample else pytest.param(value, marks=pytest.mark.whole)
        for value in values
    ]

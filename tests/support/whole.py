"""A proof over a whole space, and the stated sample of it that the fast part takes.

The whole suite runs both; ``make test-fast`` leaves out what is marked ``whole``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pytest

_One = TypeVar("_One")


def whole_or_each(step: int) -> pytest.MarkDecorator:
    """Give a test the parameter ``step``: 1 for all of its space, and one of so many of it."""
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

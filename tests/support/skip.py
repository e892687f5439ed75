"""What a test needs of the machine: if it is missing, the test is skipped with a message or fails.

With ``PSOAS_COACH_REQUIRE_ALL=1`` it fails, so that nobody relies on a run that proved nothing.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(expected: str) -> NoReturn:
    """End the test, saying what is not there and what was not proved for that."""
    if os.environ.get("PSOAS_COACH_REQUIRE_ALL") == "1":
        pytest.fail(expected)
    pytest.skip(expected)

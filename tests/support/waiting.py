"""Wait for what another thread or process does, and no longer than needed."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_SECONDS = 30.0
"""A busy machine is slow, not wrong."""


def wait_until(condition: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    """Check a condition repeatedly until it is true.

    Args:
        condition: The condition.
        seconds: The timeout.

    Raises:
        TimeoutError: It was not true in time.
    """
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"still not so after {seconds} seconds")
        time.sleep(0.01)

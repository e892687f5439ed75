"""Wait for what another thread or process does, and no longer than needed."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_SECONDS = 30.0
"""A busy machine is slow, not wrong."""


def wait_until(condition: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    """Look again and again until something is so.

    Args:
        condition: What to look at.
        seconds: How long it may take.

    Raises:
        TimeoutError: It is not so after that time.
    """
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"still not so after {seconds} seconds")
        time.sleep(0.01)

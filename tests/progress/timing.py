"""How long work takes on the processor, for ratios between a small and a large case."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TIMES = 3


def seconds(work: Callable[[], object]) -> float:
    """The shortest of three; the collector rests, whose rounds are no part of the work."""
    taken = []
    for _ in range(TIMES):
        gc.collect()
        gc.disable()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
        gc.enable()
    return max(min(taken), 1e-4)

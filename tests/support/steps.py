"""The work of a call, counted in executed lines of Python, which is the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def count_lines(work: Callable[[], object]) -> int:
    """Run ``work`` and return the number of executed lines of Python, including all calls.

    A call of a C function counts as the line of the call. Its duration is measured by the
    benchmarks, which need a quiet machine.
    """
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:  # noqa: ANN401 -- as sys has it
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines

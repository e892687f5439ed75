"""The duration of an assessment, relative to reading and writing the same line with ``json``.

Machines differ and are busy, so processor time is measured, and a result is a ratio of the two.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import msgspec

from psoas_coach import content
from psoas_coach.guidance.request import answer_request


def answer_lines(lines: list[bytes]) -> None:
    """Answer every line."""
    rules = content.load()
    encode = msgspec.json.Encoder().encode
    for line in lines:
        encode(answer_request(line, rules))


def copy_lines(lines: list[bytes]) -> None:
    """Read and write every line, and do nothing with it."""
    for line in lines:
        json.dumps(json.loads(line))


def measure_seconds(work: Callable[[list[bytes]], None], lines: list[bytes]) -> float:
    """Return the processor's seconds a line."""
    began = time.process_time()
    work(lines)
    return (time.process_time() - began) / len(lines)

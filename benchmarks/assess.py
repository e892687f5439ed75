"""How many assessments a second one core does: ``python -m benchmarks.assess [LINES]``.

Random people with and without a history, through JSON on both sides, and the desk worker of the
guide alone. Machines differ and are busy, so each figure also stands as a ratio to reading and
writing the same lines with the standard library's ``json`` in the same run, and time is the
processor's. Last, the command as a person runs it, with its start-up, by the clock.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.support import random_answers
from tests.support.assess_timing import answer_lines, copy_lines, measure_seconds
from tests.support.guidance_cases import DESK

LINES, ROUNDS = 2000, 7


def draw_requests(count: int) -> list[bytes]:
    """Draw requests from one seed."""
    rng = random.Random(1)  # noqa: S311 -- nothing here is secret
    lines = []
    for _ in range(count):
        request: dict[str, Any] = {"answers": random_answers.person(rng)}
        past = random_answers.history(rng)
        lines.append(json.dumps(request if past is None else {**request, "history": past}).encode())
    return lines


def report(name: str, lines: list[bytes]) -> None:
    """Measure both in turns, and print the best of each: what disturbs only ever adds."""
    both = [
        (measure_seconds(answer_lines, lines), measure_seconds(copy_lines, lines))
        for _ in range(ROUNDS)
    ]
    ours, theirs = (min(times) for times in zip(*both, strict=True))
    size = sum(map(len, lines)) / len(lines)
    print(
        f"{name:22} {1 / ours:8,.0f} a second  {ours * 1e6:6.0f} us each, "
        f"{ours / theirs:5.1f} x json alone ({size:,.0f} bytes a line)"
    )


def command(lines: list[bytes]) -> None:
    """Run the command on a file, and print what a person would see."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "people.jsonl"
        file.write_bytes(b"\n".join(lines))
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "psoas_coach", "assess", "--lines", str(file)],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        taken = time.perf_counter() - began
    print(f"{'the command, in all':22} {len(lines) / taken:8,.0f} a second  ({taken:.2f} s)")


def main() -> None:
    """Print three lines."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    everybody = draw_requests(count)
    report("random people", everybody)
    report("the desk worker", [json.dumps({"answers": DESK}).encode()] * count)
    command([json.dumps({"answers": DESK}).encode()] * (5 * count))


if __name__ == "__main__":
    main()

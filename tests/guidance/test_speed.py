"""That an assessment stays a matter of a tenth of a millisecond.

The clock of a busy machine proves little, so the time is the processor's, the best of a few
rounds, and held against reading and writing the same line with ``json`` alone: 8 to 12 times that
when it was measured (``python -m benchmarks.assess``), and 27 before the tables were laid out once
for each content.
"""

from __future__ import annotations

import json

from tests.support.assess_timing import answer_lines, copy_lines, measure_seconds
from tests.support.guidance_cases import DESK


def test_an_assessment_costs_little_more_than_its_json() -> None:
    lines = [json.dumps({"answers": DESK}).encode()] * 300
    answer_lines(lines[:1])
    both = [
        (measure_seconds(answer_lines, lines), measure_seconds(copy_lines, lines)) for _ in range(7)
    ]
    ours, theirs = (min(times) for times in zip(*both, strict=True))
    assert ours < 20 * theirs

"""Which pairs of blocks count."""

from __future__ import annotations

import pytest

from psoas_coach.content import load
from psoas_coach.progress.fair_test.analysis import Pair


@pytest.mark.parametrize(
    ("with_", "without", "counted"), [(3, 3, True), (7, 3, True), (2, 7, False), (7, 2, False)]
)
def test_both_blocks_need_three_answers(with_: int, without: int, counted: bool) -> None:
    assert load().fair_test.analysis.least_answers == 3
    assert Pair((4,) * with_, (4,) * without).counted is counted
    assert Pair((4,) * without, (4,) * with_).counted is counted, "the lot must not matter"

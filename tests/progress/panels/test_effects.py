from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.panels.effects import FEWEST, Effect, summarize_effect


def test_the_worked_examples_of_the_docstring() -> None:
    assert summarize_effect("bridge", [-2, -2, -1, -1, 0, 0, 1]) == Effect(
        "bridge", 7, -1.0, -2.0, 0.0
    )
    assert summarize_effect("bridge", [-2, -2, -1, -1, 0]) == Effect("bridge", 5)


@pytest.mark.parametrize(("count", "says"), [(0, False), (5, False), (6, True)])
def test_under_six_sessions_nothing_is_said(count: int, says: bool) -> None:
    effect = summarize_effect("bridge", [-1] * count)
    assert (effect.median is not None) is says
    assert effect.sessions == count


@given(st.lists(st.integers(-10, 10), min_size=FEWEST, max_size=200))
def test_half_of_the_sessions_are_between_the_quartiles(changes: list[int]) -> None:
    effect = summarize_effect("bridge", sorted(changes))
    assert effect.low is not None
    assert effect.high is not None
    assert effect.median is not None
    assert min(changes) <= effect.low <= effect.median <= effect.high <= max(changes)
    inside = sum(effect.low <= change <= effect.high for change in changes)
    assert inside * 2 >= len(changes)

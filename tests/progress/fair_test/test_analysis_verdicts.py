"""One word for each outcome of a fair test."""

from __future__ import annotations

import pytest

from psoas_coach.progress.fair_test.analysis import Analysis, Pair, Verdict, analyse, judge


@pytest.mark.parametrize(
    ("difference", "p_value", "pairs", "verdict"),
    [
        (-2.0, 0.03, 8, Verdict.CLEARLY_LOWER),
        (-1.0, 0.05, 6, Verdict.CLEARLY_LOWER),
        (-0.99, 0.05, 6, Verdict.CLEARLY_LOWER_SMALL),
        (2.0, 0.03, 8, Verdict.CLEARLY_HIGHER),
        (1.0, 0.05, 6, Verdict.CLEARLY_HIGHER),
        (0.2, 0.01, 10, Verdict.CLEARLY_HIGHER_SMALL),
        (-5.0, 0.0501, 8, Verdict.NO_CLEAR_DIFFERENCE),
        (0.0, 1.0, 10, Verdict.NO_CLEAR_DIFFERENCE),
        (-8.0, 2 / 32, 5, Verdict.TOO_FEW_PAIRS),
        (-8.0, 0.001, 5, Verdict.TOO_FEW_PAIRS),
        (None, None, 0, Verdict.TOO_FEW_PAIRS),
    ],
)
def test_each_outcome_has_its_word(
    difference: float | None, p_value: float | None, pairs: int, verdict: Verdict
) -> None:
    assert judge(Analysis(difference, p_value, None, pairs, 0)) is verdict


def test_every_verdict_can_be_reached_by_answers() -> None:
    def pairs(with_: int, without: int, count: int = 8) -> list[Pair]:
        return [Pair((with_,) * 5, (without,) * 5)] * count

    uneven = [Pair((3, 3, 3, 3, 3), (4, 3, 4, 3, 4))] * 8
    outcomes = [
        pairs(2, 5),
        pairs(5, 2),
        uneven,
        [Pair(pair.without, pair.with_) for pair in uneven],
        pairs(2, 5, 4) + pairs(5, 2, 4),
        pairs(2, 5, 5),
    ]
    assert {judge(analyse(outcome)) for outcome in outcomes} == set(Verdict)

"""The recursions agree with a brute-force solution of the same model."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from psoas_coach.progress.trend import Step, average_over_drifts

DAY = dt.date(2026, 3, 1)


def steps(*days_values_noises: tuple[int, float, float]) -> list[Step]:
    return [
        Step(0, DAY + dt.timedelta(days=day), value, own=1, alone=1, noise=noise)
        for day, value, noise in days_values_noises
    ]


def by_force(part: list[Step], drift: float) -> tuple[list[float], list[float]]:
    """Level and variance by solving the whole system at once: a flat prior on the first level."""
    count = len(part)
    precision = np.diag([1 / step.noise for step in part])
    for place in range(1, count):
        days = (part[place].date - part[place - 1].date).days
        apart = np.zeros(count)
        apart[place], apart[place - 1] = 1, -1
        precision += np.outer(apart, apart) / (drift * days)
    variance = np.linalg.inv(precision)
    level = variance @ np.array([step.value / step.noise for step in part])
    return list(level), list(np.diag(variance))


def test_it_solves_the_model_it_claims_to() -> None:
    part = steps((0, 5, 1), (1, 7, 2), (4, 3, 1), (5, 4, 9), (20, 6, 1), (21, 6, 0.5))
    averaged = average_over_drifts([part], [0.3])
    levels, variances = by_force(part, 0.3)
    assert [level for level, _ in averaged] == pytest.approx(levels)
    assert [variance for _, variance in averaged] == pytest.approx(variances)


def test_runs_know_nothing_of_each_other() -> None:
    earlier, later = steps((0, 5, 1), (1, 6, 1)), steps((90, 1, 1), (91, 2, 1))
    assert average_over_drifts([earlier, later], [0.3]) == average_over_drifts(
        [earlier], [0.3]
    ) + average_over_drifts([later], [0.3])


def test_drifts_that_disagree_widen_the_band() -> None:
    part = steps(*((day, 6.0 if day < 10 else 3.0, 1.0) for day in range(20)))
    slow, fast, both = (
        average_over_drifts([part], drifts) for drifts in ([1e-4], [1.0], [1e-4, 1.0])
    )
    assert slow[0][0] < both[0][0] <= fast[0][0]
    assert both[0][1] >= min(slow[0][1], fast[0][1])


def test_the_likelier_drift_decides() -> None:
    moved = steps(*((day, 9.0 if day < 15 else 2.0, 0.2) for day in range(30)))
    still = steps(*((day, 5.0 + (-1) ** day, 1.0) for day in range(200)))
    assert average_over_drifts([moved], [1e-4, 0.5])[0][0] == pytest.approx(9, abs=0.3)
    assert average_over_drifts([still], [1e-6, 5.0])[100][0] == pytest.approx(5, abs=0.1)


def test_two_steps_of_one_day_are_no_drift() -> None:
    averaged = average_over_drifts([steps((0, 4, 1), (0, 6, 1))], [0.3])
    assert [level for level, _ in averaged] == pytest.approx([5, 5])

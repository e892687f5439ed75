"""The muscle's length agrees with the published path, computed here in a second way."""

import cmath
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.body import compute_psoas_length, compute_psoas_strain

TENTH_OF_A_MILLIMETRE = 1e-4

# The published table, in metres: pelvis points as they stand, thigh points from the hip centre.
PELVIS = [(-0.0647, 0.0887, 0.0289), (-0.0238, -0.0570, 0.0759)]
WRAPPED = (-0.0288, -0.0805, 0.0816)
FEMUR = [(0.0016, -0.0507, 0.0038), (-0.0188, -0.0597, 0.0104)]
CENTRE = (-0.0707, -0.0661, 0.0835)

angles = st.floats(min_value=-30, max_value=90, allow_nan=False)


def length_by_complex_numbers(degrees: float) -> float:
    turn = cmath.exp(1j * math.radians(degrees))
    path = [(complex(x, y), z) for x, y, z in PELVIS]
    if -90 <= degrees <= 45:
        path.append((complex(*WRAPPED[:2]), WRAPPED[2]))
    path += [(complex(*CENTRE[:2]) + complex(x, y) * turn, CENTRE[2] + z) for x, y, z in FEMUR]
    steps = itertools.pairwise(path)
    return sum(math.hypot(abs(b - a), z2 - z1) for (a, z1), (b, z2) in steps)


@given(angles)
def test_length_is_the_path_to_a_tenth_of_a_millimetre(degrees: float) -> None:
    assert compute_psoas_length(degrees) == pytest.approx(
        length_by_complex_numbers(degrees), abs=TENTH_OF_A_MILLIMETRE
    )


def test_more_bend_is_always_shorter() -> None:
    lengths = [compute_psoas_length(tenth / 10) for tenth in range(-300, 901)]
    assert all(longer > shorter for longer, shorter in itertools.pairwise(lengths))


def test_sitting_is_about_a_quarter_shorter_and_a_lunge_about_a_twentieth_longer() -> None:
    assert compute_psoas_strain(0) == 0
    assert compute_psoas_strain(90) == pytest.approx(-0.25, abs=0.01)
    assert compute_psoas_strain(-20) == pytest.approx(0.05, abs=0.005)


@pytest.mark.parametrize("degrees", [-30.001, 90.001, 180, math.inf, math.nan])
def test_an_angle_the_model_cannot_speak_for_is_refused(degrees: float) -> None:
    with pytest.raises(ValueError, match="hip flexion must be -30 to 90 degrees"):
        compute_psoas_length(degrees)


@pytest.mark.parametrize("degrees", [-30, 45, 90])
def test_the_ends_and_the_step_of_the_path_are_included(degrees: float) -> None:
    assert compute_psoas_length(degrees) == pytest.approx(
        length_by_complex_numbers(degrees), abs=TENTH_OF_A_MILLIMETRE
    )

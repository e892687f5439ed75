"""Numbers typed in: a tape's lengths become degrees, and degrees stay what they are."""

from __future__ import annotations

import pytest

from psoas_coach.content.formats import say_number
from psoas_coach.ui.measure.draft import convert_tape_lengths, read_typed_degrees
from psoas_coach.ui.phrases.hip_angles import say_degrees, say_readings, say_sides
from psoas_coach.ui.words import say


def test_a_tape_turns_each_height_into_degrees() -> None:
    angles = convert_tape_lengths({"length": 40, "left_1": 7, "left_2": 0, "right_2": -7})
    assert angles.readings == {"left": (10.1, 0.0), "right": (-10.1,)}
    assert not angles.fault


def test_heights_without_a_length_are_asked_for_it_and_nothing_at_all_is_not() -> None:
    assert convert_tape_lengths({"left_1": 7}).fault == say("measure.tape.no_length")
    assert convert_tape_lengths({"left_1": 7}).readings == {}
    assert convert_tape_lengths({}).fault == ""


def test_a_height_that_no_thigh_has_gives_no_reading_at_all() -> None:
    angles = convert_tape_lengths({"length": 40, "left_1": 7, "right_1": 39})
    assert angles.readings == {}
    assert angles.fault == say("measure.tape.too_far", length="40", drop="39")


def test_degrees_stay_in_their_order() -> None:
    assert read_typed_degrees({"right_2": -3, "left_2": 5, "left_1": 4}).readings == {
        "left": (4, 5),
        "right": (-3,),
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7.04, "7° below level"),
        (-3.0, "3° above level"),
        (-0.04, "level"),
        (0.06, "0.1° below level"),
    ],
)
def test_degrees_are_said_below_above_or_level(value: float, expected: str) -> None:
    assert say_degrees(value) == expected


def test_numbers_have_one_place_after_the_point_and_no_minus_before_nothing() -> None:
    assert [say_number(number) for number in (4.0, 2.46, -0.04)] == ["4", "2.5", "0"]


def test_readings_are_named_where_there_are_several() -> None:
    assert say_readings((7.0,)) == ""
    assert say_readings((7.0, 9.0)) == "from 7°, 9°"
    assert say_readings((-3.0, -2.0)) == "from 3°, 2°"
    assert say_readings((-1.0, 2.0)) == "from -1°, 2°"
    assert say_sides(-2.0, None) == "left 2° above level"

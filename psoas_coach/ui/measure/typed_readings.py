"""A measure typed in: with a tape, whose lengths give an angle, or in degrees from another tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
import streamlit as st

from psoas_coach.content.formats import say_number
from psoas_coach.guidance.hip_measure import MOST_DEGREES, compute_tape_angle
from psoas_coach.ui.measure.draft import SIDES, TIMES, Draft, Side
from psoas_coach.ui.words import say

Way = Literal["tape", "hand"]
ReadingsBySide = dict[Side, tuple[float, ...]]
LENGTH = "length"
SHORTEST, LONGEST = 20.0, 70.0
"""Centimetres from hip to knee: a short and a very tall adult's, with room."""
FIELDS = tuple((side, time) for time in range(1, TIMES + 1) for side in SIDES)


class TypedReadings(msgspec.Struct, frozen=True):
    """What was typed in so far.

    Attributes:
        fields: The numbers by the name of their field.
        readings: The degrees that follow from them.
        fault: What does not fit, in words; empty when all does.
    """

    fields: dict[str, float]
    readings: ReadingsBySide
    fault: str = ""


def ask(draft: Draft, way: Way) -> TypedReadings:
    """Ask for the numbers, beginning with those that the draft has."""
    st.markdown(say(f"measure.{way}.about"))
    values: dict[str, float | None] = {}
    if way == "tape":
        values[LENGTH] = _number(draft, way, LENGTH, SHORTEST, LONGEST)
    most = LONGEST if way == "tape" else float(MOST_DEGREES)
    for place, side in zip(st.columns(len(SIDES)), SIDES, strict=True):
        with place:
            for time in range(1, TIMES + 1):
                name = f"{side}_{time}"
                values[name] = _number(draft, way, name, -most, most)
    fields = {name: value for name, value in values.items() if value is not None}
    return tape(fields) if way == "tape" else hand(fields)


def hand(fields: Mapping[str, float]) -> TypedReadings:
    """Take degrees as they are."""
    readings = _by_side({name: fields[name] for name in fields if name != LENGTH})
    return TypedReadings(dict(fields), readings)


def tape(fields: Mapping[str, float]) -> TypedReadings:
    """Turn lengths into degrees; a fault in words where they cannot be."""
    length = fields.get(LENGTH)
    drops = {name: value for name, value in fields.items() if name != LENGTH}
    if length is None:
        return TypedReadings(dict(fields), {}, say("measure.tape.no_length") if drops else "")
    degrees: dict[str, float] = {}
    for name, drop in drops.items():
        angle = compute_tape_angle(length, drop)
        if angle is None:
            fault = say(
                "measure.tape.too_far", length=say_number(length), drop=say_number(abs(drop))
            )
            return TypedReadings(dict(fields), {}, fault)
        degrees[name] = angle
    return TypedReadings(dict(fields), _by_side(degrees))


def _by_side(degrees: Mapping[str, float]) -> ReadingsBySide:
    return {
        side: tuple(
            degrees[f"{side}_{time}"]
            for one, time in FIELDS
            if one == side and f"{side}_{time}" in degrees
        )
        for side in SIDES
    }


def _number(draft: Draft, way: Way, name: str, least: float, most: float) -> float | None:
    return st.number_input(
        say(f"measure.{way}.{name}"),
        min_value=least,
        max_value=most,
        value=draft.typed.get(name) if draft.method == way else None,
        step=0.5,
        format="%g",
        key=f"measure_{draft.id}_{way}_{name}",
    )

"""A measure in progress: the values that are typed in, and the draft in the journal.

A phone on a thigh loses its connection or its page more easily than one in a hand. Every reading is
therefore saved at once, under the id that the note will have. Typed values come from a tape, whose
lengths give an angle, or in degrees from another tool.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
import streamlit as st
from msgspec import Meta, Struct

from psoas_coach.coach import personal_calendar
from psoas_coach.content.formats import say_number
from psoas_coach.guidance.hip_measure import MOST_DEGREES, compute_tape_angle
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import store
from psoas_coach.ui.words import say

MEASURE_DRAFT = "measure"
Method = Literal["phone", "tape", "hand"]
Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("left", "right")
TIMES = 2
"""The readings of each side: two show how large the error can be."""
Readings = Annotated[tuple[Annotated[float, Meta(ge=-60, le=60)], ...], Meta(max_length=TIMES)]
Typed = Annotated[dict[str, Annotated[float, Meta(ge=-100, le=100)]], Meta(max_length=9)]


class Draft(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A measure that has not been saved yet.

    Attributes:
        id: The id its note will have.
        at: When it was begun.
        method: The method of measuring.
        left: The phone's readings of the left side, in degrees below level.
        right: The same for the right side.
        typed: Typed numbers, by the names of their fields.
    """

    id: str
    at: Moment
    method: Method = "phone"
    left: Readings = ()
    right: Readings = ()
    typed: Typed = {}


def begin(now: Moment) -> Draft:
    """Return an empty measure."""
    return Draft(id=uuid.uuid4().hex, at=now)


def load(journal: Journal, now: Moment) -> Draft | None:
    """Return the measure in progress, or None."""
    raw = store.load_draft(journal, MEASURE_DRAFT)
    try:
        draft = None if raw is None else msgspec.convert(raw, Draft)
    except msgspec.ValidationError:  # Another version stored it, and it is only a draft.
        return None
    return draft if draft and personal_calendar.is_same_sitting(draft.at, now) else None


def save(journal: Journal, draft: Draft) -> bool:
    """Store the draft; False if its note is in the journal already."""
    return journal.drafts.save(MEASURE_DRAFT, msgspec.to_builtins(draft))


def build_note(draft: Draft, readings: Mapping[Side, tuple[float, ...]], now: Moment) -> DayNote:
    """Return the note for the journal, dated at the moment the measure was finished.

    Args:
        draft: The draft as it is stored.
        readings: Degrees of each side, in order.
        now: The current moment, with the person's own date and time zone.
    """
    body: dict[str, object] = {"method": draft.method}
    body |= {side: list(readings[side]) for side in SIDES if readings.get(side)}
    return DayNote(draft.id, now, "measure", body)


Way = Literal["tape", "hand"]
ReadingsBySide = dict[Side, tuple[float, ...]]
LENGTH = "length"
SHORTEST, LONGEST = 20.0, 70.0
"""The range of centimetres from hip to knee, from a short to a very tall adult, with a margin."""
FIELDS = tuple((side, time) for time in range(1, TIMES + 1) for side in SIDES)


class TypedReadings(msgspec.Struct, frozen=True):
    """The numbers typed so far.

    Attributes:
        fields: The numbers, by the names of their fields.
        readings: The resulting degrees.
        fault: What is wrong, as a sentence; empty if nothing is.
    """

    fields: dict[str, float]
    readings: ReadingsBySide
    fault: str = ""


def ask_typed(draft: Draft, method: Way) -> TypedReadings:
    """Ask for the numbers, starting with those of the draft."""
    st.markdown(say(f"measure.{method}.about"))
    values: dict[str, float | None] = {}
    if method == "tape":
        values[LENGTH] = _ask_number(draft, method, LENGTH, SHORTEST, LONGEST)
    most = LONGEST if method == "tape" else float(MOST_DEGREES)
    for place, side in zip(st.columns(len(SIDES)), SIDES, strict=True):
        with place:
            for time in range(1, TIMES + 1):
                name = f"{side}_{time}"
                values[name] = _ask_number(draft, method, name, -most, most)
    fields = {name: value for name, value in values.items() if value is not None}
    return convert_tape_lengths(fields) if method == "tape" else read_typed_degrees(fields)


def read_typed_degrees(fields: Mapping[str, float]) -> TypedReadings:
    """Return typed degrees unchanged."""
    readings = _group_by_side({name: fields[name] for name in fields if name != LENGTH})
    return TypedReadings(dict(fields), readings)


def convert_tape_lengths(fields: Mapping[str, float]) -> TypedReadings:
    """Convert lengths to degrees; report lengths that are impossible."""
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
    return TypedReadings(dict(fields), _group_by_side(degrees))


def _group_by_side(degrees: Mapping[str, float]) -> ReadingsBySide:
    return {
        side: tuple(
            degrees[f"{side}_{time}"]
            for field_side, time in FIELDS
            if field_side == side and f"{side}_{time}" in degrees
        )
        for side in SIDES
    }


def _ask_number(draft: Draft, method: Way, name: str, least: float, most: float) -> float | None:
    return st.number_input(
        say(f"measure.{method}.{name}"),
        min_value=least,
        max_value=most,
        value=draft.typed.get(name) if draft.method == method else None,
        step=0.5,
        format="%g",
        key=f"measure_{draft.id}_{method}_{name}",
    )

"""A measure on its way: what the journal keeps of it until it is a note about the day.

A phone that lies on a thigh loses its connection or its page more easily than one in a hand. Every
reading is kept at once, under the id that the note will have.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from psoas_coach.coach import personal_calendar
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import store

KIND = "measure"
Method = Literal["phone", "tape", "hand"]
Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("left", "right")
TIMES = 2
"""Readings of each side: two tell how far off one can be."""
Readings = Annotated[tuple[Annotated[float, Meta(ge=-60, le=60)], ...], Meta(max_length=TIMES)]
Typed = Annotated[dict[str, Annotated[float, Meta(ge=-100, le=100)]], Meta(max_length=9)]


class Draft(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A measure that is not kept yet.

    Attributes:
        id: The id its note will have.
        at: When it was begun.
        method: How it is read.
        left: What the phone read on the left, degrees below level.
        right: The same on the right.
        typed: What was typed in instead, by the name of its field.
    """

    id: str
    at: Moment
    method: Method = "phone"
    left: Readings = ()
    right: Readings = ()
    typed: Typed = {}


def begin(now: Moment) -> Draft:
    """Return a measure that has nothing yet."""
    return Draft(id=uuid.uuid4().hex, at=now)


def load(journal: Journal, now: Moment) -> Draft | None:
    """Return the measure of this sitting that is on its way, or None."""
    raw = store.draft(journal, KIND)
    try:
        draft = None if raw is None else msgspec.convert(raw, Draft)
    except msgspec.ValidationError:  # kept by another version: it is only a draft
        return None
    return draft if draft and personal_calendar.is_same_sitting(draft.at, now) else None


def save(journal: Journal, draft: Draft) -> bool:
    """Keep it; False when its note is in the journal already."""
    return journal.drafts.save(KIND, msgspec.to_builtins(draft))


def note(draft: Draft, readings: Mapping[Side, tuple[float, ...]], now: Moment) -> DayNote:
    """Return the note that the journal keeps, of the moment it was finished.

    Args:
        draft: The draft as it is stored.
        readings: Degrees of each side, in their order.
        now: When it is now, with the person's own date and zone.
    """
    body: dict[str, object] = {"method": draft.method}
    body |= {side: list(readings[side]) for side in SIDES if readings.get(side)}
    return DayNote(draft.id, now, "measure", body)

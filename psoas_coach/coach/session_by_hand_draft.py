"""The draft of a session entered by hand: the journal keeps it, so that a reload loses nothing."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from psoas_coach.coach.draft_source import DraftSource
from psoas_coach.coach.session_record import Sides, Tingling
from psoas_coach.journal.journal import Journal

KIND = "session_by_hand"
"""The beginning of a draft's kind; its form's id follows, so that two tabs keep their own."""
Pain = Annotated[int, Meta(ge=0, le=10)]


class FormValues(Struct, frozen=True, kw_only=True):
    """What the form says.

    Attributes:
        date: The day; None while one is being typed that cannot be read.
        moves: Ids, in the order chosen.
        sides: By move, where a move has two.
        minutes: By move, for each side.
    """

    date: dt.date | None = None
    moves: tuple[str, ...] = ()
    sides: dict[str, Sides] = {}
    minutes: dict[str, Annotated[float, Meta(gt=0, le=60)]] = {}
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    tingling: Tingling | None = None
    note: Annotated[str, Meta(max_length=200)] = ""


class _StoredForm(Struct, frozen=True):
    id: str
    values: FormValues | None = None


def load(source: DraftSource, id_: str) -> FormValues | None:
    """Return what the form with this id says; None where nothing is kept of it."""
    body = source.drafts.load(f"{KIND}.{id_}")
    try:
        stored = None if body is None else msgspec.convert(body, _StoredForm)
    except msgspec.ValidationError:  # kept by another version: it is only a draft
        return None
    return stored.values if stored is not None and stored.id == id_ else None


def save(journal: Journal, id_: str, values: FormValues) -> bool:
    """Keep it; False when its record is in the journal already.

    Args:
        journal: The person's journal.
        id_: Id of the form.
        values: What the form says.
    """
    body: dict[str, Any] = msgspec.to_builtins(_StoredForm(id_, values))
    return journal.drafts.save(f"{KIND}.{id_}", body)

"""Marking a day as one that does not count.

A day has at most one such note of each kind. Its id is derived from the kind and the date, so that
two presses, two tabs or a retry after a lost connection store one note.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Literal
from zoneinfo import ZoneInfo

from psoas_coach.guidance.choices import FLARE_MODES, FlareMode
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, NoteKind, make_moment

Absence = Literal["ill", "away"]
_NOON = 12


def make_note_id(kind: NoteKind, date: dt.date) -> str:
    """Return the id of the note of a kind on a date: a version-4 UUID derived from both."""
    digest = hashlib.sha256(f"{kind} {date.isoformat()}".encode()).digest()
    return uuid.UUID(bytes=digest[:16], version=4).hex


def make_note(
    kind: NoteKind, date: dt.date, zone: str, body: Mapping[str, Any] | None = None
) -> DayNote:
    """Return the note of a kind about a date, dated at noon of that date.

    Args:
        kind: Kind of the note.
        date: The date that it is about.
        zone: The person's time zone, such as ``Europe/Berlin``.
        body: The contents of the note.
    """
    noon = dt.datetime(date.year, date.month, date.day, _NOON, tzinfo=ZoneInfo(zone))
    return DayNote(make_note_id(kind, date), make_moment(noon, zone), kind, dict(body or {}))


def save_note(journal: Journal, record: DayNote) -> None:
    """Store a note as it is now, whether it is new, was withdrawn, or had other contents."""
    if journal.day_notes.add(record):
        return
    journal.day_notes.restore(record.id)
    journal.day_notes.replace(record)


def mark_days(journal: Journal, kind: NoteKind, dates: Iterable[dt.date], zone: str) -> None:
    """Mark dates as days that do not count.

    Args:
        journal: The person's journal.
        kind: Kind of the notes.
        dates: The dates, one note for each.
        zone: The person's time zone, such as ``Europe/Berlin``.
    """
    for date in dates:
        save_note(journal, make_note(kind, date, zone))


def unmark_days(journal: Journal, kind: NoteKind, date: dt.date) -> None:
    """Withdraw the notes of a kind from a date on, whatever created them.

    Args:
        journal: The person's journal.
        kind: Kind of the notes.
        date: The first date.
    """
    for note in journal.day_notes.list(since=date):
        if note.kind == kind:
            journal.day_notes.remove(note.id)


def find_flare(notes: Iterable[DayNote], date: dt.date) -> FlareMode | None:
    """Return how a flare on a date changes the plan; None if there is none."""
    for note in notes:
        if note.kind == "flare" and note.at.local_date == date:
            return next(
                (mode for mode in FLARE_MODES if mode == note.body.get("way")), FLARE_MODES[0]
            )
    return None


def mark_flare(
    journal: Journal, first: dt.date, until: dt.date, flare_mode: FlareMode, zone: str
) -> None:
    """Mark the days of a flare from ``first`` until the day before ``until``.

    Args:
        journal: The person's journal.
        first: The first day.
        until: The day after the last one.
        flare_mode: How the flare reduces the plan.
        zone: The person's time zone, such as ``Europe/Berlin``.
    """
    for days in range((until - first).days):
        save_note(
            journal, make_note("flare", first + dt.timedelta(days=days), zone, {"way": flare_mode})
        )

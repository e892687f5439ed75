"""Minutes walked, and the pain told with them, by day: what the walking ladder is built from."""

from __future__ import annotations

import datetime as dt
from statistics import fmean

import msgspec
from sqlalchemy import or_, select

from psoas_coach.guidance.walking import WalkingDay
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.tables import day_notes

_MENTIONED = '%"walked_minutes"%'
"""Bodies that say it; one in which a text only mentions it is read and found to say nothing."""


class _WalkingBody(msgspec.Struct, frozen=True):
    """What is read of a check-in's body."""

    walked_minutes: int | None = None


def sum_walking_days(scope: OwnerScope, until: dt.date) -> tuple[WalkingDay, ...]:
    """Days up to ``until`` with minutes walked or pain right then, oldest first.

    Each check-in tells the minutes of its day so far, so the most of a day counts.
    """
    note = day_notes.c
    query = (
        select(note.local_date, note.pain_now, note.body)
        .where(
            scope.current_rows(day_notes),
            note.kind == "check_in",
            note.local_date <= until,
            or_(note.pain_now.is_not(None), note.body.like(_MENTIONED)),
        )
        .order_by(note.local_date)
    )
    minutes: dict[dt.date, int | None] = {}
    pains: dict[dt.date, list[int]] = {}
    with scope.read_tx() as connection:
        for date, pain, body in connection.execute(query):
            walked = _minutes(body)
            before = minutes.get(date)
            minutes[date] = before if walked is None else max(walked, before or 0)
            if pain is not None:
                pains.setdefault(date, []).append(pain)
    return tuple(
        WalkingDay(date, walked, fmean(pains[date]) if date in pains else None)
        for date, walked in minutes.items()
    )


def _minutes(body: str) -> int | None:
    try:
        return msgspec.json.decode(body, type=_WalkingBody).walked_minutes
    except msgspec.ValidationError:
        return None

"""Practice and entries summed by day, as the basis for weeks, charts, sentences and the walk.

One query computes the sums in the database. Removed and superseded rows do not count, and days are
the person's own.
"""

from __future__ import annotations

import datetime as dt
from statistics import fmean
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from psoas_coach.content import load
from psoas_coach.guidance.walking import WalkingDay
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.summaries import Day
from psoas_coach.journal.tables import day_notes, sessions

DAY_KINDS = ("check_in", "flare", "away", "ill")
"""Kinds of notes that are about the whole day."""
_SESSION_KIND = ""
"""The kind of rows that come from sessions; notes have kinds of their own."""
_HELD_SECONDS = sessions.c.left_seconds + sessions.c.right_seconds + sessions.c.both_seconds
"""The seconds held in a session, in all moves and on all sides."""


def is_practice() -> ColumnElement[bool]:
    """Return the condition for a session that was held long enough to be one."""
    seconds = _HELD_SECONDS
    return seconds >= literal(load().session.counts.least_seconds)


_SESSION_SUMS = {  # in the order of a day's fields
    "sessions": func.sum(case((is_practice(), 1), else_=0)),
    "finished": func.sum(case((and_(sessions.c.finished, is_practice()), 1), else_=0)),
    "seconds": func.sum(_HELD_SECONDS),
    "left": func.sum(sessions.c.left_lengthening + sessions.c.both_lengthening),
    "right": func.sum(sessions.c.right_lengthening + sessions.c.both_lengthening),
    "pain_before": cast(func.avg(sessions.c.pain_before), Float),
    "pain_after": cast(func.avg(sessions.c.pain_after), Float),
    "tingling_up": func.sum(case((sessions.c.tingling == "up", 1), else_=0)),
}
_NOTE_SUMS = {  # as the fields are called
    "check_in_now": cast(func.avg(day_notes.c.pain_now), Float),
    "sitting_hours": func.max(day_notes.c.sitting_hours),
    "longest_sit": func.max(day_notes.c.longest_sit),
}


def sum_days(
    scope: OwnerScope, since: dt.date | None = None, until: dt.date | None = None
) -> tuple[Day, ...]:
    """Return practice and entries by day, oldest first; days without an entry have no row.

    Measures, new signs and answers about overall change do not count as entries of a day.

    Args:
        scope: The owner.
        since: Only days from this one on.
        until: Only days up to this one.
    """
    done = _select_kinds(scope, sessions, literal(_SESSION_KIND), since, until).group_by(
        sessions.c.local_date
    )
    kinds = day_notes.c.kind
    notes_query = _select_kinds(scope, day_notes, kinds, since, until).where(kinds.in_(DAY_KINDS))
    with scope.read_tx() as connection:
        rows = connection.execute(
            union_all(done, notes_query.group_by(day_notes.c.local_date, kinds))
        ).all()
    by_date: dict[dt.date, Day] = {}
    for date, kind, *sums in rows:
        if kind == _SESSION_KIND:
            by_date[date] = Day(date, *sums[: len(_SESSION_SUMS)])
    for date, kind, *sums in rows:
        if kind != _SESSION_KIND:
            day = by_date.get(date) or Day(date)
            checked = (
                zip(_NOTE_SUMS, sums[len(_SESSION_SUMS) :], strict=True)
                if kind == "check_in"
                else ()
            )
            notes = tuple(sorted((*day.notes, kind)))
            by_date[date] = msgspec.structs.replace(day, notes=notes, **dict(checked))
    return tuple(by_date[date] for date in sorted(by_date))


def _select_kinds(
    scope: OwnerScope,
    table: Table,
    kind: ColumnElement[str],
    since: dt.date | None,
    until: dt.date | None,
) -> Select[Any]:
    """Select the sums of a table; the sums of the other table are empty."""
    mine = _SESSION_SUMS if table is sessions else _NOTE_SUMS
    sums = (mine.get(name, null()).label(name) for name in (*_SESSION_SUMS, *_NOTE_SUMS))
    query = select(table.c.local_date, kind.label("kind"), *sums).where(scope.is_current(table))
    if since is not None:
        query = query.where(table.c.local_date >= since)
    return query if until is None else query.where(table.c.local_date <= until)


_MENTIONED = '%"walked_minutes"%'
"""Bodies that may contain the minutes; a text that only mentions the word is ruled out on reading.
"""


class _WalkingBody(msgspec.Struct, frozen=True):
    """The fields of a check-in that are read here."""

    walked_minutes: int | None = None


def sum_walking_days(scope: OwnerScope, until: dt.date) -> tuple[WalkingDay, ...]:
    """Return the days up to ``until`` with minutes walked or current pain, oldest first.

    Each check-in has the minutes of its day so far, so the day's highest value counts.
    """
    note = day_notes.c
    query = (
        select(note.local_date, note.pain_now, note.body)
        .where(
            scope.is_current(day_notes),
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
            walked = _read_minutes(body)
            before = minutes.get(date)
            minutes[date] = before if walked is None else max(walked, before or 0)
            if pain is not None:
                pains.setdefault(date, []).append(pain)
    return tuple(
        WalkingDay(date, walked, fmean(pains[date]) if date in pains else None)
        for date, walked in minutes.items()
    )


def _read_minutes(body: str) -> int | None:
    try:
        return msgspec.json.decode(body, type=_WalkingBody).walked_minutes
    except msgspec.ValidationError:
        return None

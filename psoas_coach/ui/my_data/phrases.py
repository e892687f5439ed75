"""An entry in one line, built from numbers and our own words only, never from a file's text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from statistics import fmean

from psoas_coach.content import load
from psoas_coach.content.formats import list_weekdays, say_number
from psoas_coach.journal.entries import Entry
from psoas_coach.journal.records import (
    DayNote,
    SelfCheck,
    SessionRecord,
    SittingBreak,
    find_local_time,
)
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases.session import say_duration
from psoas_coach.ui.words import say

_WHOLE_DAYS = frozenset({"flare", "away", "ill", "imported"})
_MINUTE = 60
_NAMED_DAYS = 2
"""Words for today and yesterday."""


def describe_entry(entry: Entry) -> str:
    """Return the kind of an entry and its main values, as a phrase."""
    if isinstance(entry, SessionRecord):
        return _describe_session(entry)
    if isinstance(entry, SelfCheck):
        score = entry.result.get("score")
        if score is None:
            return say("my_data.entries.kind.self_check")
        return say("my_data.entries.kind.self_check_score", score=score)
    if isinstance(entry, SittingBreak):
        minutes = max(1, round(entry.sat_seconds / _MINUTE))
        time = say_duration(minutes * _MINUTE)
        return say(f"my_data.entries.kind.break_{entry.outcome}", time=time)
    return _say_day_note(entry)


def _describe_session(record: SessionRecord) -> str:
    seconds = sum(hold.held_seconds for hold in record.holds)
    counted = "session" if load().session.counts.is_session(seconds) else "session_too_short"
    key, time = f"my_data.entries.kind.{counted}", say_duration(seconds)
    if record.pain_before is None or record.pain_after is None:
        return say(key, time=time)
    return say(f"{key}_pain", time=time, before=record.pain_before, after=record.pain_after)


def _say_day_note(note: DayNote) -> str:
    if note.kind == "measure":
        return say("my_data.entries.kind.measure", readings=", ".join(_say_sides(note)))
    if note.kind == "daily_answer":
        return say("my_data.entries.kind.daily_answer", points=note.body.get("points"))
    if note.kind == "imported":
        pain = note.body.get("pain")
        if pain is None:
            return say("my_data.entries.kind.imported_practice")
        return say("my_data.entries.kind.imported_pain", pain=say_number(pain))
    pain = note.body.get("pain_now")
    if note.kind == "check_in" and pain is not None:
        return say("my_data.entries.kind.check_in_pain_now", pain=pain)
    return say(f"my_data.entries.kind.{note.kind}")


def _say_sides(note: DayNote) -> Iterator[str]:
    """Yield a phrase with the mean of each side that was measured."""
    for side in ("left", "right"):
        readings = note.body.get(side)
        if readings:
            degrees = say_number(fmean(readings))
            yield say(f"my_data.entries.kind.measure_{side}", degrees=degrees)


def describe_origin(entry: Entry) -> str:
    """Return the date of an entry, and whether it is a demo entry."""
    date = format_day(entry.at.local_date)
    return f"{date}, {say('my_data.entries.demo')}" if entry.demo else date


def format_clock_time(entry: Entry) -> str:
    """Return the time of day of an entry; empty for an entry about a whole day."""
    if isinstance(entry, DayNote) and entry.kind in _WHOLE_DAYS:
        return ""
    return f"{find_local_time(entry.at):%H:%M}"


def write_day_heading(date: dt.date, today: dt.date) -> str:
    """Return the heading above the entries of a day."""
    ago = (today - date).days
    if ago < 0:
        return say("my_data.entries.ahead")
    if ago < _NAMED_DAYS:
        return say(f"my_data.entries.ago.{ago}")
    weekday = list_weekdays()[date.weekday()]
    return say("my_data.entries.weekday", weekday=weekday, date=format_day(date))


def find_undo_way(entry: Entry) -> str:
    """Return the key under ``news.UNDOING`` for undoing the removal of an entry."""
    if isinstance(entry, DayNote):
        return "day_note"
    if isinstance(entry, SittingBreak):
        return "sitting_break"
    return "session" if isinstance(entry, SessionRecord) else "self_check"

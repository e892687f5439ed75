"""The journal's side of the break timer: its settings, whether it is on, and its reports.

The timer itself runs in the browser and continues without the server. It reports each break under
an id of its own until the page has acknowledged it, so a report may arrive late, twice or not at
all.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from psoas_coach.coach.personal_calendar import read_day_start_hour
from psoas_coach.content import load
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import BreakOutcome, Identity, Moment, SittingBreak, make_moment
from psoas_coach.journal.validation import validate_record

TIMER_SETTING = "break_timer"
"""The setting that contains the settings of the timer."""
TIMER_DRAFT = "break_timer"
"""The kind of the draft with the timer's key and whether it is on. It is not exported, because a
timer belongs to this journal on this device, and not to a copy of it.
"""
MOST_SECONDS = 86_400
_HALF_HOUR = 1800
OLDEST = dt.timedelta(days=400)
"""A browser reports breaks late if the server was away; an older one comes from a wrong clock."""
MinuteOfDay = Annotated[int, Meta(ge=0, le=1439)]


class TimerSettings(Struct, frozen=True):
    """The settings of the timer.

    Attributes:
        every_minutes: Minutes of sitting until a break is due.
        break_minutes: The duration of a break.
        sound: Whether a soft tone announces a break.
        quiet: The minutes of the day between which the timer is paused, or None.
    """

    every_minutes: int = 30
    break_minutes: int = 2
    sound: bool = True
    quiet: tuple[MinuteOfDay, MinuteOfDay] | None = None


class TimerState(Struct, frozen=True):
    """The timer of a journal.

    Attributes:
        key: A random key under which the browser stores its data, so that nothing from a deleted
            journal is added to a new one.
        on: Whether the timer is on.
    """

    key: str
    on: bool = False


class _Report(Struct, frozen=True):
    on: bool | None
    breaks: list[Any]


class _ReportedBreak(Struct, frozen=True):
    id: Identity
    at: int | float
    outcome: BreakOutcome
    sat_seconds: Annotated[int, Meta(ge=0)]


class TimerReport(Struct, frozen=True):
    """The validated report of a browser.

    Attributes:
        on: Whether the timer was turned on or off; None if neither.
        breaks: Breaks to store.
        acknowledged: Ids of everything that the browser need not send again, including breaks that
            were rejected as impossible.
    """

    on: bool | None
    breaks: tuple[SittingBreak, ...]
    acknowledged: tuple[str, ...]


def find_timed_sitting(journal: Journal, date: dt.date) -> dict[str, float | int]:
    """Return the timer's values for the day before a date, in the format of a check-in.

    Nothing for a day on which the timer did not run, or counted less than half an hour.

    Args:
        journal: The person's journal.
        date: The date of the check-in.
    """
    before = date - dt.timedelta(days=1)
    days = journal.sitting_breaks.sum_days(before, before)
    if not days or days[0].sat_seconds < _HALF_HOUR:
        return {}
    halves = min(48, round(days[0].sat_seconds / _HALF_HOUR))
    return {"sitting_hours": halves / 2, "longest_sit": round(days[0].longest_seconds / 60)}


def read_settings(settings: Mapping[str, Any]) -> TimerSettings:
    """Return the settings of the timer; the defaults if nothing valid is stored."""
    rules = load().breaks
    usual = TimerSettings(rules.usual_minutes, rules.lengths[-1])
    try:
        chosen = msgspec.convert(settings.get(TIMER_SETTING, {}), TimerSettings)
    except msgspec.ValidationError:
        return usual
    fits = rules.least_minutes <= chosen.every_minutes <= rules.most_minutes
    return chosen if fits and chosen.break_minutes in rules.lengths else usual


def save_settings(journal: Journal, chosen: TimerSettings) -> None:
    """Store the settings of the timer."""
    journal.settings.save(TIMER_SETTING, msgspec.to_builtins(chosen))


def read_state(draft: Mapping[str, Any] | None) -> TimerState | None:
    """Return the state of a timer from its draft; None before the first visit."""
    try:
        return None if draft is None else msgspec.convert(draft, TimerState)
    except msgspec.ValidationError:
        return None


def begin_state(journal: Journal) -> TimerState:
    """Give the journal a new timer, which is off."""
    state = TimerState(uuid.uuid4().hex)
    save_state(journal, state)
    return state


def save_state(journal: Journal, state: TimerState) -> None:
    """Store the state of the timer."""
    journal.drafts.save(TIMER_DRAFT, msgspec.to_builtins(state))


def read_report(raw: object, now: Moment, settings: Mapping[str, Any]) -> TimerReport | None:
    """Return a validated report; None if the browser sent something else.

    Args:
        raw: The browser's value, of any type.
        now: The current moment, with the person's time zone.
        settings: The person's settings, for the hour at which their day begins.
    """
    try:
        report = msgspec.convert(raw, _Report)
    except (msgspec.ValidationError, UnicodeEncodeError):
        return None
    breaks = [
        _read_break(sitting_break, now, read_day_start_hour(settings))
        for sitting_break in report.breaks
    ]
    ids = (
        sitting_break.get("id")
        for sitting_break in report.breaks
        if isinstance(sitting_break, Mapping)
    )
    acknowledged = tuple(id_ for id_ in ids if isinstance(id_, str))
    return TimerReport(
        report.on,
        tuple(sitting_break for sitting_break in breaks if sitting_break is not None),
        acknowledged,
    )


def _read_break(raw: object, now: Moment, day_begins: int) -> SittingBreak | None:
    try:
        sent = msgspec.convert(raw, _ReportedBreak)
        at = dt.datetime.fromtimestamp(sent.at / 1000, dt.UTC)
        if at < now.utc - OLDEST:
            return None
        # Nothing can be in the future, so a break from a clock that is ahead is moved to now.
        when = make_moment(min(at, now.utc), now.zone, day_begins)
        sat = min(sent.sat_seconds, MOST_SECONDS)
        return validate_record(SittingBreak(sent.id, when, sent.outcome, sat))
    except (
        msgspec.ValidationError,
        UnicodeEncodeError,
        JournalRefusalError,
        ValueError,
        OverflowError,
        OSError,
    ):
        return None

"""What happened in the last months, as Today needs it: sessions, check-ins, bad days, silence.

The plan itself is in ``todays_plan``, the moves and minutes of the session in ``todays_session``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

import msgspec

from psoas_coach.coach.day_notes import find_flare
from psoas_coach.coach.fair_test.calendar import leaves_sessions_out
from psoas_coach.coach.morning_after import is_due
from psoas_coach.coach.setback import Setback, find_setback
from psoas_coach.content import Content
from psoas_coach.guidance.choices import FlareMode
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SessionRecord
from psoas_coach.journal.summaries import Day
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.recent_history import (
    EightWeeks,
    find_latest_change,
    summarize_eight_weeks,
)

LOOK_BACK_DAYS = 120
_YESTERDAYS_SITTING = ("sitting_hours", "longest_sit")
"""Answers of a check-in that are about the day before."""


class TodaySummary(msgspec.Struct, frozen=True):
    """The last days, as Today shows them.

    Attributes:
        sentence: What has changed since last time; empty if there is nothing to say.
        done: Today has a finished session.
        setback: How today's latest session left the person worse; None if it did not.
        notes: The notes about today.
        flare_mode: How a current flare changes the plan, or None.
        flare_ends: The day after its last one; None if there is none.
        flare_ended: The length of a flare that lasted until yesterday, in days; 0 without one.
        silence: First and last day of a pause that ended yesterday, or None.
        weeks: The eight weeks so far; None before the first session and after a long pause.
        asks_morning: Whether a check-in asks about the morning after the last session.
        left_out_by_test: Whether this week of a fair test is one without sessions.
    """

    sentence: str = ""
    done: bool = False
    setback: Setback | None = None
    notes: tuple[DayNote, ...] = ()
    flare_mode: FlareMode | None = None
    flare_ends: dt.date | None = None
    flare_ended: int = 0
    silence: tuple[dt.date, dt.date] | None = None
    weeks: EightWeeks | None = None
    asks_morning: bool = False
    left_out_by_test: bool = False

    @property
    def check_ins(self) -> tuple[DayNote, ...]:
        """Today's check-ins, newest first."""
        return tuple(note for note in self.notes if note.kind == "check_in")

    @property
    def has_yesterdays_sitting(self) -> bool:
        """Whether a check-in of today has yesterday's sitting, which is asked once a day."""
        return any(
            name in check_in.body for check_in in self.check_ins for name in _YESTERDAYS_SITTING
        )

    def has_note(self, kind: str) -> bool:
        """Whether today is marked as a day of this kind."""
        return any(note.kind == kind for note in self.notes)


def load_today_summary(journal: Journal, today: dt.date, content: Content) -> TodaySummary:
    """Summarize the last days.

    Args:
        journal: The person's journal.
        today: The person's own date.
        content: The rules and the words.
    """
    since = today - dt.timedelta(days=LOOK_BACK_DAYS)
    days = journal.history.sum_days(since, today)
    latest = next(iter(journal.sessions.list(limit=1)), None)
    if latest is not None and not any(day.sessions for day in days):
        days = (_build_day(latest), *days)
    marks = journal.day_notes.list(since=today)
    notes = tuple(mark for mark in marks if mark.at.local_date == today)
    flare_mode = find_flare(notes, today)
    phrases = Phrases(content.words)
    return TodaySummary(
        sentence=find_latest_change(days, journal.history.list_scores()[-2:], today, phrases),
        done=any(day.finished for day in days if day.local_date == today),
        setback=None if latest is None else find_setback(latest, today, content),
        notes=notes,
        flare_mode=flare_mode,
        flare_ends=_find_flare_end(marks, today) if flare_mode else None,
        flare_ended=0 if flare_mode else _count_flare_days(days, today),
        silence=_find_pause(days, today, content),
        weeks=summarize_eight_weeks(days, today, phrases),
        asks_morning=latest is not None and _asks_morning(latest, journal, today, content),
        left_out_by_test=leaves_sessions_out(journal.fair_tests.list(), today),
    )


def _build_day(record: SessionRecord) -> Day:
    """Return an old session on its own as a day."""
    pain = [
        None if number is None else float(number)
        for number in (record.pain_before, record.pain_after)
    ]
    date, finished = record.at.local_date, int(record.finished)
    return Day(date, 1, finished, pain_before=pain[0], pain_after=pain[1])


def _find_flare_end(notes: Sequence[DayNote], today: dt.date) -> dt.date:
    """Return the day after the last consecutive day that is marked as a flare."""
    flare_dates = {note.at.local_date for note in notes if note.kind == "flare"}
    return today + dt.timedelta(days=_count_in_a_row(flare_dates, today, 1))


def _count_flare_days(days: Sequence[Day], today: dt.date) -> int:
    """Count the consecutive days up to yesterday that are marked as a flare."""
    flare_dates = {day.local_date for day in days if "flare" in day.notes}
    return _count_in_a_row(flare_dates, today - dt.timedelta(days=1), -1)


def _count_in_a_row(dates: Collection[dt.date], first: dt.date, step: int) -> int:
    """Count the consecutive dates from ``first``, ``step`` days apart."""
    count = 0
    while first + dt.timedelta(days=count * step) in dates:
        count += 1
    return count


def _asks_morning(
    latest: SessionRecord, journal: Journal, today: dt.date, content: Content
) -> bool:
    since = today - dt.timedelta(days=content.dose.step_back_days)
    return is_due(latest.at, journal.day_notes.list(since=since), today, content)


def _find_pause(
    days: Sequence[Day], today: dt.date, content: Content
) -> tuple[dt.date, dt.date] | None:
    """Return the days without entries before today, if the pause is long enough for a greeting."""
    rules = content.session.welcome_back
    dates = [day.local_date for day in days if day.local_date < today]
    if not dates or not rules.least_days < (today - dates[-1]).days <= rules.most_days + 1:
        return None
    return dates[-1] + dt.timedelta(days=1), today - dt.timedelta(days=1)

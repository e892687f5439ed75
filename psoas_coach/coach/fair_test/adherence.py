"""Whether the person kept to the drawn conditions. It is shown and has no effect on the result.

The test compares the conditions as drawn, not as done, because what a person does may be a
consequence of the pain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from msgspec import Struct

from psoas_coach.coach.fair_test.answers import count_hours
from psoas_coach.coach.fair_test.calendar import list_dates
from psoas_coach.content import Content
from psoas_coach.journal.fair_test_records import Condition, FairTest, find_condition, find_last_day
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SessionRecord

_OFF = frozenset({"flare", "ill", "away"})
"""Kinds of notes about days on which nothing is expected."""


class DaysDone(Struct, frozen=True):
    """What was done on the days of a test.

    Attributes:
        with_: Dates on which the person did what the weeks with ask for.
        without: Dates on which they did what the weeks without ask for; empty for questions whose
            weeks without ask for nothing.
        off: Dates on which nothing was expected.
    """

    with_: frozenset[dt.date]
    without: frozenset[dt.date]
    off: frozenset[dt.date]


def load_days_done(journal: Journal, test: FairTest, until: dt.date, content: Content) -> DaysDone:
    """Return what was done on the days of a test.

    Args:
        journal: The person's journal.
        test: The test.
        until: The last date to consider.
        content: The rules.
    """
    first, last = test.first_day, min(until, find_last_day(test))
    notes = journal.day_notes.list(since=first)
    off = frozenset(note.at.local_date for note in notes if note.kind in _OFF)
    if test.question == "breaks":
        taken = {day.date for day in journal.sitting_breaks.sum_days(first, last) if day.taken}
        return DaysDone(frozenset(taken), frozenset(), off)
    sessions = [
        session
        for session in journal.sessions.list(since=first)
        if session.at.local_date <= last and _is_practice(session, content)
    ]
    days: Mapping[Condition, set[dt.date]] = {"with": set(), "without": set()}
    for session in sessions:
        for condition in _classify(session, test, content):
            days[condition].add(session.at.local_date)
    return DaysDone(frozenset(days["with"]), frozenset(days["without"]), off)


def is_as_planned(test: FairTest, block: int, days: DaysDone, content: Content) -> bool:
    """Whether the person followed the draw in a block.

    Args:
        test: The test.
        block: Which block, counted from 0.
        days: What was done.
        content: The rules.
    """
    dates = frozenset(list_dates(test, block))
    as_drawn, other = days.with_, days.without
    if find_condition(test, block) == "without":
        as_drawn, other = other, as_drawn
    needs_nothing = test.question in {"sessions", "breaks"}
    if find_condition(test, block) == "without" and needs_nothing:
        return not dates & other
    needed = min(content.fair_test.design.planned_days, len(dates - days.off))
    return len(dates & as_drawn) >= needed and not dates & other


def find_departures(test: FairTest, block: int, days: DaysDone) -> Collection[dt.date]:
    """Return the dates of a block on which the person followed the other condition.

    Args:
        test: The test.
        block: Which block, counted from 0.
        days: What was done.
    """
    other = days.without if find_condition(test, block) == "with" else days.with_
    return frozenset(list_dates(test, block)) & other


def _is_practice(session: SessionRecord, content: Content) -> bool:
    held = sum(hold.held_seconds for hold in session.holds)
    return content.session.counts.is_session(held)


def _classify(session: SessionRecord, test: FairTest, content: Content) -> set[Condition]:
    """Return the conditions that a session belongs to."""
    if test.question == "moves":
        held = {hold.move for hold in session.holds if hold.held_seconds > 0}
        conditions: tuple[Condition, ...] = ("with", "without")
        return {
            condition
            for condition, move in zip(conditions, test.moves, strict=True)
            if move in held
        }
    if test.question == "time_of_day":
        design = content.fair_test.design
        hour = count_hours(session.at)
        if hour < design.morning_until:
            return {"with"}
        return {"without"} if hour >= design.evening_from else set()
    return {"with"}

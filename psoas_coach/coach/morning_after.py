"""The morning after a session: whether to ask about it, and how a bad one changes the dose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment

QUESTION_KEY = "after_last_session"
"""The answer's name in a check-in."""
WORSE = "much_worse"
ANSWERS = ("no", "a_little", WORSE)


def is_due(last: Moment | None, notes: Sequence[DayNote], today: dt.date, content: Content) -> bool:
    """Whether a check-in asks about the morning after the last session.

    Args:
        last: The moment of that session; None without one.
        notes: The notes of the days since then, in any order.
        today: The person's own date.
        content: The rules; sessions longer ago than a step back lasts are not asked about.
    """
    if last is None:
        return False
    age = (today - last.local_date).days
    answered = any(QUESTION_KEY in note.body and note.at.utc > last.utc for note in notes)
    return 0 < age <= content.dose.step_back_days and not answered


def find_worse_morning(journal: Journal, today: dt.date, content: Content) -> dt.date | None:
    """Return the last date of a session after which the morning was reported as much worse.

    None if that is too long ago to matter.

    Args:
        journal: The person's journal.
        today: The person's own date.
        content: The questionnaire, the rules and the words.
    """
    since = today - dt.timedelta(days=content.dose.step_back_days)
    dates = [
        note.at.local_date
        for note in journal.day_notes.list(since=since)
        if note.kind == "check_in" and note.body.get(QUESTION_KEY) == WORSE
    ]
    return min(max(dates), today) if dates else None

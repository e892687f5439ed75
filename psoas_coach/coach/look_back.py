"""The review after six weeks: whether anything changed, and whether to see a professional."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Overall
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.six_week_review import RECENT_DAYS, State, review_six_weeks

KIND: Literal["overall_change"] = "overall_change"
"""The kind of note that says how a person is overall."""


def find_look_back(journal: Journal, data: ProgressData) -> State:
    """Return what the review does: nothing, ask how the person is overall, or advise a visit.

    Args:
        journal: The person's journal.
        data: The journal's data about progress.
    """
    look_back = review_six_weeks(data, _load_overall(journal, data.today))
    return "quiet" if look_back is None else look_back.state


def _load_overall(journal: Journal, today: dt.date) -> Overall | None:
    """Return how the person said they are overall, if that was recent."""
    since = today - dt.timedelta(days=RECENT_DAYS)
    answers = [note.body["overall"] for note in journal.day_notes.list(since) if note.kind == KIND]
    return msgspec.convert(answers[0], Overall) if answers else None

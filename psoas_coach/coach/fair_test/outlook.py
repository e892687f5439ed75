"""The effect that a test of each length could detect, estimated from the person's last weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from psoas_coach.coach.fair_test.answers import load_answers
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.fair_test_records import FairTestOutcome
from psoas_coach.progress.fair_test.forecast import forecast

Source = Literal["answers", "check_ins"]


class Outlook(Struct, frozen=True):
    """What tests could detect.

    Attributes:
        detectable: For each number of pairs, the smallest true difference in points that a test
            would detect; None if no plausible one would be detected.
        source: The data it is computed from: daily answers, or check-ins if there are too few.
    """

    detectable: Mapping[int, float | None]
    source: Source


def find_outlook(snapshot: Snapshot, outcome: FairTestOutcome, block_days: int) -> Outlook | None:
    """Return what tests could detect; None while there are too few answers.

    Args:
        snapshot: What the person's journal says today.
        outcome: The daily question.
        block_days: Days in a block.
    """
    key = ("fair test outlook", outcome, block_days)
    return snapshot.compute_once(key, lambda: _find_outlook(snapshot, outcome, block_days))


def _find_outlook(snapshot: Snapshot, outcome: FairTestOutcome, block_days: int) -> Outlook | None:
    days = snapshot.content.fair_test.analysis.history_days
    dates = [snapshot.date - dt.timedelta(days=ago) for ago in range(days, -1, -1)]
    sources: dict[Source, Mapping[dt.date, int]] = {
        "answers": load_answers(snapshot.journal, outcome, dates[0], dates[-1])
    }
    if outcome == "pain":
        sources["check_ins"] = _load_check_ins(snapshot, dates[0])
    for source, answers in sources.items():
        forecasts = forecast([answers.get(date) for date in dates], block_days=block_days)
        if forecasts is not None:
            return Outlook({forecast.pairs: forecast.detectable for forecast in forecasts}, source)
    return None


def _load_check_ins(snapshot: Snapshot, since: dt.date) -> Mapping[dt.date, int]:
    """Return the pain of each date from its check-ins, as a whole number."""
    return {
        day.local_date: round(day.check_in_now)
        for day in snapshot.journal.history.sum_days(since, snapshot.date)
        if day.check_in_now is not None
    }


def count_answers(snapshot: Snapshot, outcome: FairTestOutcome, since: dt.date) -> int:
    """Return on how many days since a date the daily question was answered.

    Args:
        snapshot: What the person's journal says today.
        outcome: The daily question.
        since: The first date.
    """
    return len(load_answers(snapshot.journal, outcome, since, snapshot.date))

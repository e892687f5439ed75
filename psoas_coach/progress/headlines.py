"""In one look: am I doing it, is it changing, what helped? One short answer each.

The answers are the same for every topic and range of the page. They stand above the charts, so that
a tired person can close the page after them. They say no more than the panels below: what they call
a change is what ``change`` calls one, over all the time that is known.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.change import Comparison, compare_start_with_lately
from psoas_coach.progress.effects import FEWEST
from psoas_coach.progress.excluded_days import reason
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.series import Point

DAYS = 28
"""How far back "lately" reaches: the four weeks that a month's plan fills. A choice of ours."""
QUESTIONS = ("doing", "changing", "helped")


def look(gathered: ProgressData, speaker: Phrases) -> tuple[str, ...]:
    """Return the answers to ``QUESTIONS``, in their order."""
    return (
        _doing(gathered.days, gathered.today, speaker),
        _changing(gathered.days, speaker),
        _helped(gathered.days, speaker),
    )


def _doing(days: Sequence[Day], today: dt.date, speaker: Phrases) -> str:
    practised = [day.local_date for day in days if day.sessions]
    if not practised:
        return speaker.name("look.doing.not_yet")
    known = min(DAYS, (today - practised[0]).days + 1)
    recent = today - dt.timedelta(days=known)
    times = sum(date > recent for date in practised)
    if not times:
        return speaker.say("look.doing.pause", date=practised[-1])
    off = sum(
        day.local_date > recent and not day.sessions and reason(day) is not None for day in days
    )
    return " ".join(
        (
            speaker.count("look.doing.days", times, days=known)
            if known > 1
            else speaker.name("look.doing.begun"),
            *([speaker.count("look.doing.off", off)] if off else []),
        )
    )


def _changing(days: Sequence[Day], speaker: Phrases) -> str:
    """Compare pain before sessions, or pain in check-ins where that cannot be compared."""
    for field in ("pain_before", "check_in_now"):
        told = [
            Point(day.local_date, value)
            for day in days
            if (value := getattr(day, field)) is not None
        ]
        found = compare_start_with_lately(told)
        if found is not None:
            return _called(found, field, speaker)
    return speaker.name("look.changing.too_early")


def _called(found: Comparison, field: str, speaker: Phrases) -> str:
    what = speaker.name(f"look.changing.{field}")
    verdict = "worse" if found.verdict == "low_start" and found.rose else found.verdict
    return speaker.say(
        f"look.changing.{verdict}", what=what, start=found.start, lately=found.lately
    )


def _helped(days: Sequence[Day], speaker: Phrases) -> str:
    changes = [
        day.pain_after - day.pain_before
        for day in days
        if day.pain_before is not None and day.pain_after is not None
    ]
    if len(changes) < FEWEST:
        return speaker.say("look.helped.too_early", fewest=FEWEST)
    middle = statistics.median(changes)
    way = "same" if round(middle, 1) == 0 else ("lower" if middle < 0 else "higher")
    return speaker.say(f"look.helped.{way}", points=abs(middle))

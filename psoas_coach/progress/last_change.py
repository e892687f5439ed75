"""What changed since last time, in one sentence: the newest thing worth knowing.

It compares a number with the last one of the same kind and never with another kind. It judges
nothing: two days are no trend.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from psoas_coach.journal.summaries import Day, Score
from psoas_coach.progress.phrases import Phrases

LONG_PAUSE_DAYS = 14
"""A pause that is worth a kind word."""
FRESH_DAYS = 3
"""How long a new self-check is news."""


def lately(days: Sequence[Day], scores: Sequence[Score], today: dt.date, speaker: Phrases) -> str:
    """Return the sentence; empty when there is nothing to compare.

    Args:
        days: Oldest first; days after ``today`` are passed over.
        scores: Oldest first.
        today: The person's own date.
        speaker: Says it.
    """
    days = [day for day in days if day.local_date <= today]
    return (
        _pain_told_today(days, today, speaker)
        or _session_today(days, today, speaker)
        or _new_score(scores, today, speaker)
        or _last_session(days, today, speaker)
    )


def ago(date: dt.date, today: dt.date, speaker: Phrases) -> str:
    """Return how long ago a date is, as in "yesterday" or "4 days ago"."""
    days = (today - date).days
    if days <= 1:
        return speaker.name("today.ago.yesterday" if days else "today.ago.today")
    return speaker.say("today.ago.days", number=days)


def _pain_told_today(days: Sequence[Day], today: dt.date, speaker: Phrases) -> str:
    told = [(day.local_date, day.check_in_now) for day in days if day.check_in_now is not None]
    if len(told) < 2 or told[-1][0] != today:
        return ""
    (date, before), (_, now) = told[-2:]
    way = "same" if now == before else ("less" if now < before else "more")
    when, points = ago(date, today, speaker), abs(now - before)
    return speaker.say(f"today.lately.now_{way}", now=now, points=points, when=when)


def _session_today(days: Sequence[Day], today: dt.date, speaker: Phrases) -> str:
    if not days or days[-1].local_date != today or not days[-1].sessions:
        return ""
    return _around(days[-1], "done", speaker, speaker.name("today.ago.today"))


def _new_score(scores: Sequence[Score], today: dt.date, speaker: Phrases) -> str:
    if len(scores) < 2 or not 0 <= (today - scores[-1].local_date).days <= FRESH_DAYS:
        return ""
    latest, before = scores[-1], scores[-2]
    if latest.score is None or before.score is None or latest.rules != before.rules:
        return ""
    change = latest.score - before.score
    way = "same" if change == 0 else ("lower" if change < 0 else "higher")
    return speaker.say(f"today.lately.score_{way}", score=latest.score, points=abs(change))


def _last_session(days: Sequence[Day], today: dt.date, speaker: Phrases) -> str:
    last = next((day for day in reversed(days) if day.sessions), None)
    if last is None:
        return ""
    when = ago(last.local_date, today, speaker)
    if (today - last.local_date).days >= LONG_PAUSE_DAYS:
        return speaker.say("today.lately.pause", when=when)
    return _around(last, "session", speaker, when)


def _around(day: Day, kind: str, speaker: Phrases, when: str) -> str:
    if day.pain_before is None or day.pain_after is None:
        return speaker.say(f"today.lately.{kind}_plain", when=when)
    if day.pain_before == day.pain_after:
        return speaker.say(f"today.lately.{kind}_same", when=when, pain=day.pain_after)
    return speaker.say(
        f"today.lately.{kind}_pain", when=when, before=day.pain_before, after=day.pain_after
    )

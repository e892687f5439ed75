"""The recent past: eight weeks with a mark for each day, and the latest change.

The weeks show what was done and leave the other days blank: a blank day is no failure, and a day
ill, away or in a flare is named as such. They say nothing about pain, which needs more care than a
small picture allows. The latest change compares a number with the previous one of the same kind,
never with another kind. It does not judge: two days are no trend.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from psoas_coach.journal.summaries import Day, Score
from psoas_coach.progress.excluded_days import find_reason
from psoas_coach.progress.phrases import Phrases, find_direction

WEEKS = 8
"""Two months: enough to show a habit, with days that are wide enough to see on a phone."""
WEEK = 7
DAYS = WEEKS * WEEK

State = Literal["done", "off", "blank", "before"]
"""A day with a session; one ill, away or in a flare; any other; one before the first entry."""


class EightWeeks(Struct, frozen=True):
    """The days up to today, oldest first.

    Attributes:
        first: The date of the first state.
        states: One for each day; the last seven end with today.
        sentence: A description in words.
    """

    first: dt.date
    states: tuple[State, ...]
    sentence: str

    def get_week(self, number: int) -> Sequence[State]:
        """Return the seven days of a week, from 0 to 7."""
        return self.states[number * WEEK : (number + 1) * WEEK]


def summarize_eight_weeks(
    days: Iterable[Day], today: dt.date, phrases: Phrases
) -> EightWeeks | None:
    """Summarize eight weeks; None before the first session, and if the last one is longer ago.

    Args:
        days: In any order; only the last 56 are used.
        today: The person's own date.
        phrases: The sentences in the person's language.
    """
    first = today - dt.timedelta(days=DAYS - 1)
    by_date = {day.local_date: day for day in days if day.local_date <= today}
    if not any(day.sessions for date, day in by_date.items() if date >= first):
        return None
    began = min(by_date)
    dates = [first + dt.timedelta(days=n) for n in range(DAYS)]
    states = tuple(_find_state(date, began, by_date) for date in dates)
    return EightWeeks(first, states, _say_sentence(states, dates, began, phrases))


def _find_state(date: dt.date, began: dt.date, by_date: Mapping[dt.date, Day]) -> State:
    if date < began:
        return "before"
    day = by_date.get(date)
    if day is None:
        return "blank"
    if day.sessions:
        return "done"
    return "off" if find_reason(day) else "blank"


def _say_sentence(
    states: Sequence[State], dates: Sequence[dt.date], began: dt.date, phrases: Phrases
) -> str:
    done, last_week = states.count("done"), states[-WEEK:].count("done")
    sentences = [
        phrases.say_count("today.weeks.since", done, date=began)
        if began > dates[0]
        else phrases.say_count("today.weeks.done", done)
    ]
    if began < dates[-WEEK]:
        last = dates[DAYS - 1 - states[::-1].index("done")]
        sentences.append(
            phrases.say_count("today.weeks.lately", last_week)
            if last_week and done > 1
            else phrases.say("today.weeks.last", date=last)
        )
    off = states.count("off")
    if off:
        sentences.append(phrases.say_count("today.weeks.off", off))
    return " ".join(sentences)


LONG_PAUSE_DAYS = 14
"""The least length of a pause that gets a friendly sentence."""
FRESH_DAYS = 3
"""How long a new self-check is mentioned as new."""


def find_latest_change(
    days: Sequence[Day], scores: Sequence[Score], today: dt.date, phrases: Phrases
) -> str:
    """Return the sentence about the latest change; empty if there is nothing to compare.

    Args:
        days: Oldest first; days after ``today`` are ignored.
        scores: Oldest first.
        today: The person's own date.
        phrases: The sentences in the person's language.
    """
    days = [day for day in days if day.local_date <= today]
    return (
        _say_new_check_in_pain(days, today, phrases)
        or _say_session_today(days, today, phrases)
        or _say_too_short_today(days, today, phrases)
        or _say_new_score(scores, today, phrases)
        or _say_last_session(days, today, phrases)
    )


def describe_age(date: dt.date, today: dt.date, phrases: Phrases) -> str:
    """Return how long ago a date is, as in "yesterday" or "4 days ago".

    Args:
        date: The date, today at the latest.
        today: The person's own date.
        phrases: The sentences in the person's language.
    """
    days = (today - date).days
    if days <= 1:
        return phrases.get("today.ago.yesterday" if days else "today.ago.today")
    return phrases.say("today.ago.days", number=days)


def _say_new_check_in_pain(days: Sequence[Day], today: dt.date, phrases: Phrases) -> str:
    pains = [(day.local_date, day.check_in_now) for day in days if day.check_in_now is not None]
    if len(pains) < 2 or pains[-1][0] != today:
        return ""
    (date, before), (_, now) = pains[-2:]
    way = "same" if now == before else ("less" if now < before else "more")
    when, points = describe_age(date, today, phrases), abs(now - before)
    is_ = "now" if _are_given(now, before) else "now_average"
    return phrases.say(f"today.lately.{is_}_{way}", now=now, points=points, when=when)


def _say_session_today(days: Sequence[Day], today: dt.date, phrases: Phrases) -> str:
    if not days or days[-1].local_date != today or not days[-1].sessions:
        return ""
    return _say_pain_change(days[-1], "done", phrases, phrases.get("today.ago.today"))


def _say_too_short_today(days: Sequence[Day], today: dt.date, phrases: Phrases) -> str:
    """Return that what was practised today was too short for a session; else an empty text."""
    if not days or days[-1].local_date != today or not days[-1].seconds:
        return ""
    return phrases.get("session.too_short")


def _say_new_score(scores: Sequence[Score], today: dt.date, phrases: Phrases) -> str:
    if len(scores) < 2 or not 0 <= (today - scores[-1].local_date).days <= FRESH_DAYS:
        return ""
    latest, before = scores[-1], scores[-2]
    if latest.score is None or before.score is None or latest.rules != before.rules:
        return ""
    change = latest.score - before.score
    key = f"today.lately.score_{find_direction(change)}"
    return phrases.say(key, score=latest.score, points=abs(change))


def _say_last_session(days: Sequence[Day], today: dt.date, phrases: Phrases) -> str:
    last = next((day for day in reversed(days) if day.sessions), None)
    if last is None:
        return ""
    when = describe_age(last.local_date, today, phrases)
    if (today - last.local_date).days >= LONG_PAUSE_DAYS:
        return phrases.say("today.lately.pause", when=when)
    return _say_pain_change(last, "session", phrases, when)


def _say_pain_change(day: Day, kind: str, phrases: Phrases, when: str) -> str:
    """Return what a day's sessions did to pain; the numbers of several are called an average."""
    before, after, many = day.pain_before, day.pain_after, day.sessions > 1
    kind = "many" if many else kind
    if before is None or after is None or not (many or _are_given(before, after)):
        return phrases.say(f"today.lately.{kind}_plain", when=when, number=day.sessions)
    if before == after:
        key = f"today.lately.{kind}_same"
        return phrases.say(key, when=when, number=day.sessions, pain=after)
    key = f"today.lately.{kind}_pain"
    return phrases.say(key, when=when, number=day.sessions, before=before, after=after)


def _are_given(*pains: float) -> bool:
    """Whether these may be numbers that a person gave; a fraction is the average of several."""
    return all(float(pain).is_integer() for pain in pains)

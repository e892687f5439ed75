"""Three questions at a glance: am I doing it, is it changing, what helped? A short answer to each.

The answers are the same for every topic and range of the page. They stand above the charts, so that
a tired person can close the page after reading them. They say no more than the panels below: a
change is what ``change`` calls one, over the whole recorded time.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Sequence

from msgspec import Struct

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.change import Comparison, compare_start_with_lately
from psoas_coach.progress.excluded_days import find_reason
from psoas_coach.progress.panels.effects import FEWEST
from psoas_coach.progress.phrases import Phrases, find_direction
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.series import Point

DAYS = 28
"""The days that "lately" refers to: four weeks. Our choice."""
QUESTIONS = ("doing", "changing", "helped")
PAIN_FIELDS = ("pain_before", "check_in_now")
"""The fields for "is it changing"; the first one that can be compared is used."""
BARS = 12
"""The most bars that fit beside a text on a phone."""
WEEK = 7
HIGHEST_PAIN = 10.0


class Sparkline(Struct, frozen=True):
    """The bars beside an answer, oldest first.

    Attributes:
        values: None if nothing was noted.
        low: The lower end of the scale; bars start at zero, which may be above it.
        high: The upper end.
    """

    values: tuple[float | None, ...]
    low: float
    high: float


class Answer(Struct, frozen=True):
    """An answer, in full and as a number with a short sentence.

    Attributes:
        text: All of it, in whole sentences.
        number: The number alone, shown large; empty if there is none.
        below: What the number does not say.
    """

    text: str
    number: str = ""
    below: str = ""


class Headline(Struct, frozen=True):
    """One of ``QUESTIONS`` with its answer.

    Attributes:
        sparkline: None if there are fewer than two values to show.
    """

    question: str
    answer: Answer
    sparkline: Sparkline | None


def find_headlines(data: ProgressData, phrases: Phrases) -> tuple[Headline, ...]:
    """Return a headline for each of ``QUESTIONS``, in their order."""
    days, today = data.days, data.today
    field, comparison = _compare(days)
    answers = (
        _answer_doing(days, today, phrases),
        _answer_changing(field, comparison, phrases),
        _answer_helped(days, phrases),
    )
    sparklines = (
        sum_practice_by_week(days, today),
        list_pain_over_time(_list_points(days, field), today),
        list_changes_by_day(days),
    )
    return tuple(map(Headline, QUESTIONS, answers, sparklines))


def sum_practice_by_week(days: Sequence[Day], today: dt.date) -> Sparkline | None:
    """Return the days of practice in each of the recent weeks, from the first one on."""
    practised = [Point(day.local_date, 1) for day in days if day.sessions]
    return _build_sparkline([sum(week) for week in _group(practised, today, WEEK)], 0, WEEK)


def list_pain_over_time(points: Sequence[Point], today: dt.date) -> Sparkline | None:
    """Return mean pain from the first entry until today, in periods of equal length.

    The answer compares the start with the recent weeks, so the bars go back to the start.
    """
    if not points:
        return None
    length = max(WEEK, math.ceil(((today - points[0].date).days + 1) / BARS))
    parts = _group(points, today, length)
    return _build_sparkline(
        [statistics.fmean(part) if part else None for part in parts], 0, HIGHEST_PAIN
    )


def list_changes_by_day(days: Sequence[Day]) -> Sparkline | None:
    """Return the change of pain over each of the recent sessions; negative is less pain."""
    changes = _list_changes(days)[-BARS:]
    furthest = max((abs(change) for change in changes), default=0.0)
    return _build_sparkline(changes, -furthest, furthest) if furthest else None


def _group(points: Sequence[Point], today: dt.date, length: int) -> list[list[float]]:
    """Return values in periods of ``length`` days, the last one ending today.

    There are at most ``BARS`` periods, and none before the first value.
    """
    parts: dict[int, list[float]] = {}
    for point in points:
        parts.setdefault((today - point.date).days // length, []).append(point.value)
    first = min(max(parts, default=-1), BARS - 1)
    return [parts.get(ago, []) for ago in range(first, -1, -1)]


def _build_sparkline(values: Sequence[float | None], low: float, high: float) -> Sparkline | None:
    count = sum(value is not None for value in values)
    return Sparkline(tuple(values), low, high) if count > 1 else None


def _answer_doing(days: Sequence[Day], today: dt.date, phrases: Phrases) -> Answer:
    practised = [day.local_date for day in days if day.sessions]
    if not practised:
        return Answer(phrases.get("look.doing.not_yet"))
    day_count = min(DAYS, (today - practised[0]).days + 1)
    recent = today - dt.timedelta(days=day_count)
    times = sum(date > recent for date in practised)
    if not times:
        return Answer(phrases.say("look.doing.pause", date=practised[-1]))
    off = sum(
        day.local_date > recent and not day.sessions and find_reason(day) is not None
        for day in days
    )
    left_out = phrases.say_count("look.doing.off", off) if off else ""
    if day_count == 1:
        return Answer(f"{phrases.get('look.doing.begun')} {left_out}".rstrip())
    practice = phrases.say_count("look.doing.days", times, days=day_count)
    number = phrases.say("look.number.doing", number=times, days=day_count)
    return Answer(f"{practice} {left_out}".rstrip(), number, left_out)


def _compare(days: Sequence[Day]) -> tuple[str, Comparison | None]:
    """Compare the first of ``PAIN_FIELDS`` with enough data; return field and comparison."""
    for field in PAIN_FIELDS:
        comparison = compare_start_with_lately(_list_points(days, field))
        if comparison is not None:
            return field, comparison
    return PAIN_FIELDS[0], None


def _list_points(days: Sequence[Day], field: str) -> list[Point]:
    return [
        Point(day.local_date, value) for day in days if (value := getattr(day, field)) is not None
    ]


def _answer_changing(field: str, comparison: Comparison | None, phrases: Phrases) -> Answer:
    if comparison is None:
        return Answer(phrases.get("look.changing.too_early"))
    what = phrases.get(f"look.changing.{field}")
    verdict = comparison.verdict
    if verdict == "low_start" and comparison.rose:
        verdict = "worse"
    numbers = {"start": comparison.start, "lately": comparison.recent}
    return Answer(
        phrases.say(f"look.changing.{verdict}", what=what, **numbers),
        phrases.say("look.number.changing", **numbers),
        phrases.say(f"look.below.changing.{verdict}", what=what, since=comparison.since),
    )


def _answer_helped(days: Sequence[Day], phrases: Phrases) -> Answer:
    changes = _list_changes(days)
    if len(changes) < FEWEST:
        return Answer(phrases.say("look.helped.too_early", fewest=FEWEST))
    middle = statistics.median(changes)
    way = find_direction(round(middle, 1))
    return Answer(
        phrases.say(f"look.helped.{way}", points=abs(middle)),
        phrases.say(f"look.number.{way}", points=abs(middle)),
        phrases.get(f"look.below.helped.{way}"),
    )


def _list_changes(days: Sequence[Day]) -> list[float]:
    return [
        day.pain_after - day.pain_before
        for day in days
        if day.pain_before is not None and day.pain_after is not None
    ]

"""A fair test as phrases: its question, the current week, and the result."""

from __future__ import annotations

import datetime as dt

from psoas_coach.coach.fair_test.answers import count_hours
from psoas_coach.coach.fair_test.current import CurrentTest
from psoas_coach.content import Content
from psoas_coach.content.formats import say_number
from psoas_coach.journal.fair_test_records import (
    Condition,
    FairTest,
    FairTestEnd,
    FairTestOutcome,
    find_last_day,
)
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.journal.records import Moment
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.words import say, say_count

_WORD_OF_ENDING = ("stopped", "level")
_MOST_PLACES = 4
"""The most decimal places: means of a few whole numbers do not differ by less."""


def say_question_title(test: FairTest) -> str:
    """Return the question of a test."""
    return say(f"fair_test.questions.{test.question}.title")


def say_move(move: str, content: Content) -> str:
    """Return the name of a move; its id if the move no longer exists."""
    words = content.move_words.get(move)
    return move if words is None else words.name


def say_condition(
    test: FairTest, condition: Condition, content: Content, *, walks: bool = True
) -> str:
    """Return what a week of a condition is like, such as "without sessions; breaks and a walk".

    Args:
        test: The test.
        condition: The condition of the week.
        content: The words.
        walks: Whether the person's plan has a walk.
    """
    key = f"fair_test.questions.{test.question}.{condition}"
    if (test.question, condition) == ("sessions", "without") and not walks:
        key = "fair_test.questions.sessions.without_walk"
    return say(key, **_list_names(test, content))


def say_weeks(test: FairTest, condition: Condition, content: Content) -> str:
    """Return the phrase for the weeks of a condition, in a sentence that names both conditions.

    Args:
        test: The test.
        condition: The condition of the weeks.
        content: The words.
    """
    return say(
        f"fair_test.questions.{test.question}.weeks_{condition}", **_list_names(test, content)
    )


def say_today_line(current: CurrentTest, content: Content, *, walks: bool = True) -> str:
    """Return the line on Today: which week it is, and what it asks for.

    Args:
        current: The test in progress.
        content: The words.
        walks: Whether the person's plan has a walk.
    """
    if current.day is None:
        is_before = current.date < current.test.first_day
        return (
            say("fair_test.today.before", date=format_day(current.test.first_day))
            if is_before
            else ""
        )
    today = current.day
    condition = say_condition(current.test, today.condition, content, walks=walks)
    return say("fair_test.today.running", week=today.week, weeks=today.weeks, condition=condition)


def say_week_note(current: CurrentTest | None, now: Moment, content: Content) -> str:
    """Return why this week of a test asks for no session now; empty if it does not.

    Args:
        current: The test in progress, or None.
        now: When it is now, with the person's own zone.
        content: The rules and the words.
    """
    if current is None or current.day is None:
        return ""
    test, condition, design = current.test, current.day.condition, content.fair_test.design
    if test.question == "sessions":
        return "" if condition == "with" else say("fair_test.today.left_out")
    if test.question != "time_of_day":
        return ""
    hour = count_hours(now)
    if condition == "with":
        until = design.morning_until
        return "" if hour < until else say("fair_test.today.morning", hour=format_hour(until))
    since = design.evening_from
    return "" if hour >= since else say("fair_test.today.evening", hour=format_hour(since))


def say_timer_note(current: CurrentTest | None) -> str:
    """Return what this week of a test asks of the break timer; empty if nothing."""
    if current is None or current.day is None or current.test.question != "breaks":
        return ""
    with_timer = current.day.condition == "with"
    return say("fair_test.today.timer_with" if with_timer else "fair_test.today.timer_without")


def say_daily_question(outcome: FairTestOutcome, goal: str) -> str:
    """Return the daily question."""
    return say(f"fair_test.daily.{outcome}", goal=goal)


def format_hour(hour: int) -> str:
    """Return an hour of the day, such as 18:00."""
    return f"{hour}:00"


def say_points(number: float, places: int = 1) -> str:
    """Return a number of points, without a sign."""
    return say_count("fair_test.verdict.points", number, number=say_number(abs(number), places))


def say_verdict(recorded: RecordedTest, content: Content) -> tuple[str, ...]:
    """Return the result of a test that has ended, starting with its verdict."""
    test, end = recorded.test, recorded.end
    if end is None:
        return ()
    if end.how in _WORD_OF_ENDING or end.result is None:
        return (say(f"fair_test.verdict.{end.how}", date=format_day(end.at.local_date)),)
    result = end.result
    difference = result.difference or 0.0
    sentence = say(
        f"fair_test.verdict.{end.verdict}",
        outcome=say(f"fair_test.outcomes.{test.outcome}"),
        points=say_points(difference, _find_places(difference)),
        pairs=result.counted_pairs,
        all=test.pairs,
        needed=content.fair_test.analysis.least_pairs,
        **{condition: say_weeks(test, condition, content) for condition in ("with", "without")},
    )
    interval = _say_interval(end)
    return (sentence, interval) if interval else (sentence,)


def say_short_verdict(end: FairTestEnd) -> str:
    """Return the verdict in a few words, for a list."""
    return say(f"fair_test.short.{end.verdict or end.how}")


def say_adherence(recorded: RecordedTest, content: Content) -> str:
    """Return in how many weeks the person followed the draw; empty without a result."""
    test, end = recorded.test, recorded.end
    if end is None or end.result is None:
        return ""
    counts = {
        f"{condition}_{name}": sum(
            block.condition == condition and (name == "all" or block.as_planned)
            for block in end.result.blocks
        )
        for condition in ("with", "without")
        for name in ("done", "all")
    }
    return say(
        "fair_test.ended.adherence",
        **counts,
        **{condition: say_weeks(test, condition, content) for condition in ("with", "without")},
    )


def list_line(recorded: RecordedTest) -> str:
    """Return one ended test as a line: its question, its dates, and its verdict."""
    end = recorded.end
    if end is None:
        return ""
    return say(
        "fair_test.ended.line",
        question=say_question_title(recorded.test),
        first=format_day(recorded.test.first_day),
        last=format_day(find_end_date(recorded)),
        verdict=say_short_verdict(end),
    )


def find_end_date(recorded: RecordedTest) -> dt.date:
    """Return the last date of a test: its planned last day, or the day it was ended."""
    last = find_last_day(recorded.test)
    return last if recorded.end is None else min(last, recorded.end.at.local_date)


def _say_interval(end: FairTestEnd) -> str:
    result = end.result
    if result is None or result.interval is None or end.verdict == "too_few_pairs":
        return ""
    is_clear = end.verdict != "no_clear_difference"
    # Rounded to a tenth, the lower limit of a clear difference may look like zero, which the
    # previous sentence has just excluded. It is therefore given with as many places as needed.
    low, high = (_say_change(bound, exact=is_clear) for bound in result.interval)
    if low == high:
        return say("fair_test.verdict.fits_one", low=low)
    return say(
        "fair_test.verdict.fits_clear" if is_clear else "fair_test.verdict.fits", low=low, high=high
    )


def _say_change(number: float, *, exact: bool) -> str:
    """Return a difference with a word instead of a sign, which is easily overlooked.

    Args:
        number: The difference, points.
        exact: Whether a difference that is not 0 must not be rounded to 0.
    """
    places = _find_places(number) if exact else 1
    if round(number, places) == 0:
        return say("fair_test.verdict.same")
    direction = "lower" if number < 0 else "higher"
    return say(f"fair_test.verdict.{direction}", points=say_points(number, places))


def _find_places(number: float) -> int:
    """Return the decimal places that distinguish a number from 0: one, unless it is tiny."""
    return next((some for some in range(1, _MOST_PLACES) if round(number, some)), _MOST_PLACES)


def _list_names(test: FairTest, content: Content) -> dict[str, str]:
    if not test.moves:
        return {}
    move, other = (say_move(move, content) for move in test.moves)
    return {"move": move, "other": other}

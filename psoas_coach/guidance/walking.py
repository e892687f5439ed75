"""The walking ladder: minutes and days per week, depending on what the person has walked so far."""

from __future__ import annotations

import datetime as dt
import itertools
from bisect import bisect_left
from collections.abc import Sequence
from statistics import fmean

import msgspec

from psoas_coach.content.sessions import WalkingRules, WalkingStep


class WalkingDay(msgspec.Struct, frozen=True):
    """One day in the form that the ladder uses.

    Attributes:
        date: The person's own date.
        minutes: Minutes walked; None if none were reported.
        pain: Mean pain right then, 0 to 10; None if it was not reported.
    """

    date: dt.date
    minutes: int | None = None
    pain: float | None = None


class LadderPosition(msgspec.Struct, frozen=True):
    """A person's step on the ladder today.

    Attributes:
        number: The number of the current step, from 0.
        step: The step itself.
        week: The first day of the current week; today before the first walk.
        done: Days of this week, up to today, on target.
    """

    number: int
    step: WalkingStep
    week: dt.date
    done: int


def find_position(
    days: Sequence[WalkingDay], today: dt.date, rules: WalkingRules
) -> LadderPosition:
    """Return a person's step on the ladder today.

    Whole weeks are counted from the first walk after the last long pause. After a week on target
    the next step follows; after a week whose mean pain is ``pain_rise`` above that of the previous
    week, the step before; after any other week, the same step again.

    Args:
        days: Past days, in any order; days after today are left out.
        today: The person's own date.
        rules: The rules of walking.toml.
    """
    past = sorted((day for day in days if day.date <= today), key=lambda day: day.date)
    first = _find_first_walk([day.date for day in past if day.minutes], today, rules) or today
    number = 0
    week = dt.timedelta(days=rules.week_days)
    while first + week <= today:
        number = _find_next_step(number, past, first, rules)
        first += week
    step = rules.step[number]
    return LadderPosition(number, step, first, _count_on_target(past, first, step))


def _count_on_target(days: Sequence[WalkingDay], first: dt.date, step: WalkingStep) -> int:
    """Count the days from ``first`` on with a walk as long as the step asks for."""
    return sum(day.date >= first and (day.minutes or 0) >= step.minutes for day in days)


def _find_first_walk(
    walks: Sequence[dt.date], today: dt.date, rules: WalkingRules
) -> dt.date | None:
    """Return the first walk after the last long pause; None if the last walk is too long ago."""
    if not walks or (today - walks[-1]).days >= rules.restart_days:
        return None
    first = walks[0]
    for before, walk in itertools.pairwise(walks):
        if (walk - before).days >= rules.restart_days:
            first = walk
    return first


def _find_next_step(
    number: int, past: Sequence[WalkingDay], first: dt.date, rules: WalkingRules
) -> int:
    """Return the step after the week that begins on ``first``."""
    length = dt.timedelta(days=rules.week_days)
    week = _select_between(past, first, first + length)
    pains = (
        _compute_mean_pain(_select_between(past, first - length, first)),
        _compute_mean_pain(week),
    )
    if pains[0] is not None and pains[1] is not None and pains[1] - pains[0] >= rules.pain_rise:
        return max(0, number - 1)
    step = rules.step[number]
    reached = _count_on_target(week, first, step)
    return min(number + 1, len(rules.step) - 1) if reached >= step.days else number


def _select_between(
    days: Sequence[WalkingDay], first: dt.date, until: dt.date
) -> Sequence[WalkingDay]:
    """Return the days from ``first`` until the day before ``until``; they must be in order."""
    start, end = (bisect_left(days, date, key=lambda day: day.date) for date in (first, until))
    return days[start:end]


def _compute_mean_pain(days: Sequence[WalkingDay]) -> float | None:
    pains = [day.pain for day in days if day.pain is not None]
    return fmean(pains) if pains else None

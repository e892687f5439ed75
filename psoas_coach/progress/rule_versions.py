"""Scores belong to the rules that gave them: a new version begins a new line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from statistics import fmean

from msgspec import Struct

from psoas_coach.journal.summaries import Score
from psoas_coach.progress.date_range import DateRange, Step, floor_to_step


class Scored(Struct, frozen=True):
    """A score that was given, and the number of its era, counted from 0."""

    date: dt.date
    score: int
    rules: str
    era: int


def scored(scores: Iterable[Score], span: DateRange) -> tuple[Scored, ...]:
    """Return the scores of a span; an era lasts as long as the version of the rules."""
    found: list[Scored] = []
    for one in scores:
        if one.score is None or not span.holds(one.local_date):
            continue
        before = found[-1] if found else None
        era = 0 if before is None else before.era + (before.rules != one.rules)
        found.append(Scored(one.local_date, one.score, one.rules, era))
    return tuple(found)


def by_step(scores: Iterable[Scored], step: Step, week_begins: int = 0) -> tuple[Scored, ...]:
    """Return the mean score of each step of time, rounded; never over two eras."""
    grouped: dict[tuple[int, dt.date], list[Scored]] = {}
    for one in scores:
        grouped.setdefault((one.era, floor_to_step(one.date, step, week_begins)), []).append(one)
    return tuple(
        Scored(start, round(fmean(one.score for one in inside)), inside[0].rules, era)
        for (era, start), inside in grouped.items()
    )


def last_era(scores: Iterable[Scored]) -> tuple[Scored, ...]:
    """Return the scores that may be compared with the latest one."""
    known = tuple(scores)
    return tuple(one for one in known if one.era == known[-1].era)

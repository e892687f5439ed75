"""How it has been going: the last eight weeks, a mark for each day, and one sentence.

It shows what was done and leaves the rest blank: a blank day is no fault, and a day ill, away or in
a flare is named as one. It says nothing of pain, which needs more care than a small picture has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.excluded_days import reason
from psoas_coach.progress.phrases import Phrases

WEEKS = 8
"""Two months: enough to see a habit, and still a day wide enough to see on a phone."""
WEEK = 7
DAYS = WEEKS * WEEK

State = Literal["done", "off", "blank", "before"]
"""A day with a session; one ill, away or in a flare; any other; one before anything was told."""


class EightWeeks(Struct, frozen=True):
    """The days up to today, oldest first.

    Attributes:
        first: The date of the first state.
        states: One for each day; the last seven end with today.
        sentence: The same in words.
    """

    first: dt.date
    states: tuple[State, ...]
    sentence: str

    def week(self, number: int) -> Sequence[State]:
        """Return the seven days of a week, from 0 to 7."""
        return self.states[number * WEEK : (number + 1) * WEEK]


def eight_weeks(days: Iterable[Day], today: dt.date, speaker: Phrases) -> EightWeeks | None:
    """Look back; None before the first session, and when the last one lies further back.

    Args:
        days: In any order; others than the last 56 are passed over.
        today: The person's own date.
        speaker: Says the sentence.
    """
    first = today - dt.timedelta(days=DAYS - 1)
    known = {day.local_date: day for day in days if day.local_date <= today}
    if not any(day.sessions for date, day in known.items() if date >= first):
        return None
    began = min(known)
    dates = [first + dt.timedelta(days=n) for n in range(DAYS)]
    states = tuple(_state(date, began, known) for date in dates)
    return EightWeeks(first, states, _sentence(states, dates, began, speaker))


def _state(date: dt.date, began: dt.date, known: Mapping[dt.date, Day]) -> State:
    if date < began:
        return "before"
    day = known.get(date)
    if day is None:
        return "blank"
    if day.sessions:
        return "done"
    return "off" if reason(day) else "blank"


def _sentence(
    states: Sequence[State], dates: Sequence[dt.date], began: dt.date, speaker: Phrases
) -> str:
    done, lately = states.count("done"), states[-WEEK:].count("done")
    said = [
        speaker.count("today.weeks.since", done, date=began)
        if began > dates[0]
        else speaker.count("today.weeks.done", done)
    ]
    if began < dates[-WEEK]:
        last = dates[DAYS - 1 - states[::-1].index("done")]
        said.append(
            speaker.count("today.weeks.lately", lately)
            if lately and done > 1
            else speaker.say("today.weeks.last", date=last)
        )
    off = states.count("off")
    if off:
        said.append(speaker.count("today.weeks.off", off))
    return " ".join(said)

"""Summaries of the journal: small frozen rows, computed in SQL, for a chart or a sentence."""

from __future__ import annotations

import datetime as dt
from statistics import fmean
from typing import Literal

from msgspec import Struct

from psoas_coach.journal.records import NoteKind
from psoas_coach.journal.stored_bodies import ImportedDay


class Day(Struct, frozen=True):
    """One day with its entries; days without entries have none.

    Attributes:
        sessions: Sessions begun.
        finished: The number of these that were finished.
        seconds: Seconds held.
        left: Seconds held on the left in moves that lengthen; a move without sides counts for each.
        right: The same on the right.
        pain_before: Mean over the sessions, 0 to 10; None if never recorded.
        pain_after: The same, after.
        tingling_up: Sessions with more tingling after than before.
        sitting_hours: The highest sitting time in the check-ins of the day, hours; it refers to the
            previous day.
        longest_sit: The longest time without getting up in the check-ins of the day, minutes; it
            also refers to the previous day.
        notes: The kinds of note of the day, sorted, each once.
        check_in_now: The mean current pain of the day's check-ins, 0 to 10.
    """

    local_date: dt.date
    sessions: int = 0
    finished: int = 0
    seconds: float = 0.0
    left: float = 0.0
    right: float = 0.0
    pain_before: float | None = None
    pain_after: float | None = None
    tingling_up: int = 0
    sitting_hours: float | None = None
    longest_sit: int | None = None
    notes: tuple[NoteKind, ...] = ()
    check_in_now: float | None = None


class Score(Struct, frozen=True):
    """The numbers of one self-check, as they were given that day.

    Attributes:
        id: Id of the self-check.
        score: 0 to 100, or None if there was none.
        rules: The version of the rules: scores of different versions are not comparable.
        sitting_hours: Usual weekday, hours.
        sitting_bout_minutes: Longest usual time without getting up, minutes.
        pain_average: Last 7 days, 0 to 10.
        pain_worst: Last 7 days, 0 to 10.
        thomas_left: Home measure of the left hip, degrees of the thigh below level.
        thomas_right: The same on the right.
    """

    id: str
    local_date: dt.date
    score: int | None
    band: str | None
    level: str
    rules: str
    sitting_hours: float | None
    sitting_bout_minutes: int | None
    pain_average: int | None
    pain_worst: int | None
    thomas_left: float | None = None
    thomas_right: float | None = None


class DomainPoints(Struct, frozen=True):
    """One self-check with a score: points by domain.

    Attributes:
        rules: The version of the rules: points of different versions are not comparable.
    """

    local_date: dt.date
    rules: str
    points: dict[str, int]


class BreakDay(Struct, frozen=True):
    """The breaks from sitting of one day.

    Attributes:
        date: The person's own date.
        taken: Breaks, including those during which the computer slept.
        skipped: Breaks that were due and skipped.
        longest_seconds: The longest time sitting.
        sat_seconds: The total time sitting.
    """

    date: dt.date
    taken: int
    skipped: int
    longest_seconds: int
    sat_seconds: int


class DatedImport(Struct, frozen=True):
    """What a file of another app says about a day, and its date."""

    date: dt.date
    day: ImportedDay


class Measure(Struct, frozen=True):
    """One home measure of the hips.

    Attributes:
        utc: The instant it was recorded.
        method: The method of measuring.
        left: Readings of the left side in order, degrees of the thigh below level; above level is
            negative. Empty if it was not measured.
        right: The same for the right side.
    """

    id: str
    utc: dt.datetime
    local_date: dt.date
    method: Literal["phone", "tape", "hand"]
    left: tuple[float, ...]
    right: tuple[float, ...]

    @property
    def left_mean(self) -> float | None:
        """Mean of the left side, degrees; None if it was not measured."""
        return fmean(self.left) if self.left else None

    @property
    def right_mean(self) -> float | None:
        """Mean of the right side, degrees; None if it was not measured."""
        return fmean(self.right) if self.right else None


class FactCounts(Struct, frozen=True):
    """The number of facts ever recorded in a journal, including removed ones.

    Attributes:
        recorded: By a person.
        demo: By the demo command.
    """

    recorded: int
    demo: int


class MoveEffect(Struct, frozen=True):
    """How pain changed over the sessions with one move.

    Attributes:
        move: Id of the move.
        sessions: Sessions with the move and with pain before and after.
        changes: Pain after minus pain before of each, -10 to 10, in rising order.
        name: The name of a physio's own move when it was last done; empty for our own moves.
    """

    move: str
    sessions: int
    changes: tuple[int, ...]
    name: str = ""

"""Demo data: years of self-checks, sessions and notes of a person who does not exist.

They are generated with the same rules as real data, so that pages, charts and exports look as they
would for a real person: a good start, a plateau, a setback, flares, days ill and away, weeks
without entries. The same seed and the same dates always give the same data.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.guidance import assess
from psoas_coach.guidance.history import History, PastSession
from psoas_coach.guidance.results import Guidance
from psoas_coach.journal.demo.days import Absence, Day, generate_answers, generate_days
from psoas_coach.journal.demo.sessions import DemoPerson, generate_session, make_id
from psoas_coach.journal.records import (
    DayNote,
    Moment,
    NoteKind,
    SelfCheck,
    SessionRecord,
    make_moment,
)

DAYS_A_YEAR = 365.25
SELF_CHECK_DAYS = (26, 44)
"""The least and the most days between two self-checks."""
CHECKS_IN, CHECKS_IN_BY_FLARE = 0.5, 0.8
TRAINS, TRAINS_IN_FLARE, TRAINS_AWAY, TWICE = 0.66, 0.35, 0.12, 0.03
RECENT = 150
"""The most past sessions used for a day's plan; a self-check uses all of them."""
MARKS: dict[Absence, NoteKind] = {"ill": "ill", "away": "away"}
"""The note for each kind of absence; a silent one has none."""
ZONE = "UTC"
"""The time zone of the simulated person."""
SHORT = 2
"""The number of moves in a session on a flare day."""


class DemoHistory(Struct, frozen=True):
    """The records of a simulated person."""

    self_checks: tuple[SelfCheck, ...]
    sessions: tuple[SessionRecord, ...]
    day_notes: tuple[DayNote, ...]


def generate_demo(
    seed: int, years: float, last: dt.date, content: Content, words: Sequence[str]
) -> DemoHistory:
    """Simulate ``years`` years up to ``last``.

    Args:
        seed: The same seed and dates give the same history.
        years: The duration; at least a fortnight is simulated.
        last: The last day.
        content: The rules and moves.
        words: What matters most to this person, then the notes it may write after a session.
    """
    chance = random.Random(seed)  # noqa: S311 -- a simulation, not a secret
    count = max(14, round(years * DAYS_A_YEAR))
    first = last - dt.timedelta(days=count - 1)
    activity, *phrases = words
    living = _Generator(DemoPerson(chance, content, activity, tuple(phrases)))
    for day in generate_days(chance, first, count):
        living.simulate_day(day)
    return DemoHistory(tuple(living.self_checks), tuple(living.sessions), tuple(living.notes))


class _Generator:
    """The simulation of one person."""

    def __init__(self, someone: DemoPerson) -> None:
        self.self_checks: list[SelfCheck] = []
        self.sessions: list[SessionRecord] = []
        self.notes: list[DayNote] = []
        self._someone, self._chance = someone, someone.chance
        self._past: list[PastSession] = []
        self._week: list[Day] = []
        self._guidance: Guidance | None = None
        self._next_check: dt.date | None = None

    def simulate_day(self, day: Day) -> None:
        """Simulate one day."""
        self._week = [*self._week[-6:], day]
        self._mark(day)
        if day.absence == "silent":
            return
        if day.absence is None and (self._next_check is None or day.date >= self._next_check):
            self._check(day)
        elif self._guidance is None or day.date.weekday() == 0 or self._has_stopped_last():
            self._guidance = self._assess(day, self._past[-RECENT:])
        if day.absence is None and self._happens(CHECKS_IN_BY_FLARE if day.flare else CHECKS_IN):
            self._check_in(day)
        if day.absence == "ill":
            return
        usual = TRAINS_IN_FLARE if day.flare else TRAINS_AWAY if day.absence else TRAINS
        if self._happens(usual):
            self._train(day, self._pick_moment(day, 7, 9))
            if self._happens(TWICE):
                self._train(day, self._pick_moment(day, 18, 21))

    def _happens(self, chance: float) -> bool:
        return self._chance.random() < chance

    def _pick_moment(self, day: Day, least: int, most: int) -> Moment:
        """Return a moment of the day between two hours, in UTC."""
        minute = self._chance.randrange(least * 60, most * 60)
        midnight = dt.datetime.combine(day.date, dt.time(), dt.UTC)
        return make_moment(midnight + dt.timedelta(minutes=minute), ZONE)

    def _mark(self, day: Day) -> None:
        """Mark the day if it should not count as missed."""
        kind = MARKS.get(day.absence) if day.absence else "flare" if day.flare else None
        if kind:
            self._note(day, kind, {})

    def _note(self, day: Day, kind: NoteKind, body: dict[str, object]) -> None:
        at = self._pick_moment(day, 7, 22)
        self.notes.append(DayNote(make_id(self._chance), at, kind, body, demo=True))

    def _check_in(self, day: Day) -> None:
        body: dict[str, object] = {
            "pain_now": round(day.pain),
            "tingling": day.tingling,
            "sitting_hours": round(2 * day.sitting_hours) / 2,
            "longest_sit": 5 * round(day.longest_sit / 5),
        }
        self._note(day, "check_in", body)

    def _check(self, day: Day) -> None:
        """Do a self-check, with the result that the app would have given that day."""
        answers = generate_answers(self._chance, self._week, self._someone.activity)
        at = self._pick_moment(day, 6, 7)
        self._answers = answers
        self._guidance = self._assess(day, self._past)
        self.self_checks.append(
            SelfCheck(
                id=make_id(self._chance),
                at=at,
                answers=answers,
                result=msgspec.to_builtins(self._guidance),
                **msgspec.to_builtins(self._guidance.versions),
                demo=True,
            )
        )
        self._next_check = day.date + dt.timedelta(days=self._chance.randint(*SELF_CHECK_DAYS))

    def _assess(self, day: Day, past: Sequence[PastSession]) -> Guidance:
        return assess(self._answers, History(day.date, tuple(past)), self._someone.content)

    def _has_stopped_last(self) -> bool:
        return bool(self._past) and (self._past[-1].stopped or self._past[-1].tingling_up is True)

    def _train(self, day: Day, at: Moment) -> None:
        """Do the plan, if there is one; on a flare day only its beginning."""
        plan = self._guidance.session if self._guidance else ()
        plan = plan[-SHORT:] if day.flare else plan
        if not plan:
            return
        done = generate_session(self._someone, day, at, self.self_checks[-1].id, plan)
        self.sessions.append(done)
        moves = (hold.move for hold in done.holds if hold.held_seconds > 0)
        self._past.append(
            PastSession(
                date=day.date,
                depth=done.depth,
                finished=done.finished,
                stopped=done.stop_reason is not None,
                tingling_up=done.tingling == "up",
                pain_before=done.pain_before,
                pain_after=done.pain_after,
                moves=tuple(dict.fromkeys(moves)),
            )
        )

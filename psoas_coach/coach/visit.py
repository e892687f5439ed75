"""The facts for a visit to a professional, as far as the person chose to show them.

While the person needs help first, the facts contain no score, no move and no measure, like every
page at that time.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec
from msgspec import Struct

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.coach.urgent_card import UrgentCard
from psoas_coach.coach.visit_choices import PARTS, Part, VisitChoices
from psoas_coach.content import Content
from psoas_coach.content.physio_plan import OWN_PREFIX
from psoas_coach.guidance import Guidance
from psoas_coach.guidance.level import is_adult
from psoas_coach.guidance.stored_words import translate_result
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.progress.progress_data import ProgressData, load_progress_data

RECENT_DAYS = 28
"""The days that the summary calls recent: four weeks, as on Progress."""
STOPS_DAYS = 84
"""The days for which stopped sessions are listed: twelve weeks."""
SIGNS_DAYS = 180
"""The days for which signs are listed that a later self-check has lifted: half a year."""
FAIR_TESTS = 3
"""The most fair tests that are shown, newest first."""


class PracticeSpan(Struct, frozen=True):
    """Practice between two dates, inclusive.

    Attributes:
        minutes: Minutes held, of every kind.
        left: Minutes of lengthening on the left.
        right: The same for the right.
    """

    first: dt.date
    last: dt.date
    sessions: int
    minutes: float
    left: float
    right: float


class VisitFacts(Struct, frozen=True):
    """The facts for a visit, on one date.

    Attributes:
        check: The self-check in force; None before the first.
        first_check: The first one of another day with the same questions; else None.
        guidance: The guidance that was given for ``check``.
        card: The card that replaces the pages.
        held: The note of new signs that limits the plan to its gentlest moves.
        earlier_signs: Notes of new signs that have been lifted, newest first.
        plan: Today's plan; None if none may be shown.
        physio: The physio's plan in force; None if there is none or none may be shown.
        practice: The last four weeks, the four before, and all of it; empty without a session.
        stops: Sessions that were stopped, newest first.
        moves_done: The number of recent sessions with each move, by its id.
        fair_tests: Fair tests that have ended with a result, newest first.
        own_names: The names of a physio's own moves among them, by their ids.
    """

    date: dt.date
    check: SelfCheck | None
    first_check: SelfCheck | None
    guidance: Guidance | None
    card: UrgentCard | None
    held: DayNote | None
    earlier_signs: tuple[DayNote, ...]
    plan: TodaysPlan | None
    progress: ProgressData
    practice: tuple[PracticeSpan, ...]
    stops: tuple[SessionRecord, ...]
    moves_done: Mapping[str, int]
    fair_tests: tuple[RecordedTest, ...]
    own_names: Mapping[str, str] = MappingProxyType({})
    physio: OpenPlan | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to hand over."""
        return self.check is None and self.card is None and not self.practice

    def list_parts(self, content: Content) -> tuple[Part, ...]:
        """Return the parts that have something to show and may show it."""
        may_show = self.card is None
        scored = self.guidance is not None and self.guidance.score is not None
        adult = self.check is not None and is_adult(self.check.answers, content)
        has: dict[Part, bool] = {
            "answers": self.check is not None,
            "score": may_show and scored and adult,
            "pain": any(
                day.pain_before is not None or day.check_in_now is not None
                for day in self.progress.days
            ),
            "practice": bool(self.practice),
            "hips": may_show and bool(self.progress.hips),
            "moves": may_show and (self.plan is not None or bool(self.moves_done)),
            "fair_tests": may_show and bool(self.fair_tests),
        }
        return tuple(part for part in PARTS if has[part])

    def select_parts(self, choices: VisitChoices, content: Content) -> tuple[Part, ...]:
        """Return the parts that are included: the chosen ones, and by default all but some.

        Beside a card that asks for a visit soon, a number is included only if the person asks for
        it.
        """
        offered = self.list_parts(content)
        if choices.parts is not None:
            return tuple(part for part in offered if part in choices.parts)
        asks_for_visit = self.guidance is not None and self.guidance.level == "soon"
        return tuple(part for part in offered if part != "score" or not asks_for_visit)


def load_visit_facts(snapshot: Snapshot) -> VisitFacts:
    """Return the facts, read once for each snapshot."""
    return snapshot.compute_once("visit", lambda: _load(snapshot))


def _load(snapshot: Snapshot) -> VisitFacts:
    journal, today, content = snapshot.journal, snapshot.date, snapshot.content
    check, card = snapshot.latest_self_check, snapshot.urgent_card
    progress = load_progress_data(
        journal, today, content.dose.most_minutes_a_week, content.measure.noise
    )
    sessions = [
        session
        for session in journal.sessions.list(since=today - dt.timedelta(days=STOPS_DAYS - 1))
        if session.at.local_date <= today
    ]
    lately = today - dt.timedelta(days=RECENT_DAYS)
    recent = [session for session in sessions if session.at.local_date > lately]
    open_note = journal.day_notes.open_new_signs()
    return VisitFacts(
        date=today,
        check=check,
        first_check=_find_first(snapshot, check),
        guidance=None if check is None else _read_result(check, snapshot.content),
        card=card,
        held=snapshot.held_note,
        earlier_signs=tuple(
            note
            for note in journal.day_notes.list(since=today - dt.timedelta(days=SIGNS_DAYS))
            if note.kind == "new_signs"
            and note.body.get("signs")
            and (open_note is None or note.id != open_note.id)
        ),
        plan=None if card is not None else snapshot.todays_plan,
        progress=progress,
        practice=_sum_practice(progress, today),
        stops=tuple(session for session in sessions if session.stop_reason is not None),
        moves_done={} if card is not None else _count_moves(recent),
        fair_tests=() if card is not None else _list_finished(snapshot.fair_tests),
        own_names={} if card is not None else _list_own_names(recent),
        physio=None if card is not None else snapshot.physio_plan,
    )


def _read_result(check: SelfCheck, content: Content) -> Guidance:
    return translate_result(msgspec.convert(check.result, Guidance), content)


def _list_own_names(sessions: Sequence[SessionRecord]) -> dict[str, str]:
    """Return the newest names of a physio's own moves, by their ids."""
    return {
        hold.move: hold.name
        for session in reversed(sessions)
        for hold in session.holds
        if hold.move.startswith(OWN_PREFIX)
    }


def _list_finished(tests: tuple[RecordedTest, ...]) -> tuple[RecordedTest, ...]:
    finished = [test for test in tests if test.end is not None and test.end.how == "finished"]
    return tuple(finished[: -FAIR_TESTS - 1 : -1])


def _find_first(snapshot: Snapshot, check: SelfCheck | None) -> SelfCheck | None:
    """Return the first self-check of another day with the same questions."""
    if check is None:
        return None
    for score in snapshot.scores:
        if score.local_date == check.at.local_date:
            continue
        first = snapshot.journal.self_checks.get(score.id)
        if first is not None and first.questionnaire == check.questionnaire:
            return first
    return None


def _sum_practice(progress: ProgressData, today: dt.date) -> tuple[PracticeSpan, ...]:
    practised = [day for day in progress.days if day.sessions]
    if not practised:
        return ()
    begins = practised[0].local_date
    lately = max(begins, today - dt.timedelta(days=RECENT_DAYS - 1))
    spans = [(lately, today)]
    if begins < lately:
        before = max(begins, lately - dt.timedelta(days=RECENT_DAYS))
        spans.append((before, lately - dt.timedelta(days=1)))
        if begins < before:
            spans.append((begins, today))
    return tuple(_sum_span(progress, first, last) for first, last in spans)


def _sum_span(progress: ProgressData, first: dt.date, last: dt.date) -> PracticeSpan:
    days = [day for day in progress.days if day.sessions and first <= day.local_date <= last]
    return PracticeSpan(
        first,
        last,
        sum(day.sessions for day in days),
        sum(day.seconds for day in days) / 60,
        sum(day.left for day in days) / 60,
        sum(day.right for day in days) / 60,
    )


def _count_moves(sessions: list[SessionRecord]) -> Mapping[str, int]:
    """Return the number of sessions with each move, the most frequent first."""
    counted = Counter(
        move
        for session in sessions
        for move in {hold.move for hold in session.holds if hold.held_seconds}
    )
    return dict(sorted(counted.items(), key=lambda entry: (-entry[1], entry[0])))

"""What one person's journal says at one version and on one date, read once and shared by all pages.

Every page needs the same few values in every rerun. A ``Snapshot`` reads or computes each of them
on first access and caches it. ``Snapshots`` is the only cache of the process with personal data: it
returns a snapshot for exactly one owner, version of the journal, date and language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

import msgspec

from psoas_coach.coach.draft_source import CachedDrafts
from psoas_coach.coach.fair_test.current import CurrentTest, load_current_test
from psoas_coach.coach.lru_cache import LruCache
from psoas_coach.coach.move_availability import MoveAvailability, find_availability
from psoas_coach.coach.personal_calendar import load_later_moments
from psoas_coach.coach.physio_plan import OpenPlan, load_person, load_physio_plan
from psoas_coach.coach.plan_choices import load_hidden_moves
from psoas_coach.coach.self_check_offers import Offer, find_offer
from psoas_coach.coach.today_summary import TodaySummary, load_today_summary
from psoas_coach.coach.todays_plan import TodaysPlan, load_todays_plan
from psoas_coach.coach.urgent_card import UrgentCard, find_held_note, find_urgent_card
from psoas_coach.content import Content, load
from psoas_coach.content.language import get_language
from psoas_coach.guidance.physio_plan.today import PersonToday
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, SelfCheck
from psoas_coach.journal.summaries import Score

Value = TypeVar("Value")
PEOPLE = 512
"""The most snapshots in the cache. One without the values of ``cached`` takes about 90 KB."""
VALUES = 128
"""The most values of ``cached`` for all people together: ten years of progress take 1.3 MB."""


class State(NamedTuple):
    """A state of one person's journal: equal states mean equal contents.

    Attributes:
        owner: The owner of the journal.
        engine: The number of the open engine. Another file with the same number of writes may have
            replaced the first.
        version: The journal's number of writes; see ``Journal.version``.
    """

    owner: str
    engine: int
    version: int


class Snapshot:
    """What a journal says at one version, on one of the person's dates.

    Each property reads the journal when it is first accessed. A write in between creates a new
    version, and so a new snapshot for the next run; this one then contains parts of both.

    Args:
        journal: The person's journal.
        date: The person's own date.
        state: The state of the journal; any value for a snapshot that is not cached.
        values: The cache for the values of ``cached``.
    """

    def __init__(
        self,
        journal: Journal,
        date: dt.date,
        state: State | None = None,
        values: LruCache[object] | None = None,
    ) -> None:
        self.journal = journal
        self.date = date
        self.state = state or State("", 0, 0)
        self.content: Content = load()
        self._values = values if values is not None else LruCache[object](VALUES)
        self.drafts = CachedDrafts(journal)

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """The person's settings, by name."""
        return self.journal.settings.read_all()

    @cached_property
    def latest_self_check(self) -> SelfCheck | None:
        """The self-check in force."""
        return self.journal.self_checks.find_latest()

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """The score of every self-check, oldest first."""
        return self.journal.history.list_scores()

    @cached_property
    def later_moments(self) -> tuple[Moment, ...]:
        """The moments of entries about dates after this one; see ``personal_calendar``."""
        return load_later_moments(self.journal, self.date)

    @cached_property
    def urgent_card(self) -> UrgentCard | None:
        """The card that replaces every page. It does not depend on the date: it stays overnight."""
        return find_urgent_card(self.journal, self.content)

    @cached_property
    def held_note(self) -> DayNote | None:
        """The note of new signs that limits the plan to its gentlest moves."""
        return find_held_note(self.journal)

    @cached_property
    def todays_plan(self) -> TodaysPlan | None:
        """Today's plan and its basis; None while there is no self-check to rely on."""
        return load_todays_plan(self.journal, self.date, self.content)

    @cached_property
    def today_summary(self) -> TodaySummary:
        """What the journal says about the last days and about today."""
        return load_today_summary(self.journal, self.date, self.content)

    @cached_property
    def recheck_offer(self) -> Offer | None:
        """The kind of offer of a new self-check; None if none is due."""
        return find_offer(self.todays_plan, self.settings, self.date, self.content)

    @cached_property
    def move_availability(self) -> MoveAvailability:
        """Which moves are available to the person today."""
        hidden = load_hidden_moves(self.journal)
        return find_availability(self.latest_self_check, self.todays_plan, hidden, self.content)

    @cached_property
    def person_today(self) -> PersonToday | None:
        """The person a physio's plan would be for; None without guidance, or if help is needed."""
        if self.urgent_card is not None:
            return None
        days = self.today_summary.flare_ended
        return load_person(self.journal, self.todays_plan, self.date, self.content, days)

    @cached_property
    def physio_plan(self) -> OpenPlan | None:
        """The plan of the person's own physio, and which of its lines are for today."""
        return load_physio_plan(self.journal, lambda: self.person_today, self.content)

    @property
    def has_physio_session(self) -> bool:
        """Whether today's session is one of a physio's plan instead of ours."""
        return self.physio_plan is not None and bool(self.physio_plan.items)

    @property
    def session_summary(self) -> TodaySummary:
        """The summary for today's session; a fair test never leaves out a physio's session."""
        if not self.has_physio_session:
            return self.today_summary
        return msgspec.structs.replace(self.today_summary, left_out_by_test=False)

    @cached_property
    def fair_tests(self) -> tuple[RecordedTest, ...]:
        """All fair tests, oldest first, with their ends."""
        return self.journal.fair_tests.list()

    @cached_property
    def current_test(self) -> CurrentTest | None:
        """The fair test in progress; None if there is none."""
        return load_current_test(self.journal, self.fair_tests, self.date, self.urgent_card)

    @cached_property
    def ended_sign_ins(self) -> frozenset[str]:
        """The sign-ins that were ended by signing out."""
        return self.journal.sign_ins.list_ended()

    def compute_once(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return a value that a later layer computes from this snapshot, computing it once.

        Args:
            key: Its name, and everything that it depends on besides the snapshot.
            make: Computes it.
        """
        value = self._values.get((self.state, self.date, self.content.language, key), make)
        return cast("Value", value)


class Snapshots:
    """The snapshots of all people whose pages are open: one for each person, date and language."""

    def __init__(self, people: int = PEOPLE, values: int = VALUES) -> None:
        self._snapshots = LruCache[Snapshot](people)
        self._values = LruCache[object](values)
        self._versions = LruCache[int](people)

    def read_state(self, journal: Journal, owner: str, engine: int) -> State:
        """Return the current state of a journal.

        Args:
            journal: The journal.
            owner: The owner of the journal.
            engine: The number of the engine with which it was opened.
        """
        token = (
            journal.read_change_token()
        )  # It includes the owner, so versions are never mixed up.
        if token is None:
            return State(owner, engine, journal.read_version())
        return State(owner, engine, self._versions.get((engine, token), journal.read_version))

    def get(self, journal: Journal, state: State, date: dt.date) -> Snapshot:
        """Return the snapshot of a state and date in the language of the run.

        It replaces the snapshot of an earlier state.

        Args:
            journal: The journal.
            state: The value returned by ``state``.
            date: The person's own date.
        """
        return self._snapshots.get(
            (state.owner, state.engine, date, get_language()),
            lambda: Snapshot(journal, date, state, self._values),
            lambda cached: cached.state == state,
        )

    def clear(self) -> None:
        """Drop all snapshots, for instance because another file replaced the journal's."""
        for part in (self._snapshots, self._values, self._versions):
            part.clear()

    def __len__(self) -> int:
        """Return the number of cached snapshots."""
        return len(self._snapshots)

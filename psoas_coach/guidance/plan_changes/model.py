"""One change of today's plan, and the inputs for finding it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.choices import FlareMode, apply_declined
from psoas_coach.guidance.history import History, HistorySummary, PastSession, summarize
from psoas_coach.guidance.plan import dose_session
from psoas_coach.guidance.results import Answers, PlanItem

Kind = Literal["rest", "step_back", "flare", "longer", "more", "deep", "tighter", "hidden"]
Part = Literal["hold_seconds", "repetitions"]


class PlanChange(msgspec.Struct, frozen=True):
    """One change of the plan.

    Attributes:
        kind: A ``rest`` of the depth or a ``step_back`` of the dose after a setback; a ``flare``;
            ``longer`` holds, ``more`` repetitions and ``deep`` moves that were earned; one more
            repetition on the ``tighter`` side; ``hidden`` moves.
        adds: Whether the plan contains more because of it.
        before: Seconds, repetitions or depth without the change; 0 if there is no number.
        after: The same with the change.
        moves: The affected moves of the plan, or the ones left out.
        part: For a step back, the part of the dose that is lower.
        caused: The date of the session, or of the answer, that caused it.
        until: The first day without it if nothing new happens; None if no date ends it.
        reason: For a rest, the reference of what lowers the depth; for a step back, ``WORSE_AFTER``
            if it was not a stop.
        side: For one more repetition, the side that gets it.
        flare_mode: How a flare changes the plan.
        declined: The person has declined it, so it is not in the plan.
        is_news: Whether Today names it: a restriction in force, or what was earned in the last
            days. The page of the plan names every change.
    """

    kind: Kind
    adds: bool = False
    before: int = 0
    after: int = 0
    moves: tuple[str, ...] = ()
    part: Part | None = None
    caused: dt.date | None = None
    until: dt.date | None = None
    reason: str | None = None
    side: Literal["left", "right"] | None = None
    flare_mode: FlareMode | None = msgspec.field(default=None, name="way")
    declined: bool = False
    is_news: bool = True


WORSE_AFTER = "history.worse_after"
"""The reason for a step back after a bad morning, if no later stop caused it."""


class ChangeContext(msgspec.Struct, frozen=True):
    """The input of the detection.

    Attributes:
        answers: Validated answers.
        sessions: All sessions, by date.
        past: Their summary.
        declined: The declined gains.
        items: The moves of today's plan.
        content: The rules.
        worse_after: The last date of a session after which the morning was much worse.
        news_since: What was earned on or after this date is news.
    """

    answers: Answers
    sessions: tuple[PastSession, ...]
    past: HistorySummary
    declined: frozenset[str]
    items: tuple[PlanItem, ...]
    content: Content
    worse_after: dt.date | None = None
    news_since: dt.date = dt.date.min

    @property
    def earlier(self) -> HistorySummary:
        """The summary of the sessions before ``news_since``, as it was on that date."""
        sessions = tuple(session for session in self.sessions if session.date < self.news_since)
        return summarize(History(self.news_since, sessions), self.content)

    @property
    def today(self) -> HistorySummary:
        """The summary of the history without the declined gains."""
        return apply_declined(self.past, self.declined)

    @property
    def last_stop(self) -> dt.date | None:
        """The date of the last session that was stopped."""
        return next((session.date for session in reversed(self.sessions) if session.stopped), None)

    def compare_doses(
        self, part: Part, before: HistorySummary, after: HistorySummary
    ) -> dict[tuple[int, int], tuple[str, ...]]:
        """Return the moves of the plan by a part of their dose before and after.

        Args:
            part: The part: seconds of a hold, or repetitions.
            before: The earlier summary of past sessions.
            after: The later one.
        """
        moves: dict[tuple[int, int], tuple[str, ...]] = {}
        pairs = zip(self._list_amounts(part, before), self._list_amounts(part, after), strict=True)
        for item, pair in zip(self.items, pairs, strict=True):
            moves[pair] = (*moves.get(pair, ()), item.move)
        return moves

    def _list_amounts(self, part: Part, past: HistorySummary) -> list[int]:
        ids = [item.move for item in self.items]
        amounts = dose_session(ids, self.answers, past, self.content)
        if part == "hold_seconds":
            return [amount.hold_seconds or 0 for amount in amounts]
        return [amount.repetitions for amount in amounts]

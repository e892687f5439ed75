"""What past sessions change: deeper moves that are earned, and steps that a stop takes away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from psoas_coach.content import Content
from psoas_coach.content.table import Depth
from psoas_coach.guidance.dose_steps import DEPTHS, count_earned_steps

Pain = Annotated[int, Meta(ge=0, le=10)]
_WEEK = 7


class PastSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One session in the form that the rules use.

    Attributes:
        date: The person's own date.
        depth: The depth of its deepest move.
        finished: Enough of the planned seconds were held.
        stopped: Pain, tingling or another problem ended it.
        tingling_up: Whether tingling rose; None if it was not reported.
        pain_before: 0 to 10; None if it was not reported.
        pain_after: The same after the session.
        moves: Ids of the moves done, each once.
    """

    date: dt.date
    depth: Depth
    finished: bool
    stopped: bool
    tingling_up: bool | None
    pain_before: Pain | None
    pain_after: Pain | None
    moves: tuple[str, ...]


class History(msgspec.Struct, frozen=True):
    """The history since the self-check, in the form that the rules use.

    Attributes:
        today: The person's own date.
        sessions: Past sessions up to today.
        answered_on: The date of the self-check; None if unknown.
        worse_after: The last date of a session after which the morning was much worse.
        new_signs: New signs were reported outside the self-check and are still open.
    """

    today: dt.date
    sessions: tuple[PastSession, ...]
    answered_on: dt.date | None = None
    worse_after: dt.date | None = None
    new_signs: bool = False


class HistorySummary(msgspec.Struct, frozen=True):
    """The summary of a history.

    Attributes:
        unlocked: Deep moves are earned.
        reasons_to_rest: References of what lowers the cap to ``depth.history.cap``.
        stopped_recently: A recent stop lowers the depth by one more.
        clean_with: The number of clean sessions with each move.
        last_done: For each move ever done, the number of the last session with it, from 0.
        earned_steps: The number of earned dose steps at each depth.
        step_back: A recent stop, or a bad morning after, lowers the dose by a step for a while.
        deep_days: Days with a session of the deepest kind, of the six before today.
        old_answers: The self-check was answered too long ago.
        new_signs: New signs were reported outside the self-check and are still open.
        declined: The declined gains: ``"longer"`` holds, ``"more"`` repetitions.
    """

    unlocked: bool
    reasons_to_rest: tuple[str, ...]
    stopped_recently: bool
    clean_with: Mapping[str, int]
    last_done: Mapping[str, int]
    earned_steps: tuple[int, ...]
    step_back: bool
    deep_days: int
    old_answers: bool = False
    new_signs: bool = False
    declined: frozenset[str] = frozenset()


NO_HISTORY = HistorySummary(
    unlocked=False,
    reasons_to_rest=(),
    stopped_recently=False,
    clean_with={},
    last_done={},
    earned_steps=(0,) * DEPTHS,
    step_back=False,
    deep_days=0,
)


def is_clean(session: PastSession, content: Content) -> bool:
    """Whether a session was finished and not stopped, and tingling and pain did not get worse.

    Tingling or pain that was not reported is not treated as good.
    """
    if not session.finished or session.stopped or session.tingling_up is not False:
        return False
    if session.pain_before is None or session.pain_after is None:
        return False
    return session.pain_after - session.pain_before < content.depth.unlock.clean_pain_rise


def summarize(history: History | None, content: Content) -> HistorySummary:
    """Summarize a history. Sessions are ordered by date, and as given on the same date."""
    if history is None:
        return NO_HISTORY
    today, answered = history.today.toordinal(), history.answered_on
    old = answered is not None and today - answered.toordinal() > content.depth.old_answers.days
    back = _count_days_since(history.worse_after, today) < content.dose.step_back_days
    if not history.sessions:
        if not (old or back or history.new_signs):
            return NO_HISTORY
        return replace(NO_HISTORY, old_answers=old, step_back=back, new_signs=history.new_signs)
    summary = _sum_sessions(history, content)
    return (
        replace(
            summary,
            old_answers=old,
            new_signs=history.new_signs,
            step_back=back or summary.step_back,
        )
        if old or back or history.new_signs
        else summary
    )


def _sum_sessions(history: History, content: Content) -> HistorySummary:
    """Summarize the sessions in one pass, because there may be years of them."""
    today = history.today.toordinal()
    sessions = sorted(history.sessions, key=lambda session: session.date)
    rules, unlock = content.depth.history, content.depth.unlock
    last_stop, tingling, recent = NEVER, 0, False
    deep_days: set[int] = set()
    earning: list[int] = []
    clean_with: dict[str, int] = {}
    last_done: dict[str, int] = {}
    done: list[tuple[int, int, bool, bool]] = []
    for number, session in enumerate(sessions):
        age, depth = today - session.date.toordinal(), session.depth
        clean = is_clean(session, content)
        done.append((age, depth, clean, session.stopped))
        for move in session.moves:
            last_done[move] = number
        if session.stopped:
            last_stop = age
        if session.tingling_up and age < rules.tingling_days:
            tingling += 1
        if depth >= unlock.depth and 0 < age < _WEEK:
            deep_days.add(age)
        if clean:
            for move in session.moves:
                clean_with[move] = clean_with.get(move, 0) + 1
            if depth == unlock.at_depth:
                earning.append(age)
            if depth >= unlock.at_depth and age < unlock.lapses_days:
                recent = True
    return HistorySummary(
        unlocked=recent
        and len(earning) >= unlock.clean_sessions
        and earning[0] - earning[-1] >= unlock.over_days,
        reasons_to_rest=_list_reasons_to_rest(sessions, tingling, content),
        stopped_recently=last_stop < rules.stopped_days,
        clean_with=clean_with,
        last_done=last_done,
        earned_steps=count_earned_steps(done, content.dose),
        step_back=last_stop < content.dose.step_back_days,
        deep_days=len(deep_days),
    )


NEVER = 10**9
"""The number of days since something that has not happened."""


def _count_days_since(date: dt.date | None, today: int) -> int:
    return NEVER if date is None else today - date.toordinal()


def _list_reasons_to_rest(
    sessions: Sequence[PastSession], tingling: int, content: Content
) -> tuple[str, ...]:
    rules = content.depth.history
    last = sessions[-rules.stopped_in_a_row :]
    reasons = []
    if len(last) == rules.stopped_in_a_row and all(session.stopped for session in last):
        reasons.append("history.stopped_twice")
    if tingling >= rules.tingling_sessions:
        reasons.append("history.tingling")
    return tuple(reasons)

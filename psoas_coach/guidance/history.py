"""What past sessions say: whether deeper moves are earned, and what a stop takes away."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from psoas_coach.content import Content
from psoas_coach.content.schema import Depth

Pain = Annotated[int, Meta(ge=0, le=10)]
DEPTHS = 4
"""Depths there are: 0 to 3."""
_WEEK = 7


class PastSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One session as the rules see it: pain is 0 to 10, null where it was not told.

    ``depth`` is that of its deepest move.
    """

    date: dt.date
    depth: Depth
    finished: bool
    stopped: bool
    tingling_up: bool
    pain_before: Pain | None
    pain_after: Pain | None
    moves: tuple[str, ...]


class History(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Past sessions up to ``today``, the person's own date."""

    today: dt.date
    sessions: tuple[PastSession, ...]


class Standing(msgspec.Struct, frozen=True):
    """What the history amounts to.

    Attributes:
        unlocked: Deep moves are earned.
        reasons_to_rest: References of what lowers the cap to ``depth.history.cap``.
        stopped_recently: A stop in the last days takes one more depth away.
        clean_with: Clean sessions for each move.
        good_weeks: For each depth, the weeks that earned a step of the dose at it.
        step_back: A recent stop takes one such step away for a while.
        deep_days: Days with a session of the deepest kind, of the last week and before today.
        kept: Of what was earned, what the person has left as it was before: ``"longer"`` holds,
            ``"more"`` repetitions.
    """

    unlocked: bool
    reasons_to_rest: tuple[str, ...]
    stopped_recently: bool
    clean_with: Mapping[str, int]
    good_weeks: tuple[int, ...]
    step_back: bool
    deep_days: int
    kept: frozenset[str] = frozenset()


NOTHING_YET = Standing(
    unlocked=False,
    reasons_to_rest=(),
    stopped_recently=False,
    clean_with={},
    good_weeks=(0,) * DEPTHS,
    step_back=False,
    deep_days=0,
)


def is_clean(session: PastSession, content: Content) -> bool:
    """Finished, nothing stopped, no tingling up, and pain not up by 2 or more.

    A pain that was not told is not read as a good one.
    """
    if not session.finished or session.stopped or session.tingling_up:
        return False
    if session.pain_before is None or session.pain_after is None:
        return False
    return session.pain_after - session.pain_before < content.depth.unlock.clean_pain_rise


def standing(history: History | None, content: Content) -> Standing:
    """Sum up a history. Sessions count in order of date, ties in the order given."""
    if history is None or not history.sessions:
        return NOTHING_YET
    sessions = sorted(history.sessions, key=lambda session: session.date)
    rules, unlock = content.depth.history, content.depth.unlock
    today = history.today.toordinal()
    clean, stops, deep_days, tingling = [], [], set(), 0
    for session in sessions:
        age = today - session.date.toordinal()
        if session.stopped:
            stops.append(age)
        elif is_clean(session, content):
            clean.append(session)
        if session.tingling_up and age < rules.tingling_days:
            tingling += 1
        if session.depth >= unlock.depth and 0 < age < _WEEK:
            deep_days.add(age)
    last_stop = min(stops, default=None)
    earning = [session.date for session in clean if session.depth == unlock.at_depth]
    return Standing(
        unlocked=len(earning) >= unlock.clean_sessions
        and (earning[-1] - earning[0]).days >= unlock.over_days,
        reasons_to_rest=_reasons_to_rest(sessions, tingling, content),
        stopped_recently=last_stop is not None and last_stop < rules.stopped_days,
        clean_with=Counter(move for session in clean for move in session.moves),
        good_weeks=_good_weeks(sessions, clean, content),
        step_back=last_stop is not None and last_stop < content.dose.step_back_days,
        deep_days=len(deep_days),
    )


def _reasons_to_rest(
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


def _good_weeks(
    sessions: Iterable[PastSession], clean: Iterable[PastSession], content: Content
) -> tuple[int, ...]:
    """Count, for each depth, calendar weeks with enough clean sessions of it and no stop at all."""
    enough = content.dose.clean_sessions_a_week
    stopped = {_week(session.date) for session in sessions if session.stopped}
    depths: dict[int, list[int]] = {}
    for session in clean:
        depths.setdefault(_week(session.date), []).append(session.depth)
    weeks = [0] * DEPTHS
    for week, found in depths.items():
        if week not in stopped and len(found) >= enough:
            # The week counts down to the depth that enough of its sessions had at least.
            for depth in range(sorted(found)[-enough] + 1):
                weeks[depth] += 1
    return tuple(weeks)


def _week(date: dt.date) -> int:
    """Number the weeks from Monday to Sunday."""
    return (date.toordinal() - 1) // _WEEK

"""Build the record of a session from its draft, or from what the person logs by hand. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.coach.player_report import is_finished
from psoas_coach.coach.session_draft import (
    Draft,
    Sides,
    Tingling,
    build_player_steps,
    find_held_seconds,
)
from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.stored_words import find_recorded, translate_plan
from psoas_coach.guidance.timeline import SIDES, Step
from psoas_coach.journal.holds import make_hold
from psoas_coach.journal.records import Hold, HoldStop, Moment, SessionRecord
from psoas_coach.journal.summaries import Day

OLDEST_DAYS = 3660
"""The oldest session that can be logged by hand is ten years old; an older date is a typing error.
"""
SECOND = 1.0
"""A hold that is shorter than planned by this much counts as complete: the clock rounds."""


class ByHandError(ValueError):
    """A session logged by hand contains something impossible.

    Attributes:
        key: The key of the sentence that says what.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class MoveDone(Struct, frozen=True):
    """One move entered from memory: ``minutes`` for each of the ``sides`` that were done."""

    move: str
    sides: Sides
    minutes: Annotated[float, Meta(gt=0, le=60)]


def build_record(draft: Draft, content: Content) -> SessionRecord:
    """Return the record of a session in the player, up to where it ended.

    The seconds of a session that was left early show that it is not finished. A physio's own moves
    have no depth in the record, because nobody has stated how deep they are.
    """
    timed = build_player_steps(draft, content)
    named = find_recorded(add_own_moves(content, draft.own_moves))
    seconds = find_held_seconds(draft)
    end = draft.finished
    stopped = end.reason if end else None
    return SessionRecord(
        id=draft.id,
        at=draft.at,
        self_check=draft.self_check,
        source="player" if draft.physio_plan is None else "physio",
        plan=tuple(_build_plan_line(item, named) for item in translate_plan(draft.plan, named)),
        depth=max((item.depth for item in draft.plan if item.move in content.moves), default=0),
        pain_before=draft.pain_before,
        tingling_before=draft.tingling_before,
        pain_after=draft.pain_after,
        tingling=draft.tingling,
        finished=end is not None and end.how == "finished" and is_finished(seconds, timed),
        stop_reason=stopped,
        note=draft.note,
        holds=_build_holds(timed, seconds, stopped, named, over=end is not None),
        versions=msgspec.to_builtins(content.versions),
    )


def build_record_by_hand(  # noqa: PLR0913 -- a session has this many parts
    id_: str,
    at: Moment,
    done: Sequence[MoveDone],
    *,
    today: dt.date,
    content: Content,
    pain_before: int | None = None,
    pain_after: int | None = None,
    tingling: Tingling | None = None,
    note: str = "",
) -> SessionRecord:
    """Return the record of a session entered from memory.

    Args:
        id_: The record's id, chosen before the form was drawn.
        at: The moment of the session; its date may be in the past.
        done: The moves, at least one, none twice.
        today: The person's own date.
        content: The moves.
        pain_before: 0 to 10.
        pain_after: 0 to 10.
        tingling: How tingling changed.
        note: One line.

    Raises:
        ByHandError: A date, a move or a time is impossible.
    """
    if at.local_date > today:
        raise ByHandError("session.by_hand.fault.future")
    if (today - at.local_date).days > OLDEST_DAYS:
        raise ByHandError("session.by_hand.fault.too_old")
    names = [move_done.move for move_done in done]
    are_in_library = all(name in content.moves for name in names)
    if not names or len(set(names)) < len(names) or not are_in_library:
        raise ByHandError("session.by_hand.fault.moves")
    holds = [hold for move_done in done for hold in _make_holds(move_done, content)]
    return SessionRecord(
        id=id_,
        at=at,
        self_check=None,
        source="hand",
        plan=(),
        depth=max(content.moves[name].depth for name in names),
        pain_before=pain_before,
        tingling_before=None,
        pain_after=pain_after,
        tingling=tingling,
        finished=True,
        stop_reason=None,
        note=note,
        holds=tuple(holds),
        versions=msgspec.to_builtins(content.versions),
    )


def _make_holds(done: MoveDone, content: Content) -> list[Hold]:
    try:
        msgspec.convert(msgspec.to_builtins(done), MoveDone)
    except msgspec.ValidationError:
        raise ByHandError("session.by_hand.fault.minutes") from None
    of_move = SIDES[content.moves[done.move].sides]
    chosen = [side for side in of_move if done.sides in {"both", side} or side == "both"]
    seconds = done.minutes * 60
    name = find_recorded(content).move_words[done.move].name
    lengthens = content.moves[done.move].lengthens
    return [
        Hold(done.move, name, side, 1, seconds, seconds, lengthens=lengthens) for side in chosen
    ]


def _build_plan_line(item: PlanItem, content: Content) -> dict[str, Any]:
    """Return the plan's line with the move's current name."""
    line = {**msgspec.to_builtins(item), "name": content.move_words[item.move].name}
    return {**line, "modifications": list(item.modifications)}


def _build_holds(
    timed: Sequence[Step],
    seconds: dict[str, float],
    stopped: HoldStop | None,
    content: Content,
    *,
    over: bool,
) -> tuple[Hold, ...]:
    """Return a hold for each planned one; the last one that was begun has the stop reason."""
    planned = [step for step in timed if step.kind == "hold"]
    started = [step.id for step in planned if seconds.get(step.id, 0.0) > 0]
    rows = []
    for step in planned:
        done = min(seconds.get(step.id, 0.0), float(step.seconds))
        reason: HoldStop | None = None
        if done < step.seconds - SECOND and over:
            if stopped is None:
                reason = "skipped"
            elif started and step.id == started[-1]:
                reason = stopped
        rows.append(make_hold(step, done, reason, content))
    return tuple(rows)


def count_days(days: Iterable[Day], date: dt.date, seconds: float, content: Content) -> int:
    """Count the days with a session, including the session that just ended.

    Args:
        days: The days of the week, from the journal.
        date: The day of the session that just ended, which may not be in the journal yet.
        seconds: Seconds held in it. If they are too few for a session, the day does not count.
        content: The rules; ``session.toml`` says what counts as a session.
    """
    counts = content.session.counts
    dates = {day.local_date for day in days if day.sessions and counts.is_session(day.seconds)}
    return len(dates | {date}) if counts.is_session(seconds) else len(dates)

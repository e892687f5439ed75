"""A plan as a sequence of timed steps, each with its seconds.

Both sides get the same holds, one side after the other: changing sides once per move instead of
once per hold spares a sore back the effort. Before each change of position, and before a move that
needs another thing, there is time to get there, which the person can end. Each move begins with
time to get ready, each further hold with a short rest, and between the sides there is time to
change over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, Protocol

import msgspec
from msgspec import UnsetType

from psoas_coach.content import Content
from psoas_coach.content.moves import Move
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.tighter_side import ExtraRepetition

Kind = Literal["warm_up", "find_place", "ready", "hold", "switch"]
Side = Literal["left", "right", "both"]

SIDES: dict[int, tuple[Side, ...]] = {1: ("both",), 2: ("left", "right")}
"""The sides on which a move is done, in order, by their number."""

_MINUTE = 60
"""Seconds of a minute."""


class Setting(msgspec.Struct, frozen=True):
    """What a move begins from: the position of the body, and the things that lie ready for it."""

    stance: str
    kit: frozenset[str] = frozenset()


NO_SETTINGS: Mapping[str, Setting] = MappingProxyType({})
"""No time to get into position: for a timeline that only counts seconds."""


class Pauses(Protocol):
    """The seconds between holds, from ``plan.toml``."""

    @property
    def find_place_seconds(self) -> int:
        """The longest pause before a change of position."""

    @property
    def get_ready_seconds(self) -> int:
        """The pause before the first hold of a move."""

    @property
    def switch_seconds(self) -> int:
        """The pause between the two sides."""

    @property
    def between_holds_seconds(self) -> int:
        """The pause between two holds on the same side."""


class Step(msgspec.Struct, frozen=True):
    """One step of a timeline.

    Attributes:
        id: Unique in its timeline and the same for the same plan, so that recorded seconds can be
            matched again after a restart.
        kind: ``warm_up`` (walking about before a session that lengthens; not part of the holds),
            ``find_place`` (before a change of position or of things: until the person is there, at
            most this long), ``ready`` (get into position, or rest between two holds), ``hold`` (one
            hold, or one set of a counted move) or ``switch``.
        move: The move it belongs to; before a hold, the move of that hold.
        side: The side of the hold itself, or of the hold that follows.
        repetition: The number of the hold or set, from 1 on each side.
        seconds: Its duration.
        count: The repetitions of a set of a counted move; None for all other steps.
    """

    id: str
    kind: Kind
    move: str
    side: Side
    repetition: int
    seconds: int
    count: int | None = None


class WarmUp(msgspec.Struct, frozen=True):
    """The warm-up of a session that lengthens: a move, and its seconds."""

    move: str
    seconds: int


def build_timeline(
    items: Sequence[PlanItem],
    pauses: Pauses,
    extra: ExtraRepetition | None = None,
    warm_up: WarmUp | None = None,
    stances: Mapping[str, Setting] = NO_SETTINGS,
) -> tuple[Step, ...]:
    """Return the timeline of a session.

    Args:
        items: The moves to do, in order, without the sitting break of the plan, which belongs to
            the day and not to the session.
        pauses: Seconds to find a place, to get ready, to change sides and to rest between holds.
        extra: One more repetition for the tighter side of one move, if the person wants it.
        warm_up: The warm-up, or None.
        stances: The position of the body in each move, and its kit. The first move begins with time
            to find the place. So does a move in another position than the previous one, or with a
            thing that the previous one had no use for. Moves without an entry do not.

    Returns:
        The steps in order, every hold right after the step that leads to it.
    """
    steps = [] if warm_up is None else [_build_warm_up(warm_up)]
    before: Setting | None = None  # The warm-up and the start are in no move's position.
    for place, item in enumerate(items, 1):
        setting = stances.get(item.move)
        if setting is not None and _needs_time(before, setting):
            steps.append(_find_place(place, item, pauses))
        before = setting
        steps += _list_move_steps(place, item, pauses, extra)
    return tuple(steps)


def list_item_sides(item: PlanItem) -> tuple[Side, ...]:
    """Return the sides of a plan line, in order."""
    return SIDES[item.sides] if isinstance(item.side, UnsetType) else (item.side,)


def list_stances(moves: Mapping[str, Move]) -> dict[str, Setting]:
    """Return the position of the body in each move, and its kit, for ``build_timeline``."""
    return {id_: Setting(move.stance, frozenset(move.kit)) for id_, move in moves.items()}


def _needs_time(before: Setting | None, after: Setting) -> bool:
    """Whether the person has to move to another position, or to get a thing, between two moves."""
    return before is None or before.stance != after.stance or not after.kit <= before.kit


def _build_warm_up(warm_up: WarmUp) -> Step:
    return Step(
        id=f"0.{warm_up.move}.both.1.warm_up",
        kind="warm_up",
        move=warm_up.move,
        side="both",
        repetition=1,
        seconds=warm_up.seconds,
    )


def _find_place(place: int, item: PlanItem, pauses: Pauses) -> Step:
    side = list_item_sides(item)[0]
    return Step(
        id=f"{place}.{item.move}.{side}.1.find_place",
        kind="find_place",
        move=item.move,
        side=side,
        repetition=1,
        seconds=pauses.find_place_seconds,
    )


def sum_seconds(steps: Sequence[Step]) -> int:
    """Return the duration of a timeline, without pauses by the person."""
    return sum(step.seconds for step in steps)


def compute_session_minutes(
    items: Sequence[PlanItem], warm_up: WarmUp | None, content: Content
) -> int:
    """Return the duration of a session in the player, as the pages state it.

    Args:
        items: The moves with their doses. A move without content is not played.
        warm_up: The warm-up before them.
        content: The moves, and the pauses between holds.

    Returns:
        Whole minutes, at least one, without pauses by the person.
    """
    drawable = [item for item in items if item.move in content.moves]
    seconds = sum_seconds(build_timeline(drawable, content.plan, warm_up=warm_up))
    return max(1, round(seconds / _MINUTE))


def _list_move_steps(
    place: int, item: PlanItem, pauses: Pauses, extra: ExtraRepetition | None
) -> Iterator[Step]:
    for turn, side in enumerate(list_item_sides(item)):
        more = extra is not None and (extra.move, extra.side) == (item.move, side)
        for repetition in range(1, item.rounds + 1 + more):
            lead: tuple[Kind, int]
            if repetition > 1:
                lead = ("ready", pauses.between_holds_seconds)
            elif turn:
                lead = ("switch", pauses.switch_seconds)
            else:
                lead = ("ready", pauses.get_ready_seconds)
            hold: tuple[Kind, int] = ("hold", item.round_seconds)
            for kind, length in (lead, hold):
                yield Step(
                    id=f"{place}.{item.move}.{side}.{repetition}.{kind}",
                    kind=kind,
                    move=item.move,
                    side=side,
                    repetition=repetition,
                    seconds=length,
                    count=item.repetitions
                    if kind == "hold" and item.hold_seconds is None
                    else None,
                )


def choose_warm_up(allowed: tuple[str, ...], content: Content) -> str:
    """Return the warm-up for a session that lengthens.

    Raises:
        StopIteration: No warm-up is allowed; the loader and the proofs exclude that.
    """
    return next(id_ for id_ in content.plan.warm_up if id_ in allowed)

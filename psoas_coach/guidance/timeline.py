"""A plan as a sequence of timed steps, each with its seconds.

Both sides get the same holds, one side after the other: changing sides once per move instead of
once per hold spares a sore back the effort. Before each change of position there is time to get
into it, which the person can end. Each move begins with time to get ready, each further hold with a
short rest, and between the sides there is time to change over.
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
"""The sides a move is done on, in order, by its number of sides."""


NO_STANCES: Mapping[str, str] = MappingProxyType({})
"""Without time to get into position: a timeline that only counts seconds."""


class Pauses(Protocol):
    """The seconds between the holds, as ``plan.toml`` gives them."""

    @property
    def find_place_seconds(self) -> int:
        """The longest wait before a change of position."""

    @property
    def get_ready_seconds(self) -> int:
        """Before the first hold of a move."""

    @property
    def switch_seconds(self) -> int:
        """From one side to the other."""

    @property
    def between_holds_seconds(self) -> int:
        """Between two holds on the same side."""


class Step(msgspec.Struct, frozen=True):
    """One stretch of clock time.

    Attributes:
        id: Unique in its timeline and the same whenever the plan is the same, so that seconds
            measured against it can be matched again after a restart.
        kind: ``warm_up`` (walk about before a session that lengthens; not part of what is held),
            ``find_place`` (before a change of position: until the person is there, at most so
            long), ``ready`` (get into place, or rest between two holds), ``hold`` (one hold, or
            one set of a counted move) or ``switch``.
        move: The move it belongs to; for what leads to a hold, the one that follows.
        side: The side of the hold itself, or of the hold it leads to.
        repetition: Which hold or set, counted from 1 on each side.
        seconds: How long it takes.
        count: For a set of a counted move, how many repetitions; None for everything else.
    """

    id: str
    kind: Kind
    move: str
    side: Side
    repetition: int
    seconds: int
    count: int | None = None


class WarmUp(msgspec.Struct, frozen=True):
    """What a session that lengthens begins with: a move, for so many seconds."""

    move: str
    seconds: int


def build_timeline(
    items: Sequence[PlanItem],
    pauses: Pauses,
    extra: ExtraRepetition | None = None,
    warm_up: WarmUp | None = None,
    stances: Mapping[str, str] = NO_STANCES,
) -> tuple[Step, ...]:
    """Lay out the moves of a session in time.

    Args:
        items: The moves to do, in order. The sitting break that opens a plan is not one of them:
            it belongs to the day, not to the session.
        pauses: Seconds to find a place, to get ready, to change sides and to rest between holds.
        extra: One more repetition for the tighter side of one move, where the person wants it.
        warm_up: What comes before the first move, or None.
        stances: How the body is placed in each move. A move that is placed otherwise than the one
            before, and the very first, begins with time to find the place; where a move's stance
            is not given, it does not.

    Returns:
        The steps in order, every hold right after the step that leads to it.
    """
    steps = [] if warm_up is None else [_first(warm_up)]
    stance: str | None = None  # nobody walks about, or opens a session, in the place of a move
    for place, item in enumerate(items, 1):
        own_stance = stances.get(item.move)
        if own_stance is not None and own_stance != stance:
            steps.append(_find_place(place, item, pauses))
        stance = own_stance
        steps += _move(place, item, pauses, extra)
    return tuple(steps)


def list_item_sides(item: PlanItem) -> tuple[Side, ...]:
    """Return the sides that a line of a plan is done on, in order."""
    return SIDES[item.sides] if isinstance(item.side, UnsetType) else (item.side,)


def list_stances(moves: Mapping[str, Move]) -> dict[str, str]:
    """Return how the body is placed in each move, for ``build_timeline``."""
    return {id_: move.stance for id_, move in moves.items()}


def _first(warm_up: WarmUp) -> Step:
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
    """The length of a timeline from its first second to its last, without pauses."""
    return sum(step.seconds for step in steps)


def _move(
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
    """Return the move that a session which lengthens begins with.

    Raises:
        StopIteration: None is allowed; the loader and the proofs rule that out.
    """
    return next(id_ for id_ in content.plan.warm_up if id_ in allowed)

"""What good weeks and calm sessions have added to today's plan. All of it can be kept as before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from psoas_coach.guidance.adaptation import Adaptation, Look, Part
from psoas_coach.guidance.assess import from_standing
from psoas_coach.guidance.dose_steps import DEPTHS
from psoas_coach.guidance.history import History, standing


def longer(look: Look) -> Iterator[Adaptation]:
    """Return the holds that good weeks have made longer."""
    return _more_of(look, "longer", "hold_seconds")


def more(look: Look) -> Iterator[Adaptation]:
    """Return the repetitions that good weeks have added."""
    return _more_of(look, "more", "repetitions")


def deep(look: Look) -> Iterator[Adaptation]:
    """Return the deep moves that calm sessions have opened."""
    if not look.past.unlocked:
        return
    closed = replace(look.past, unlocked=False)
    before, after = (
        from_standing(look.answers, past, look.content).depth_cap for past in (closed, look.past)
    )
    # After a stop an opened depth may only make up for it: then there is nothing deep to tell of.
    if after > before and after == look.content.depth.unlock.depth:
        yield Adaptation(
            "deep",
            adds=True,
            before=before,
            after=after,
            moves=tuple(item.move for item in look.items if item.depth == after),
            caused=_opened(look),
            kept="deep" in look.kept,
        )


def _more_of(look: Look, kind: Literal["longer", "more"], part: Part) -> Iterator[Adaptation]:
    first = replace(look.past, good_weeks=(0,) * DEPTHS)
    for (before, after), moves in look.compared(part, first, look.past).items():
        if after > before:
            yield Adaptation(
                kind, adds=True, before=before, after=after, moves=moves, kept=kind in look.kept
            )


def _opened(look: Look) -> dt.date:
    """Return the date of the session that opened the deep moves.

    Once open they stay open, whatever session follows, so that date is found by halves.
    """
    sessions = look.sessions
    least, most = 0, len(sessions) - 1
    while least < most:
        middle = (least + most) // 2
        until = History(sessions[middle].date, sessions[: middle + 1])
        if standing(until, look.content).unlocked:
            most = middle
        else:
            least = middle + 1
    return sessions[least].date

"""What good weeks and calm sessions have added to today's plan. All of it can be kept as before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from psoas_coach.guidance.assess import assess_valid
from psoas_coach.guidance.dose_steps import DEPTHS
from psoas_coach.guidance.history import History, summarize
from psoas_coach.guidance.plan_changes.model import ChangeContext, Part, PlanChange


def find_longer_holds(look: ChangeContext) -> Iterator[PlanChange]:
    """Return the holds that good weeks have made longer."""
    return _more_of(look, "longer", "hold_seconds")


def find_more_repetitions(look: ChangeContext) -> Iterator[PlanChange]:
    """Return the repetitions that good weeks have added."""
    return _more_of(look, "more", "repetitions")


def find_deep_moves(look: ChangeContext) -> Iterator[PlanChange]:
    """Return the deep moves that calm sessions have opened."""
    if not look.past.unlocked:
        return
    closed = replace(look.past, unlocked=False)
    before, after = (
        assess_valid(look.answers, past, look.content).depth_cap for past in (closed, look.past)
    )
    # After a stop an opened depth may only make up for it: then there is nothing deep to tell of.
    if after > before and after == look.content.depth.unlock.depth:
        yield PlanChange(
            "deep",
            adds=True,
            before=before,
            after=after,
            moves=tuple(item.move for item in look.items if item.depth == after),
            caused=_opened(look),
            kept="deep" in look.kept,
        )


def _more_of(
    look: ChangeContext, kind: Literal["longer", "more"], part: Part
) -> Iterator[PlanChange]:
    first = replace(look.past, earned_steps=(0,) * DEPTHS)
    for (before, after), moves in look.compared(part, first, look.past).items():
        if after > before:
            yield PlanChange(
                kind, adds=True, before=before, after=after, moves=moves, kept=kind in look.kept
            )


def _opened(look: ChangeContext) -> dt.date:
    """Return the date of the session that opened the deep moves.

    Once open they stay open, whatever session follows, so that date is found by halves.
    """
    sessions = look.sessions
    least, most = 0, len(sessions) - 1
    while least < most:
        middle = (least + most) // 2
        until = History(sessions[middle].date, sessions[: middle + 1])
        if summarize(until, look.content).unlocked:
            most = middle
        else:
            least = middle + 1
    return sessions[least].date

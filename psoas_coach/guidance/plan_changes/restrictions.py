"""What past sessions take away from today's plan for safety, and when each of it ends by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from psoas_coach.guidance.assess import assess_valid
from psoas_coach.guidance.plan_changes.model import WORSE_AFTER, ChangeContext, Part, PlanChange
from psoas_coach.guidance.results import Guidance

_OF_SESSIONS = frozenset({"history.stopped_recently", "history.stopped_twice", "history.tingling"})
"""Reasons to rest that sessions gave; others are told where they come from."""
_PARTS: tuple[Part, ...] = ("hold_seconds", "repetitions")


def find_rests(look: ChangeContext, now: Guidance) -> Iterator[PlanChange]:
    """Return every reason of the history that keeps the moves less deep than they would be."""
    calm = replace(look.today, reasons_to_rest=(), stopped_recently=False)
    before = assess_valid(look.answers, calm, look.content).depth_cap
    if before <= now.depth_cap:
        return
    for reason in now.cap_reasons:
        if reason in _OF_SESSIONS:
            caused, until = _span(look, reason)
            yield PlanChange(
                "rest",
                before=before,
                after=now.depth_cap,
                caused=caused,
                until=until,
                reason=reason,
            )


def find_steps_back(look: ChangeContext) -> Iterator[PlanChange]:
    """Return what of the dose is one step less after a stop or a bad morning, the later of them."""
    stop, worse = look.last_stop, look.worse_after
    caused = max((date for date in (stop, worse) if date is not None), default=None)
    if caused is None or not look.past.step_back:
        return
    until = caused + dt.timedelta(days=look.content.dose.step_back_days)
    steady = replace(look.today, step_back=False)
    for part in _PARTS:
        for (before, after), moves in look.compared(part, steady, look.today).items():
            if after != before:
                yield PlanChange(
                    "step_back",
                    before=before,
                    after=after,
                    moves=moves,
                    part=part,
                    caused=caused,
                    until=until,
                    reason=None if caused == stop else WORSE_AFTER,
                )


def _span(look: ChangeContext, reason: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the session that a reason comes from, and the first day without the reason."""
    rules, stop = look.content.depth.history, look.last_stop
    if reason == "history.tingling":
        felt = [one.date for one in look.sessions if one.tingling_up]
        return felt[-1], felt[-rules.tingling_sessions] + dt.timedelta(days=rules.tingling_days)
    if reason == "history.stopped_recently" and stop is not None:
        return stop, stop + dt.timedelta(days=rules.stopped_days)
    return stop, None  # two stops in a row end with a session that goes well, not with a date

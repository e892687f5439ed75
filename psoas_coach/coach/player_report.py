"""Validate what the player in the browser reports, before anything is stored.

A browser can be made to send anything. A report may name only this session and its steps, and no
hold may be longer than planned. A report that breaks any of this is rejected as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from psoas_coach.content import load
from psoas_coach.guidance.timeline import Step

GRACE_SECONDS = 1.0
"""How much longer than planned a reported hold may be: the browser rounds, and timers are late."""

StopReason = Literal["pain", "tingling", "tired", "time", "other"]
HeldSeconds = dict[str, Annotated[float, Meta(ge=0, le=7200)]]


class ReportRefusedError(ValueError):
    """A report that does not match its session. No part of it may be stored."""


class Progress(Struct, frozen=True, forbid_unknown_fields=True):
    """The position of a running session.

    Attributes:
        session: Id of the session.
        step: Id of the current step.
        left: Seconds left in it.
        held: Seconds held so far, by the id of the hold.
    """

    session: str
    step: str
    left: Annotated[float, Meta(ge=0, le=7200)]
    held: HeldSeconds


class Finished(Struct, frozen=True, forbid_unknown_fields=True):
    """How a session ended.

    Attributes:
        how: ``finished`` if the clock reached the end, ``stopped`` if the person stopped it.
        reason: Why it was stopped; None if it was not.
        held: Seconds held, by the id of the hold.
    """

    session: str
    how: Literal["finished", "stopped"]
    reason: StopReason | None
    held: HeldSeconds


_Report = TypeVar("_Report", Progress, Finished)


def read_progress(raw: object, session: str, steps: Sequence[Step]) -> Progress:
    """Validate a progress report, and return it.

    Args:
        raw: What the browser sent, not validated.
        session: Id of the session.
        steps: The steps of the session.

    Raises:
        ReportRefusedError: It does not match this session.
    """
    progress = _convert(raw, Progress)
    _prove(progress, session, steps)
    if progress.step not in {step.id for step in steps}:
        raise ReportRefusedError("the report names a step that is not in this session")
    return progress


def read_finished(raw: object, session: str, steps: Sequence[Step]) -> Finished:
    """Validate the report of an ended session, and return it.

    Args:
        raw: What the browser sent, not validated.
        session: Id of the session.
        steps: The steps of the session.

    Raises:
        ReportRefusedError: It does not match this session.
    """
    finished = _convert(raw, Finished)
    _prove(finished, session, steps)
    if (finished.how == "stopped") is not (finished.reason is not None):
        raise ReportRefusedError("a stopped session has a reason, and no other has one")
    return finished


def is_finished(held: Mapping[str, float], steps: Sequence[Step]) -> bool:
    """Whether enough of the planned seconds were held to call the session finished."""
    planned = [step for step in steps if step.kind == "hold"]
    done = sum(min(held.get(step.id, 0.0), step.seconds) for step in planned)
    return done >= load().session.counts.finished_share * sum(step.seconds for step in planned)


def _convert(raw: object, kind: type[_Report]) -> _Report:
    plain = dict(raw) if isinstance(raw, Mapping) else raw
    try:
        return msgspec.convert(plain, kind)
    except (msgspec.ValidationError, UnicodeEncodeError, TypeError, OverflowError) as error:
        raise ReportRefusedError(str(error)) from None


def _prove(report: Progress | Finished, session: str, steps: Sequence[Step]) -> None:
    if report.session != session:
        raise ReportRefusedError("the report is about another session")
    planned = {step.id: step.seconds for step in steps if step.kind == "hold"}
    for hold, seconds in report.held.items():
        if hold not in planned:
            raise ReportRefusedError("the report names a hold that is not in this session")
        if not 0 <= seconds <= planned[hold] + GRACE_SECONDS:
            raise ReportRefusedError("a hold is longer than it was planned")

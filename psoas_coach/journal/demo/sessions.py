"""A simulated session: usually complete, sometimes cut short, with a note."""

from __future__ import annotations

import random
import uuid
from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import build_timeline
from psoas_coach.journal.demo.days import Day, clamp
from psoas_coach.journal.holds import make_hold
from psoas_coach.journal.records import Hold, HoldStop, Moment, SessionRecord, StopReason

STOPPED, STOPPED_IN_FLARE = 0.02, 0.08
SKIPPED = 0.03
NOTE_SHARE = 0.12
MORE_TINGLING = 0.004
REASONS: tuple[StopReason, ...] = ("pain", "tired", "time", "time", "other")
CHANGES, IN_FLARE = (-2, -1, -1, -1, 0, 0, 0, 0, 1), (-1, 0, 0, 0, 1, 1)
"""The possible changes of pain by a session; a value that is listed twice is twice as likely."""


def make_id(chance: random.Random) -> str:
    """Return a random id in the usual format, from the simulation's own source."""
    return uuid.UUID(int=chance.getrandbits(128), version=4).hex


class DemoPerson(Struct, frozen=True):
    """A simulated person.

    Attributes:
        chance: The source of random numbers.
        content: The rules and moves.
        activity: What matters most to it.
        phrases: Notes that it may write after a session.
    """

    chance: random.Random
    content: Content
    activity: str
    phrases: tuple[str, ...]


def generate_session(
    someone: DemoPerson, day: Day, at: Moment, self_check: str, plan: Sequence[PlanItem]
) -> SessionRecord:
    """Simulate a session.

    Args:
        someone: The simulated person.
        day: The day.
        at: The start of the session.
        self_check: Id of the self-check whose plan this is.
        plan: The moves, without the sitting break.
    """
    chance, content = someone.chance, someone.content
    stop: StopReason | None = None
    if chance.random() < (STOPPED_IN_FLARE if day.flare else STOPPED):
        stop = "pain" if day.flare else chance.choice(REASONS)
    before = round(clamp(0, day.pain + chance.gauss(0, 0.3), 10))
    change = chance.choice(IN_FLARE if day.flare else CHANGES) + (stop == "pain")
    tingling: Literal["down", "same", "up"] = "down" if day.tingling else "same"
    if chance.random() < MORE_TINGLING:
        tingling = "up"
    return SessionRecord(
        id=make_id(chance),
        at=at,
        self_check=self_check,
        source="player",
        plan=tuple(
            {
                **msgspec.to_builtins(item),
                "modifications": list(item.modifications),
                "name": content.move_words[item.move].name,
            }
            for item in plan
        ),
        depth=max(item.depth for item in plan),
        pain_before=before,
        tingling_before=day.tingling,
        pain_after=round(clamp(0, before + change, 10)),
        tingling=tingling,
        finished=stop is None,
        stop_reason=stop,
        note=chance.choice(someone.phrases) if chance.random() < NOTE_SHARE else "",
        holds=_holds(chance, plan, content, stop),
        versions=msgspec.to_builtins(content.versions),
        demo=True,
    )


def _holds(
    chance: random.Random, plan: Sequence[PlanItem], content: Content, stop: StopReason | None
) -> tuple[Hold, ...]:
    """Return every planned hold, with the seconds that it was held."""
    planned = [step for step in build_timeline(plan, content.plan) if step.kind == "hold"]
    last = len(planned) if stop is None else chance.randrange(1, len(planned))
    skipped = chance.randrange(len(planned)) if chance.random() < SKIPPED else None
    done = []
    for number, step in enumerate(planned):
        seconds, reason = float(step.seconds), None
        if number >= last:
            seconds, reason = (
                _end_early(chance, step.seconds, stop) if number == last else (0.0, None)
            )
        elif number == skipped:
            seconds, reason = _end_early(chance, step.seconds, "skipped")
        done.append(make_hold(step, seconds, reason, content))
    return tuple(done)


def _end_early(
    chance: random.Random, seconds: int, reason: HoldStop | None
) -> tuple[float, HoldStop | None]:
    """Return the seconds of a hold that ended early, to a tenth of a second, and the reason."""
    return round(chance.uniform(0.1, 0.8) * seconds, 1), reason

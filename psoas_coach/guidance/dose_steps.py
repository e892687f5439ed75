"""The steps of the dose that calm weeks have earned, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from psoas_coach.content.schema import Dose

DEPTHS = 4
"""Depths there are: 0 to 3."""


class DoneSession(msgspec.Struct, frozen=True):
    """A past session as far as the dose is concerned.

    Attributes:
        age: Days since it, 0 today.
        depth: That of its deepest move, 0 to 3.
        clean: Nothing spoke against it.
        stopped: It ended early for trouble.
    """

    age: int
    depth: int
    clean: bool
    stopped: bool


def earned_steps(sessions: Sequence[DoneSession], rules: Dose) -> tuple[int, ...]:
    """Return how many steps up were earned at each depth, 0 to 3.

    A step is earned by a whole week at the step before: ``step_days`` days since the first clean
    session at it, with ``step_clean_sessions`` clean ones among them, at this depth or deeper. A
    stop begins the week anew. A pause of ``restart_days`` begins at the first step.

    Args:
        sessions: Past sessions, oldest first.
        rules: The rules of dose.toml.
    """
    if sum(session.clean for session in sessions) < rules.step_clean_sessions:
        return (0,) * DEPTHS
    return tuple(_steps_at(depth, sessions, rules) for depth in range(DEPTHS))


def _steps_at(depth: int, sessions: Sequence[DoneSession], rules: Dose) -> int:
    steps, since, clean = 0, -1, 0
    before = sessions[0].age
    for session in sessions:
        if before - session.age >= rules.restart_days:
            steps, since = 0, -1
        before = session.age
        if session.stopped:
            since = -1
        elif session.clean and session.depth >= depth:
            if since < 0:
                since, clean = session.age, 0
            elif since - session.age >= rules.step_days and clean >= rules.step_clean_sessions:
                steps, since, clean = steps + 1, session.age, 0
            clean += 1
    if before >= rules.restart_days:
        return 0
    whole = since >= rules.step_days and clean >= rules.step_clean_sessions
    return steps + whole

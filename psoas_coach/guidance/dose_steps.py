"""The steps of the dose that clean sessions have earned, one at a time."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.content.moves import Dose

DEPTHS = 4
"""The number of depths: 0 to 3."""


DoneSession = tuple[int, int, bool, bool]
"""What a past session contributes to the dose: the days since it (0 today), the depth of its
deepest move (0 to 3), whether it was clean, and whether it was stopped.
"""


def count_earned_steps(sessions: Sequence[DoneSession], rules: Dose) -> tuple[int, ...]:
    """Return the number of earned steps at each depth, 0 to 3.

    A whole week at one step earns the next: ``step_days`` days since the first clean session at it,
    with ``step_clean_sessions`` clean ones among them, at this depth or deeper. A stop restarts the
    week. After a pause of ``restart_days`` the steps start again.

    Args:
        sessions: Past sessions, oldest first.
        rules: The rules of dose.toml.
    """
    if sum(clean for _, _, clean, _ in sessions) < rules.step_clean_sessions:
        return (0,) * DEPTHS
    return tuple(_count_steps(depth, sessions, rules) for depth in range(DEPTHS))


def _count_steps(depth: int, sessions: Sequence[DoneSession], rules: Dose) -> int:
    steps, since, clean_sessions = 0, -1, 0
    before = sessions[0][0]
    for age, deepest, clean, stopped in sessions:
        if before - age >= rules.restart_days:
            steps, since = 0, -1
        before = age
        if stopped:
            since = -1
        elif clean and deepest >= depth:
            if since < 0:
                since, clean_sessions = age, 0
            elif since - age >= rules.step_days and clean_sessions >= rules.step_clean_sessions:
                steps, since, clean_sessions = steps + 1, age, 0
            clean_sessions += 1
    if before >= rules.restart_days:
        return 0
    whole = since >= rules.step_days and clean_sessions >= rules.step_clean_sessions
    return steps + whole

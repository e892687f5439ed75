"""Whether one side is measurably tighter than the other, so that it may get an extra repetition.

The measure is rough, so a small difference does not count, and the repetition is offered only to a
person without any pain or thigh signs in the last days. It is added only if the person accepts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.dose import compute_daily_seconds
from psoas_coach.guidance.results import Answers, PlanItem


class ExtraRepetition(msgspec.Struct, frozen=True):
    """One more repetition of a move, on one side."""

    move: str
    side: Literal["left", "right"]


def find_tighter_side(answers: Answers, content: Content) -> Literal["left", "right"] | None:
    """Return the side whose thigh is higher in the home measure, or None.

    Also None if a side was not measured, if the sides differ by less than
    ``dose.side_difference_degrees``, or unless the answers state that nothing hurt and that there
    were no thigh signs. A missing answer is not treated as free of pain.
    """
    left, right = answers.get("thomas_left"), answers.get("thomas_right")
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return None
    if answers.get("pain_worst") != 0 or answers.get("thigh_frequency") != "none":
        return None
    if abs(left - right) < content.dose.side_difference_degrees:
        return None
    return "left" if left < right else "right"


def find_extra_repetition(
    moves: Sequence[PlanItem], answers: Answers, content: Content
) -> ExtraRepetition | None:
    """Return the extra repetition for the tighter side in these moves, or None.

    It goes to the first hold that lengthens one side at a time, if that side then stays within a
    day's share of ``dose.most_minutes_a_week``.

    Args:
        moves: The moves of the session with their doses.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    side = find_tighter_side(answers, content)
    if side is None:
        return None
    daily = 0
    extra: tuple[str, int] | None = None
    for item in moves:
        if not content.moves[item.move].lengthens:
            continue
        daily += item.rounds * item.round_seconds
        if extra is None and item.sides == 2 and item.hold_seconds is not None:
            extra = item.move, item.hold_seconds
    if extra is None or daily + extra[1] > compute_daily_seconds(content):
        return None
    return ExtraRepetition(extra[0], side)

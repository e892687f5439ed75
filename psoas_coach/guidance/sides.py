"""Whether one side is measured tighter than the other, so that it may get one more repetition.

The measure is rough, so a small difference counts for nothing; and more is offered only to
somebody without any pain or thigh signs in the last days. It is an offer: nothing takes it
unless the person does.
"""

from __future__ import annotations

from typing import Literal

from psoas_coach.content import Content
from psoas_coach.guidance.results import Answers


def tighter_side(answers: Answers, content: Content) -> Literal["left", "right"] | None:
    """Return the side whose thigh stays higher in the home measure, or None.

    None as well when a side was not measured, when the two differ by less than
    ``dose.side_difference_degrees``, and unless the answers say that nothing hurt at its worst
    and that there were no thigh signs. What is missing is not read as free of pain.
    """
    left, right = answers.get("thomas_left"), answers.get("thomas_right")
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return None
    if answers.get("pain_worst") != 0 or answers.get("thigh_frequency") != "none":
        return None
    if abs(left - right) < content.dose.side_difference_degrees:
        return None
    return "left" if left < right else "right"

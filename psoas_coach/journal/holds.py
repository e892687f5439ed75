"""Convert a hold of a session's step into the journal's record."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.timeline import Step
from psoas_coach.journal.records import Hold, HoldStop


def make_hold(
    step: Step, held_seconds: float, stop_reason: HoldStop | None, content: Content
) -> Hold:
    """Return the record of a hold, with the current name and kind of the move.

    Args:
        step: The planned hold.
        held_seconds: The seconds that it was held.
        stop_reason: Why it ended early, or None.
        content: The moves and their words.
    """
    return Hold(
        move=step.move,
        name=content.move_words[step.move].name,
        side=step.side,
        repetition=step.repetition,
        planned_seconds=float(step.seconds),
        held_seconds=held_seconds,
        stop_reason=stop_reason,
        lengthens=content.moves[step.move].lengthens,
    )

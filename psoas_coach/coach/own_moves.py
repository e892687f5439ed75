"""Content in which a physio's own moves stand beside ours, for the player and the session's record.

The rules never see this content: which moves of a physio's plan are allowed is decided before, and
the content that is returned here is for one session only.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from psoas_coach.content import Content
from psoas_coach.content.moves import Move, Stance
from psoas_coach.content.words import MoveWords
from psoas_coach.guidance.physio_plan.lines import list_sides
from psoas_coach.guidance.physio_plan.model import OwnLine, PacedDose


class OwnMove(Move, frozen=True):
    """A move of which only the position is known."""

    @property
    def stance(self) -> Stance:
        """The position of the body. Lying and kneeling on the floor are not distinguished."""
        if self.position == "floor":
            return "floor"
        return "on_bed" if self.position == "bed" else self.position


def add_own_moves(content: Content, lines: Sequence[OwnLine]) -> Content:
    """Return the content with a physio's own moves and their words; unchanged without any.

    Args:
        content: Our moves and their words.
        lines: The own moves of one session.
    """
    if not lines:
        return content
    return structs.replace(
        content,
        moves={**content.moves, **{line.move: _build_move(line, content) for line in lines}},
        move_words={
            **content.move_words,
            **{line.move: _build_words(line, content) for line in lines},
        },
    )


def _build_move(line: OwnLine, content: Content) -> OwnMove:
    paced = line.dose if isinstance(line.dose, PacedDose) else None
    return OwnMove(
        depth=content.physio_plan.own_moves.depth,
        kind="steady",  # Nobody has stated that it lengthens anything.
        sides=len(list_sides(line)),
        position=line.position,
        kit=(),
        withheld_by=(),
        sources=(),
        evidence="none",
        seconds_each=paced.seconds_each if paced else None,
    )


def _build_words(line: OwnLine, content: Content) -> MoveWords:
    """Return the physio's sentences in place of ours; empty where the physio wrote none."""
    first, *others = line.steps
    return MoveWords(
        name=line.name,
        start=first,
        steps=tuple(others),
        cues=line.steps,
        short="",
        purpose="",
        kit="",
        easier="",
        harder="",
        feel=content.words["physio_plan.own"],  # The player describes there how it should feel.
        not_feel="",
        leave_out="",
        come_out="",
        evidence="",
    )

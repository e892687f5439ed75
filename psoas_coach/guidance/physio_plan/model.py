"""A plan from the person's own physio as its file states it: what is asked, not what is allowed.

The types contain every limit of a single field, and the JSON schema of the file is generated from
them (``docs/physio-plan.md``). ``lines`` decides whether the lines fit our moves, and ``cap`` what
this person may do today.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated, Literal

from msgspec import Meta, Struct

from psoas_coach.content.physio_plan import OWN_PREFIX
from psoas_coach.content.table import Id, Position

Name = Annotated[str, Meta(min_length=1, max_length=80)]
Maker = Annotated[str, Meta(max_length=80)]
Note = Annotated[str, Meta(max_length=600)]
LineNote = Annotated[str, Meta(max_length=200)]
Instruction = Annotated[str, Meta(min_length=1, max_length=160)]
Sides = Literal["left", "right", "each", "once"]
"""``once`` for a move without sides; any other move is done on one side, or on each."""


class HeldDose(Struct, frozen=True, forbid_unknown_fields=True, tag_field="how", tag="hold"):
    """The dose of a held move: seconds and number of holds, for each requested side."""

    seconds: Annotated[int, Meta(ge=1, le=600)]
    times: Annotated[int, Meta(ge=1, le=20)]


class CountedDose(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="how", tag="repetitions"
):
    """The dose of one of our counted moves. Its pace is ours."""

    sets: Annotated[int, Meta(ge=1, le=10)]
    repetitions: Annotated[int, Meta(ge=1, le=50)]


class PacedDose(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="how", tag="repetitions"
):
    """The dose of a physio's own counted move.

    Attributes:
        seconds_each: The time from the start of one repetition to the start of the next.
    """

    sets: Annotated[int, Meta(ge=1, le=10)]
    repetitions: Annotated[int, Meta(ge=1, le=50)]
    seconds_each: Annotated[int, Meta(ge=2, le=30)]


class LibraryLine(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="library"
):
    """One of our moves.

    Attributes:
        move: Its id.
        days_a_week: The requested days a week.
        note: The physio's note; empty for none.
    """

    move: Id
    sides: Sides
    dose: HeldDose | CountedDose
    days_a_week: Annotated[int, Meta(ge=1, le=7)]
    note: LineNote = ""


class OwnLine(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="own"
):
    """A physio's own move, of which we know only what the file says.

    Attributes:
        name: The name of the move.
        position: The position in which it is done.
        steps: The instructions, one sentence a step.
        days_a_week: The requested days a week.
        note: The physio's note; empty for none.
        picture: One picture, stored as a small plain JPEG; empty for none.
    """

    name: Name
    position: Position
    sides: Sides
    dose: HeldDose | PacedDose
    days_a_week: Annotated[int, Meta(ge=1, le=7)]
    steps: Annotated[tuple[Instruction, ...], Meta(min_length=1, max_length=6)]
    note: LineNote = ""
    picture: Annotated[bytes, Meta(max_length=262_144)] = b""

    @property
    def move(self) -> str:
        """The id under which it is recorded, derived from name and position.

        The file cannot set it, so no file can use the id of one of our moves.
        """
        words = f"{self.position} {' '.join(self.name.casefold().split())}"
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass"))
        return f"{OWN_PREFIX}{digest.hexdigest()[:24]}"


PlanLine = LibraryLine | OwnLine


class Limits(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Further limits by the physio, which can only restrict.

    Attributes:
        stop_at_pain: The pain, 1 to 10, at which to stop at the latest; None for no limit.
        most_minutes: The longest session, in minutes; None for no limit.
    """

    stop_at_pain: Annotated[int, Meta(ge=1, le=10)] | None = None
    most_minutes: Annotated[int, Meta(ge=1, le=60)] | None = None


class PhysioPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A physio's plan.

    Attributes:
        name: The name of the plan, such as the person's name or its purpose.
        made_by: The author; empty if none is named.
        made_on: The date on which it was made.
        until: The last day on which it is valid.
        moves: Its lines, in the order in which they are done.
        note: A note about the whole plan; empty for none.
    """

    name: Name
    made_on: dt.date
    until: dt.date
    moves: Annotated[tuple[PlanLine, ...], Meta(min_length=1, max_length=12)]
    made_by: Maker = ""
    note: Note = ""
    limits: Limits = Limits()

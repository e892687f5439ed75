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
"""``once`` for a move that has no sides; any other is done on one side, or once for each."""


class HeldDose(Struct, frozen=True, forbid_unknown_fields=True, tag_field="how", tag="hold"):
    """A move that is held: so many seconds, so many times, on each side that is asked for."""

    seconds: Annotated[int, Meta(ge=1, le=600)]
    times: Annotated[int, Meta(ge=1, le=20)]


class CountedDose(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="how", tag="repetitions"
):
    """One of our moves that is counted. Its pace is ours."""

    sets: Annotated[int, Meta(ge=1, le=10)]
    repetitions: Annotated[int, Meta(ge=1, le=50)]


class PacedDose(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="how", tag="repetitions"
):
    """A move of the physio's own that is counted.

    Attributes:
        seconds_each: From the start of one repetition to the next.
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
        days_a_week: On how many days of a week it is asked for.
        note: What the physio adds about it; empty for nothing.
    """

    move: Id
    sides: Sides
    dose: HeldDose | CountedDose
    days_a_week: Annotated[int, Meta(ge=1, le=7)]
    note: LineNote = ""


class OwnLine(
    Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="own"
):
    """A move of the physio's own, of which we know nothing but what the file says.

    Attributes:
        name: What it is called.
        position: Where it is done.
        steps: What to do, one sentence a step.
        days_a_week: On how many days of a week it is asked for.
        note: What the physio adds about it; empty for nothing.
        picture: One picture of it; empty for none. What is kept of it is a plain small JPEG.
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
        """The id under which it is recorded: the same name in the same place is the same move.

        It does not come from the file, so that no file can use the id of one of our moves.
        """
        words = f"{self.position} {' '.join(self.name.casefold().split())}"
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass"))
        return f"{OWN_PREFIX}{digest.hexdigest()[:24]}"


PlanLine = LibraryLine | OwnLine


class Limits(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the physio wants kept to besides. It only ever takes away.

    Attributes:
        stop_at_pain: The pain, 1 to 10, at which to stop at the latest; None to leave it to us.
        most_minutes: How long a session may take; None to leave it to us.
    """

    stop_at_pain: Annotated[int, Meta(ge=1, le=10)] | None = None
    most_minutes: Annotated[int, Meta(ge=1, le=60)] | None = None


class PhysioPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The plan.

    Attributes:
        name: What it is called, such as the name of the person or of what it is for.
        made_by: The author; empty if none is named.
        made_on: When it was made.
        until: The last day on which it counts.
        moves: Its lines, in the order in which they are done.
        note: What the physio adds about all of it; empty for nothing.
    """

    name: Name
    made_on: dt.date
    until: dt.date
    moves: Annotated[tuple[PlanLine, ...], Meta(min_length=1, max_length=12)]
    made_by: Maker = ""
    note: Note = ""
    limits: Limits = Limits()

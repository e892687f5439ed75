"""The journal's records: frozen structs whose types carry every limit.

A struct may be built from anything; ``validation.validate_record`` checks its limits on the way in,
so that a forged value from a browser never reaches SQL. Times are an instant in UTC together with
the person's own date and zone, because "today" is the person's and not the server's.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

WRITABLE = "^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]*\\Z"
"""Text without control characters (except line breaks and tabs) and without lone surrogates."""

Identity = Annotated[
    str,
    Meta(
        pattern=r"^(?:[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}"
        r"|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\Z"
    ),
]
"""A random UUID (version 4), as 32 hexadecimal digits or in its canonical form with hyphens."""
Token = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_.]{0,59}\Z")]
Version = Annotated[str, Meta(pattern=WRITABLE, max_length=40)]
Name = Annotated[str, Meta(pattern=WRITABLE, max_length=120)]
Note = Annotated[str, Meta(pattern=WRITABLE, max_length=2000)]
Zone = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_+\-]+(?:/[A-Za-z0-9_+\-]+)*\Z", max_length=64)]
Pain = Annotated[int, Meta(ge=0, le=10)]
Depth = Annotated[int, Meta(ge=0, le=3)]
Seconds = Annotated[float, Meta(ge=0, le=7200)]
Repetition = Annotated[int, Meta(ge=1, le=99)]
Side = Literal["left", "right", "both"]
StopReason = Literal["pain", "tingling", "tired", "time", "other"]
HoldStop = Literal["pain", "tingling", "tired", "time", "other", "skipped"]
Overall = Literal[
    "very_much_better",
    "much_better",
    "a_little_better",
    "about_the_same",
    "a_little_worse",
    "much_worse",
    "very_much_worse",
]
"""The seven answers to "Since you began, how are you overall?" (patient global impression of
change), the best first."""
ImportSource = Literal["loop", "pain_csv"]
"""Where imported days come from: Loop Habit Tracker, or a table with dates and pain."""
BreakOutcome = Literal["taken", "skipped", "away", "stopped"]
NoteKind = Literal[
    "check_in",
    "flare",
    "away",
    "ill",
    "measure",
    "new_signs",
    "overall_change",
    "imported",
    "daily_answer",
]


class Moment(Struct, frozen=True):
    """An instant, with the person's own date and time zone.

    Attributes:
        utc: The instant, aware; stored to the microsecond and returned in UTC.
        local_date: The person's date; at most a day away from the date in UTC.
        zone: IANA name of the zone, such as ``Europe/Lisbon``.
    """

    utc: Annotated[dt.datetime, Meta(tz=True)]
    local_date: dt.date
    zone: Zone


class SelfCheck(Struct, frozen=True):
    """One finished self-check: the answers, and the guidance that was given.

    Attributes:
        answers: Answers by question id, as validated.
        result: The complete guidance as plain values; never computed again.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    answers: dict[str, Any]
    result: dict[str, Any]
    questionnaire: Version
    rules: Version
    content: Version
    demo: bool = False


class Hold(Struct, frozen=True):
    """One hold of a move on one side: what was planned and what was done.

    Attributes:
        move: Id of the move.
        name: Its name as the person saw it that day.
        repetition: Counted from 1.
        planned_seconds: 0 to 7200.
        held_seconds: 0 to 7200; less than planned if it was stopped.
        stop_reason: Why it ended early, or None.
        lengthens: Whether the move counted as lengthening the front of the hip that day; only these
            minutes count for the chart of minutes a week.
    """

    move: Token
    name: Name
    side: Side
    repetition: Repetition
    planned_seconds: Seconds
    held_seconds: Seconds
    stop_reason: HoldStop | None = None
    lengthens: bool = False


class SessionRecord(Struct, frozen=True):
    """One session, guided or logged by hand.

    Attributes:
        at: When it began.
        self_check: Id of the self-check whose plan was followed, or None.
        source: How it was recorded: by the player with our plan, by hand, or with or without the
            player from a plan of the person's physio. The last earns nothing.
        plan: Snapshot of the plan (ids, names, doses), so that the past stays as it was.
        depth: Deepest move of the plan, 0 to 3.
        pain_before: 0 to 10, or None if not asked.
        tingling: How tingling changed during the session, or None if not asked.
        stop_reason: Why the session was stopped, or None.
        holds: In the order done.
        versions: The versions of questionnaire, rules and content in force, by name.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    self_check: Identity | None
    source: Literal["player", "hand", "physio"]
    plan: Annotated[tuple[dict[str, Any], ...], Meta(max_length=40)]
    depth: Depth
    pain_before: Pain | None
    tingling_before: bool | None
    pain_after: Pain | None
    tingling: Literal["down", "same", "up"] | None
    finished: bool
    stop_reason: StopReason | None
    note: Note
    holds: Annotated[tuple[Hold, ...], Meta(max_length=400)]
    versions: Annotated[dict[Token, Version], Meta(max_length=10)] = {}
    demo: bool = False


class DayNote(Struct, frozen=True):
    """An entry about a day: a check-in, a measure, a day that should not count as missed.

    Attributes:
        body: For a ``check_in``: ``pain_now`` 0 to 10, ``tingling``, ``sitting_hours`` 0 to 24,
            ``longest_sit`` in minutes 0 to 1440, ``walked_minutes`` 0 to 1440 and
            ``after_last_session``, each optional. For a ``measure``: ``method`` and the readings
            ``left`` and ``right``, as ``stored_bodies.HipReadings`` says. For ``new_signs``: as
            ``stored_bodies.NewSigns`` says. For ``overall_change``: ``overall``, as
            ``stored_bodies.OverallChange`` says. For ``imported``, what another app's file says
            about a day: as ``stored_bodies.ImportedDay`` says; no rule and no average reads it.
            For a ``daily_answer``: as ``stored_bodies.DailyAnswer`` says, one for each date and
            outcome. Other plain values are allowed too.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    kind: NoteKind
    body: dict[str, Any]
    demo: bool = False


class SittingBreak(Struct, frozen=True):
    """One break from sitting, or one that was skipped.

    Attributes:
        at: When the person got up, or when the break was skipped.
        outcome: ``taken``; ``skipped``; ``away`` if the computer slept for longer than a break;
            ``stopped`` if the timer was turned off, its page was closed, or quiet hours began,
            which is not a break.
        sat_seconds: How long the person had sat by then, not counting skipped breaks as an end.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    outcome: BreakOutcome
    sat_seconds: Annotated[int, Meta(ge=0, le=86_400)]
    demo: bool = False


class PhysioPlanRecord(Struct, frozen=True):
    """A physio's plan that was opened here.

    Attributes:
        at: When it was opened.
        body: The plan as plain values, including moves of the physio's own; see
            ``guidance.physio_plan.model.PhysioPlan``.
        demo: Synthetic, made by the demo command.
    """

    id: Identity
    at: Moment
    body: dict[str, Any]
    demo: bool = False


def find_local_time(at: Moment) -> dt.datetime:
    """Return the local wall-clock time of a moment."""
    return at.utc.astimezone(ZoneInfo(at.zone))


def make_moment(instant: dt.datetime, zone: str, day_begins: int = 0) -> Moment:
    """Return the moment of ``instant`` for a person in ``zone``.

    Args:
        instant: Aware, in any zone.
        zone: IANA name.
        day_begins: The hour, 0 to 5, at which the person's own day begins; before it, the date is
            the previous one.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: The zone is unknown on this system.
    """
    utc = instant.astimezone(dt.UTC)
    local = utc.astimezone(ZoneInfo(zone)).replace(tzinfo=None)  # The local wall-clock time.
    return Moment(utc, (local - dt.timedelta(hours=day_begins)).date(), zone)

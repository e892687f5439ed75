"""The fields of stored check-ins, measures and other notes that are read again.

A note's body is stored as JSON, in which other plain values may stand beside these fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_records import FairTestOutcome
from psoas_coach.journal.records import Identity, ImportSource, Overall, Pain, Token
from psoas_coach.journal.validation import convert

Hours = Annotated[float, Meta(ge=0, le=24)]
Minutes = Annotated[int, Meta(ge=0, le=1440)]
Degrees = Annotated[float, Meta(ge=-90, le=90)]
Percent = Annotated[int, Meta(ge=0, le=100)]


class CheckIn(Struct, frozen=True):
    """The fields of a check-in that are read: ``pain_now`` is current pain, 0 to 10.

    ``after_last_session`` is how the person felt after the session before this check-in.
    """

    pain_now: Pain | None = None
    tingling: bool | None = None
    sitting_hours: Hours | None = None
    longest_sit: Minutes | None = None
    walked_minutes: Minutes | None = None
    after_last_session: Literal["no", "a_little", "much_worse"] | None = None


class NewSigns(Struct, frozen=True):
    """Safety signs recorded between two self-checks.

    Attributes:
        level: How soon to get help: now, today, or after a complete self-check.
        signs: Ids as ``question.answer``, such as ``red_now.saddle_change``.
    """

    level: Literal["emergency", "today", "check"]
    signs: Annotated[tuple[Token, ...], Meta(max_length=60)]


class OverallChange(Struct, frozen=True):
    """The answer to "since you began, how are you overall?", in seven steps."""

    overall: Overall


class DailyAnswer(Struct, frozen=True):
    """The answer to a daily question, 0 to 10.

    Attributes:
        outcome: The outcome: pain over the last 24 hours, or trouble with the person's goal.
    """

    outcome: FairTestOutcome
    points: Pain


HipDegrees = Annotated[float, Meta(ge=-60, le=60)]
OneSide = Annotated[tuple[HipDegrees, ...], Meta(max_length=6)]


class HipReadings(Struct, frozen=True):
    """A home measure of the hips: degrees of the thigh below level; above level is negative.

    A side without readings was not measured; at least one side was.
    """

    method: Literal["phone", "tape", "hand"]
    left: OneSide = ()
    right: OneSide = ()


class ImportedDay(Struct, frozen=True):
    """A day from a file of another app, with at least one of two values.

    It is neither a session nor a check-in: duration, moves and the exact question are unknown.

    Attributes:
        source: The source: Loop Habit Tracker, or a table with dates and pain.
        import_id: The id of its import, so that all of it can be removed at once.
        practised: Whether the person ticked the day as practice.
        pain: The day's pain, 0 to 10, however it was asked.
    """

    source: ImportSource
    import_id: Identity
    practised: bool = False
    pain: Annotated[float, Meta(ge=0, le=10)] | None = None


class AnswerColumns(Struct, frozen=True):
    """The answers of a self-check that charts read."""

    sitting_hours: Hours | None = None
    sitting_bout_minutes: Minutes | None = None
    pain_average: Pain | None = None
    pain_worst: Pain | None = None
    thomas_left: Degrees | None = None
    thomas_right: Degrees | None = None


class ResultColumns(Struct, frozen=True):
    """The fields of a stored result that charts read."""

    level: Token
    score: Percent | None = None
    band: Token | None = None


def validate_readings(body: Mapping[str, Any]) -> HipReadings:
    """Validate the body of a measure.

    Raises:
        JournalRefusalError: A reading is out of range, there are too many, or none at all.
    """
    readings = convert(body, HipReadings, "body")
    if not readings.left and not readings.right:
        raise JournalRefusalError("left", "expected readings of one side at least")
    return readings


def validate_imported(body: Mapping[str, Any]) -> ImportedDay:
    """Validate the body of an imported day.

    Raises:
        JournalRefusalError: A field has an invalid value, or the day has no value.
    """
    day = convert(body, ImportedDay, "body")
    if not day.practised and day.pain is None:
        raise JournalRefusalError("practised", "expected practice or pain")
    return day

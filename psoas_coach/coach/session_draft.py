"""The draft of a session in the player or a form, until it becomes a record.

The draft is the page's only memory. If the tab, the connection or the server is lost, the next page
that opens the draft finds the same session, under the id that was chosen at the start.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from psoas_coach.coach import personal_calendar
from psoas_coach.coach.draft_source import DraftSource
from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.coach.player_report import Finished, Progress
from psoas_coach.content import Content, load
from psoas_coach.content.language import list_languages
from psoas_coach.guidance.physio_plan.model import OwnLine
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.stored_words import translate_plan
from psoas_coach.guidance.tighter_side import ExtraRepetition
from psoas_coach.guidance.timeline import Step, WarmUp, build_timeline, list_stances
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment

KIND = "session"
Pain = Annotated[int, Meta(ge=0, le=10)]
Stage = Literal["before", "playing", "after"]
Tingling = Literal["down", "same", "up"]
Sides = Literal["left", "right", "both"]


class Draft(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A session that is not a record yet.

    Attributes:
        id: The id its record will have.
        stage: ``before`` it begins, ``playing``, or ``after``.
        at: When it began; until then, when the page was opened.
        self_check: Id of the self-check whose plan it follows.
        plan: The moves to do, without the sitting break.
        extra: One more repetition for the tighter side, where the person wants it.
        warm_up: What it begins with, or None.
        gentler: Today's pain or tingling made the plan gentler than the self-check alone.
        progress: How far the player said it is.
        finished: How it ended.
        device: The paired device that it runs on; nothing for the computer itself.
        moves: How often it went over to another device.
        physio_plan: Id of the physio's plan that it follows, or None.
        own_moves: The physio's own moves in it, without their pictures.
        stop_at: The pain that the person's physio wants them to stop at, or None.
    """

    id: str
    stage: Stage
    at: Moment
    self_check: str | None = None
    plan: tuple[PlanItem, ...] = ()
    extra: ExtraRepetition | None = None
    warm_up: WarmUp | None = None
    gentler: bool = False
    pain_before: Pain | None = None
    tingling_before: bool | None = None
    progress: Progress | None = None
    finished: Finished | None = None
    pain_after: Pain | None = None
    tingling: Tingling | None = None
    note: Annotated[str, Meta(max_length=500)] = ""
    device: Annotated[str, Meta(max_length=255)] = ""
    moves: Annotated[int, Meta(ge=0)] = 0
    physio_plan: str | None = None
    own_moves: tuple[OwnLine, ...] = ()
    stop_at: Pain | None = None


def new_draft(now: Moment) -> Draft:
    """Return a session that waits to begin."""
    return Draft(id=uuid.uuid4().hex, stage="before", at=now)


def load_draft(source: DraftSource) -> Draft | None:
    """Return the session in progress, or None; one of another shape is nothing to go on with."""
    raw = source.drafts.load(KIND)
    try:
        draft = None if raw is None else msgspec.convert(raw, Draft)
    except msgspec.ValidationError:
        return None
    if draft is None or len(list_languages()) == 1:
        return draft
    return msgspec.structs.replace(draft, plan=translate_plan(draft.plan, load()))


def save_draft(journal: Journal, draft: Draft) -> bool:
    """Keep it; False when its record is in the journal already."""
    return journal.drafts.save(KIND, msgspec.to_builtins(draft))


def move_to_device(journal: Journal, draft: Draft, device: str) -> Draft:
    """Let a running session go on at another device, from where it was last reported to be.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        device: Id of the paired device; nothing for the computer itself.
    """
    moved = msgspec.structs.replace(draft, device=device, moves=draft.moves + 1)
    save_draft(journal, moved)
    return moved


def course_id(draft: Draft) -> str:
    """Return the name of a session's run on one device: with each move another one begins."""
    return f"{draft.id}:{draft.moves}" if draft.moves else draft.id


def add_late_holds(journal: Journal, draft: Draft, report: Progress | Finished) -> None:
    """Keep what a device had counted before it learned that its session runs elsewhere.

    Where the session is stays as the other device says. One that has recorded nothing yet begins
    anew there, and what was held comes with its first report.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        report: The last one of the device that the session has left.
    """
    if draft.progress is None:
        return
    held = select_longest_holds(draft.progress, report)
    if held != draft.progress.held:
        progress = msgspec.structs.replace(draft.progress, held=held)
        save_draft(journal, msgspec.structs.replace(draft, progress=progress))


def build_player_steps(draft: Draft, content: Content) -> tuple[Step, ...]:
    """Return the draft's plan as the player runs it."""
    stances = list_stances(add_own_moves(content, draft.own_moves).moves)
    return build_timeline(draft.plan, content.plan, draft.extra, draft.warm_up, stances)


def find_held_seconds(draft: Draft) -> dict[str, float]:
    """Return the seconds held so far, by hold."""
    return select_longest_holds(draft.progress, draft.finished)


def select_longest_holds(*reports: Progress | Finished | None) -> dict[str, float]:
    """Return, for each hold, the longest that any of the session's tabs has reported."""
    most: dict[str, float] = {}
    for report in reports:
        for hold, seconds in (report.held if report else {}).items():
            most[hold] = max(seconds, most.get(hold, 0.0))
    return most


def is_left_over(draft: Draft, now: Moment) -> bool:
    """Whether it belongs to an earlier day of the person's, and not to this sitting."""
    return not personal_calendar.is_same_sitting(draft.at, now)


BY_HAND = "session_by_hand"
"""The beginning of a draft's kind; its form's id follows, so that two tabs keep their own."""


class FormValues(Struct, frozen=True, kw_only=True):
    """What the form says.

    Attributes:
        date: The day; None while one is being typed that cannot be read.
        moves: Ids, in the order chosen.
        sides: By move, where a move has two.
        minutes: By move, for each side.
    """

    date: dt.date | None = None
    moves: tuple[str, ...] = ()
    sides: dict[str, Sides] = {}
    minutes: dict[str, Annotated[float, Meta(gt=0, le=60)]] = {}
    pain_before: Pain | None = None
    pain_after: Pain | None = None
    tingling: Tingling | None = None
    note: Annotated[str, Meta(max_length=200)] = ""


class _StoredForm(Struct, frozen=True):
    id: str
    values: FormValues | None = None


def load_form(source: DraftSource, id_: str) -> FormValues | None:
    """Return what the form with this id says; None if nothing is kept of it."""
    body = source.drafts.load(f"{BY_HAND}.{id_}")
    try:
        stored = None if body is None else msgspec.convert(body, _StoredForm)
    except msgspec.ValidationError:  # Another version stored it, and it is only a draft.
        return None
    return stored.values if stored is not None and stored.id == id_ else None


def save_form(journal: Journal, id_: str, values: FormValues) -> bool:
    """Keep it; False when its record is in the journal already.

    Args:
        journal: The person's journal.
        id_: Id of the form.
        values: What the form says.
    """
    body: dict[str, Any] = msgspec.to_builtins(_StoredForm(id_, values))
    return journal.drafts.save(f"{BY_HAND}.{id_}", body)

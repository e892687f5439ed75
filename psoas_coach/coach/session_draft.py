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

SESSION_DRAFT = "session"
Pain = Annotated[int, Meta(ge=0, le=10)]
Stage = Literal["before", "playing", "after"]
Tingling = Literal["down", "same", "up"]
Sides = Literal["left", "right", "both"]


class Draft(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A session that has no record yet.

    Attributes:
        id: The id of its future record.
        stage: ``before`` it begins, ``playing``, or ``after``.
        at: When it began; until then, when the page was opened.
        self_check: Id of the self-check whose plan it follows.
        plan: The moves to do, without the sitting break.
        extra: One more repetition for the tighter side, if the person wants it.
        warm_up: The warm-up, or None.
        gentler: Current pain or tingling made the plan gentler than the self-check alone.
        progress: The player's last reported progress.
        finished: How it ended.
        device: The paired device that it runs on; empty for the computer itself.
        moves: How often it was moved to another device.
        physio_plan: Id of the physio's plan that it follows, or None.
        own_moves: The physio's own moves in it, without their pictures.
        stop_at: The pain at which the person's physio wants them to stop, or None.
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


def create_draft(now: Moment) -> Draft:
    """Return a session that has not begun."""
    return Draft(id=uuid.uuid4().hex, stage="before", at=now)


def load_draft(source: DraftSource) -> Draft | None:
    """Return the session in progress; None if there is none or its format is unknown."""
    raw = source.drafts.load(SESSION_DRAFT)
    try:
        draft = None if raw is None else msgspec.convert(raw, Draft)
    except msgspec.ValidationError:
        return None
    if draft is None or len(list_languages()) == 1:
        return draft
    return msgspec.structs.replace(draft, plan=translate_plan(draft.plan, load()))


def save_draft(journal: Journal, draft: Draft) -> bool:
    """Store it; False if its record is in the journal already."""
    return journal.drafts.save(SESSION_DRAFT, msgspec.to_builtins(draft))


def move_to_device(journal: Journal, draft: Draft, device: str) -> Draft:
    """Move a running session to another device, and return it at its last reported position.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        device: Id of the paired device; empty for the computer itself.
    """
    moved = msgspec.structs.replace(draft, device=device, moves=draft.moves + 1)
    save_draft(journal, moved)
    return moved


def make_course_id(draft: Draft) -> str:
    """Return the id of a session's run on one device; a move to another device changes the id."""
    return f"{draft.id}:{draft.moves}" if draft.moves else draft.id


def add_late_holds(journal: Journal, draft: Draft, report: Progress | Finished) -> None:
    """Store the seconds that a device had counted before it learned that its session was moved.

    The position stays that of the other device. If that has recorded nothing yet, it starts again
    there, and its first report includes these holds.

    Args:
        journal: The person's journal.
        draft: The draft as it is stored.
        report: The last report of the device that the session has left.
    """
    if draft.progress is None:
        return
    held = select_longest_holds(draft.progress, report)
    if held != draft.progress.held:
        progress = msgspec.structs.replace(draft.progress, held=held)
        save_draft(journal, msgspec.structs.replace(draft, progress=progress))


def build_player_steps(draft: Draft, content: Content) -> tuple[Step, ...]:
    """Return the draft's plan as steps for the player."""
    stances = list_stances(add_own_moves(content, draft.own_moves).moves)
    return build_timeline(draft.plan, content.plan, draft.extra, draft.warm_up, stances)


def find_held_seconds(draft: Draft) -> dict[str, float]:
    """Return the seconds held so far, by hold."""
    return select_longest_holds(draft.progress, draft.finished)


def select_longest_holds(*reports: Progress | Finished | None) -> dict[str, float]:
    """Return, for each hold, the longest time that any of the session's tabs has reported."""
    most: dict[str, float] = {}
    for report in reports:
        for hold, seconds in (report.held if report else {}).items():
            most[hold] = max(seconds, most.get(hold, 0.0))
    return most


def is_left_over(draft: Draft, now: Moment) -> bool:
    """Whether the session belongs to an earlier day, and not to the present."""
    return not personal_calendar.is_same_sitting(draft.at, now)


BY_HAND_DRAFT = "session_by_hand"
"""The prefix of the draft's kind; the form's id follows, so that each tab has its own draft."""


class FormValues(Struct, frozen=True, kw_only=True):
    """The values of the form.

    Attributes:
        date: The day; None while an unreadable one is typed.
        moves: Ids, in the order chosen.
        sides: The sides by move, for moves with two.
        minutes: Minutes by move, for each side.
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
    """Return the stored values of the form with this id; None if there are none."""
    body = source.drafts.load(f"{BY_HAND_DRAFT}.{id_}")
    try:
        stored = None if body is None else msgspec.convert(body, _StoredForm)
    except msgspec.ValidationError:  # Another version stored it, and it is only a draft.
        return None
    return stored.values if stored is not None and stored.id == id_ else None


def save_form(journal: Journal, id_: str, values: FormValues) -> bool:
    """Store it; False if its record is in the journal already.

    Args:
        journal: The person's journal.
        id_: Id of the form.
        values: The values of the form.
    """
    body: dict[str, Any] = msgspec.to_builtins(_StoredForm(id_, values))
    return journal.drafts.save(f"{BY_HAND_DRAFT}.{id_}", body)

"""Start a session: one press, however often and in however many tabs, starts one session."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_record import build_record
from psoas_coach.coach.todays_plan import TodaysPlan, with_current_symptoms
from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment

RESTS = ("constructive_rest", "side_lying_rest")
"""Rest positions; the first one that the person's guidance allows is offered."""
_BREATH = "slow_breathing"


class Feeling(msgspec.Struct, frozen=True):
    """The person's current state: pain from 0 to 10, and whether anything tingles or is numb."""

    pain: int
    tingling: bool


def begin(  # noqa: PLR0913 -- what it rests on, when, how it is, and where it runs
    journal: Journal,
    plan: TodaysPlan,
    now: Moment,
    content: Content,
    feeling: Feeling,
    *,
    device: str = "",
    stop_at: int | None = None,
) -> Draft:
    """Begin today's session, or return the session in progress.

    A session of an earlier day that was never finished is saved first, as far as it went.

    Args:
        journal: The person's journal.
        plan: Today's plan.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
        feeling: Pain and tingling right now.
        device: The paired device that it begins on; empty for the computer itself.
        stop_at: The pain at which the person's physio wants them to stop, or None.
    """
    running, fresh = take_up(journal, now, content)
    if running is not None:
        return running
    pain, tingling = feeling.pain, feeling.tingling
    guidance = with_current_symptoms(
        plan, journal, now.local_date, content, pain=pain, tingling=tingling
    )
    draft = msgspec.structs.replace(
        mark_as_playing(fresh, plan, now, feeling, stop_at),
        plan=guidance.session,
        extra=plan.extra if pain == 0 and not tingling else None,
        warm_up=find_warm_up(guidance.session, guidance.allowed, content),
        gentler=guidance.session != plan.guidance.session,
        device=device,
    )
    drafts.save_draft(journal, draft)
    return draft


def take_up(journal: Journal, now: Moment, content: Content) -> tuple[Draft | None, Draft]:
    """Return the session in progress, or None, and the draft with which a session begins.

    A session of an earlier day that was never finished is saved first, as far as it went.

    Args:
        journal: The person's journal.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    current = drafts.load_draft(journal)
    if current and current.stage in {"playing", "after"}:
        if not drafts.is_left_over(current, now):
            return current, current
        close_left_over(journal, current, content)
        current = None
    before = current if current and current.stage == "before" else None
    return None, before or drafts.create_draft(now)


def mark_as_playing(
    fresh: Draft, plan: TodaysPlan, now: Moment, feeling: Feeling, stop_at: int | None = None
) -> Draft:
    """Return a draft in the stage ``playing``; its contents are still to be filled in.

    Args:
        fresh: The draft of a session that has not begun.
        plan: Today's plan.
        now: The current moment, with the person's own date and time zone.
        feeling: Pain and tingling right now.
        stop_at: The pain at which the person's physio wants them to stop, or None.
    """
    return msgspec.structs.replace(
        fresh,
        stage="playing",
        at=now,
        self_check=plan.check.id,
        pain_before=feeling.pain,
        tingling_before=feeling.tingling,
        stop_at=stop_at,
    )


def find_rest(allowed: Collection[str]) -> str | None:
    """Return a resting position among the allowed moves; None without one."""
    return next((move for move in RESTS if move in allowed), None)


def list_moves_instead(allowed: Collection[str]) -> tuple[str, ...]:
    """Return allowed moves that may help more than a session when pain is strong."""
    offered = (find_rest(allowed), _BREATH, WALK)
    return tuple(move for move in offered if move is not None and move in allowed)


def close_left_over(journal: Journal, left: Draft, content: Content) -> bool:
    """Save an unfinished session up to where it ended; discard one without holds.

    Args:
        journal: The person's journal.
        left: The unfinished session.
        content: The questionnaire, the rules and the words.

    Returns:
        Whether anything was saved.
    """
    if not drafts.find_held_seconds(left) and left.finished is None:
        journal.drafts.drop(drafts.SESSION_DRAFT)
        return False
    return journal.sessions.add(build_record(left, content))

"""A session of a physio's plan, started in the player or recorded with one tap without it.

The record states that the session followed a physio's plan. It therefore earns no step and unlocks
nothing, however well it went (``journal.history``). A physio's own move has depth 0 in the record
and does not count as stretching, because nobody has stated what it lengthens.
"""

from __future__ import annotations

import hashlib
import uuid

import msgspec
from msgspec import structs

from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.coach.physio_plan import OpenPlan, find_today, list_items, list_own_moves
from psoas_coach.coach.session_draft import Draft, save_draft
from psoas_coach.coach.session_start import Feeling, mark_as_playing, take_up
from psoas_coach.coach.todays_plan import TodaysPlan, with_current_symptoms
from psoas_coach.coach.warm_up import build_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.guidance.physio_plan.room import stretches_hip
from psoas_coach.guidance.physio_plan.today import PhysioPlanToday
from psoas_coach.guidance.stored_words import find_recorded
from psoas_coach.guidance.timeline import WarmUp, build_timeline
from psoas_coach.journal.holds import make_hold
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SessionRecord


def begin_physio_session(  # noqa: PLR0913 -- as a session begins, and of which plan
    journal: Journal,
    plan: TodaysPlan,
    now: Moment,
    content: Content,
    feeling: Feeling,
    *,
    physio: OpenPlan,
    device: str = "",
) -> Draft | None:
    """Begin a session of a physio's plan, or return the session in progress.

    Args:
        journal: The person's journal.
        plan: Today's plan by our own rules, whose guidance caps the physio's plan.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
        feeling: Pain and tingling right now.
        physio: The physio's plan in force.
        device: The paired device that it begins on; empty for the computer itself.

    Returns:
        None if current pain or tingling leaves no move.
    """
    running, fresh = take_up(journal, now, content)
    if running is not None:
        return running
    if physio.person is None:
        return None
    guidance = with_current_symptoms(
        plan, journal, now.local_date, content, pain=feeling.pain, tingling=feeling.tingling
    )
    person = structs.replace(physio.person, guidance=guidance, pain_now=feeling.pain)
    today = find_today(physio.plan, person, content)
    if not today.lines:
        return None
    draft = structs.replace(
        mark_as_playing(fresh, plan, now, feeling, physio.stop_at),
        plan=list_items(today),
        warm_up=find_physio_warm_up(physio.plan, today, guidance.allowed, content),
        gentler=today.lines != physio.today.lines,
        device=device,
        physio_plan=physio.id,
        own_moves=list_own_moves(physio.plan, today),
    )
    save_draft(journal, draft)
    return draft


def find_physio_warm_up(
    plan: PhysioPlan, today: PhysioPlanToday, allowed: tuple[str, ...], content: Content
) -> WarmUp | None:
    """Return the warm-up of a session; a held move of the physio's own needs one, too.

    Args:
        plan: The physio's plan.
        today: Which of its lines are for today.
        allowed: Every move that the person's guidance allows.
        content: The rules.
    """
    stretches = any(
        stretches_hip(plan.moves[line_today.number], content) for line_today in today.lines
    )
    return build_warm_up(allowed, content) if stretches else None


def find_session_id(plan: OpenPlan, now: Moment) -> str:
    """Return the id of a day's session of a plan: one for each plan and date."""
    name = f"physio_plan {plan.id} {now.local_date.isoformat()}"
    return uuid.UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=4).hex


def is_done(journal: Journal, now: Moment) -> bool:
    """Whether a session of a physio's plan was done on this day, with or without the player.

    Args:
        journal: The person's journal.
        now: The current moment.
    """
    return any(
        session.source == "physio" and session.at.local_date == now.local_date
        for session in journal.sessions.list(since=now.local_date)
    )


def mark_done(journal: Journal, plan: OpenPlan, now: Moment, content: Content) -> bool:
    """Record that today's lines of a plan were done; False if that was recorded already.

    Args:
        journal: The person's journal.
        plan: The plan in force, with today's lines.
        now: The current moment.
        content: Our moves and their names.
    """
    record = build_physio_session(plan, now, content)
    return journal.sessions.add(record) or journal.sessions.restore(record.id)


def build_physio_session(plan: OpenPlan, now: Moment, content: Content) -> SessionRecord:
    """Return the record of today's lines of a plan as a session.

    Args:
        plan: The plan in force, with today's lines.
        now: The current moment.
        content: Our moves and their names.
    """
    items = list_items(plan.today)
    named = find_recorded(add_own_moves(content, list_own_moves(plan.plan, plan.today)))
    return SessionRecord(
        id=find_session_id(plan, now),
        at=now,
        self_check=None,
        source="physio",
        plan=(),
        depth=max((item.depth for item in items if item.move in content.moves), default=0),
        pain_before=None,
        tingling_before=None,
        pain_after=None,
        tingling=None,
        finished=True,
        stop_reason=None,
        note="",
        holds=tuple(
            make_hold(step, float(step.seconds), None, named)
            for step in build_timeline(items, content.plan)
            if step.kind == "hold"
        ),
        versions=msgspec.to_builtins(content.versions),
    )

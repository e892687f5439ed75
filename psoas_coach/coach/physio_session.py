"""What was done of a physio's plan on a day, as a session of the journal. Told by one tap.

It says nothing about pain or tingling, so it earns no step and opens nothing: only a session that
tells of both can (``guidance.history.is_clean``). A move of the physio's own has depth 0 here and
counts as no stretching, since nobody said what it lengthens.
"""

from __future__ import annotations

import hashlib
import uuid

import msgspec

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import LibraryLine, PlanLine
from psoas_coach.guidance.physio_plan.today import LineToday
from psoas_coach.guidance.timeline import SIDES, Side
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold, Moment, SessionRecord


def find_session_id(plan: OpenPlan, now: Moment) -> str:
    """Return the id of the session that a day with a plan makes: one for each plan and date."""
    name = f"physio_plan {plan.id} {now.local_date.isoformat()}"
    return uuid.UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=4).hex


def is_done(journal: Journal, plan: OpenPlan, now: Moment) -> bool:
    """Whether the plan was told to be done on this day.

    Args:
        journal: The person's journal.
        plan: The plan that counts.
        now: When it is now.
    """
    return journal.sessions.get(find_session_id(plan, now)) is not None


def mark_done(journal: Journal, plan: OpenPlan, now: Moment, content: Content) -> bool:
    """Keep that today's lines of a plan were done; False when that was kept already.

    Args:
        journal: The person's journal.
        plan: The plan that counts, with its lines of today.
        now: When it is now.
        content: The names of our moves.
    """
    record = build_physio_session(plan, now, content)
    return journal.sessions.add(record) or journal.sessions.restore(record.id)


def build_physio_session(plan: OpenPlan, now: Moment, content: Content) -> SessionRecord:
    """Return the session that today's lines of a plan make.

    Args:
        plan: The plan that counts, with its lines of today.
        now: When it is now.
        content: The names of our moves.
    """
    pairs = [(done, plan.plan.moves[done.number]) for done in plan.today.lines]
    return SessionRecord(
        id=find_session_id(plan, now),
        at=now,
        self_check=None,
        source="hand",
        plan=(),
        depth=max(
            (done.item.depth for done, line in pairs if isinstance(line, LibraryLine)), default=0
        ),
        pain_before=None,
        tingling_before=None,
        pain_after=None,
        tingling=None,
        finished=True,
        stop_reason=None,
        note="",
        holds=tuple(hold for done, line in pairs for hold in _list_holds(done, line, content)),
        versions=msgspec.to_builtins(content.versions),
    )


def _list_holds(done: LineToday, line: PlanLine, content: Content) -> list[Hold]:
    item = done.item
    ours = isinstance(line, LibraryLine)
    name = content.move_words[line.move].name if isinstance(line, LibraryLine) else line.name
    sides: tuple[Side, ...] = SIDES[item.sides] if done.side is None else (done.side,)
    seconds = float(item.round_seconds)
    return [
        Hold(
            move=line.move,
            name=name,
            side=side,
            repetition=number,
            planned_seconds=seconds,
            held_seconds=seconds,
            lengthens=ours and content.moves[line.move].lengthens,
        )
        for side in sides
        for number in range(1, item.rounds + 1)
    ]

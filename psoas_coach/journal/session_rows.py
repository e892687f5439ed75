"""Convert a session to rows and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from psoas_coach.content import load
from psoas_coach.journal import validation
from psoas_coach.journal.moments import read_moment, write_moment
from psoas_coach.journal.records import Hold, SessionRecord
from psoas_coach.journal.tables import SUMS

if TYPE_CHECKING:
    from sqlalchemy import Row

SEPARATOR = ","
"""The separator of the ids in the column ``moves``; no id contains it."""


def build_session_row(record: SessionRecord) -> dict[str, object]:
    """Return the columns of a validated session."""
    held_holds = [hold for hold in record.holds if hold.held_seconds > 0]
    reasons = {record.stop_reason, *(hold.stop_reason for hold in record.holds)}
    return {
        "id": record.id,
        "demo": record.demo,
        **write_moment(record.at),
        "self_check": record.self_check,
        "source": record.source,
        "depth": record.depth,
        "pain_before": record.pain_before,
        "tingling_before": record.tingling_before,
        "pain_after": record.pain_after,
        "tingling": record.tingling,
        "finished": record.finished,
        "stop_reason": record.stop_reason,
        "stopped": not reasons.isdisjoint(load().session.counts.trouble),
        **_compute_sums(held_holds),
        "moves": SEPARATOR.join(dict.fromkeys(hold.move for hold in held_holds)),
        "note": record.note,
        "versions": validation.encode_json(record.versions, "versions"),
        "plan": validation.encode_json(record.plan, "plan"),
    }


def _compute_sums(holds: Sequence[Hold]) -> dict[str, float]:
    """Return the seconds held on each side, in all moves and in those that lengthen."""
    sums = dict.fromkeys(SUMS, 0.0)
    for hold in holds:
        sums[f"{hold.side}_seconds"] += hold.held_seconds
        if hold.lengthens:
            sums[f"{hold.side}_lengthening"] += hold.held_seconds
    return sums


def build_hold_rows(owner: str, record: SessionRecord, revision: int) -> list[dict[str, object]]:
    """Return the rows of a validated session's holds, in order.

    Args:
        owner: The owner of the session.
        record: The session.
        revision: Number of the session's revision.
    """
    return [
        {
            "owner": owner,
            "session": record.id,
            "revision": revision,
            "place": place,
            **msgspec.structs.asdict(hold),
        }
        for place, hold in enumerate(record.holds)
    ]


def read_session(row: Row[Any], done: Sequence[Row[Any]]) -> SessionRecord:
    """Return the record of a row and the rows of its holds."""
    return SessionRecord(
        id=row.id,
        at=read_moment(row),
        self_check=row.self_check,
        source=row.source,
        plan=msgspec.json.decode(row.plan, type=tuple[dict[str, Any], ...]),
        depth=row.depth,
        pain_before=row.pain_before,
        tingling_before=row.tingling_before,
        pain_after=row.pain_after,
        tingling=row.tingling,
        finished=row.finished,
        stop_reason=row.stop_reason,
        note=row.note,
        holds=tuple(
            Hold(
                move=hold.move,
                name=hold.name,
                side=hold.side,
                repetition=hold.repetition,
                planned_seconds=hold.planned_seconds,
                held_seconds=hold.held_seconds,
                stop_reason=hold.stop_reason,
                lengthens=hold.lengthens,
            )
            for hold in done
        ),
        versions=msgspec.json.decode(row.versions, type=dict[str, str]),
        demo=row.demo,
    )

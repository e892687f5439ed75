"""A journal that violates its own invariants is detected, even if the database accepts it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text

from psoas_coach.journal.integrity import IntegrityFault
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import day_note, self_check, session

TOLD = session(), self_check(), day_note()
SESSION, CHECK, NOTE = (record.id for record in TOLD)


@pytest.fixture
def filled(journal: Journal) -> Journal:
    journal.sessions.add(TOLD[0])
    journal.self_checks.add(TOLD[1])
    journal.day_notes.add(TOLD[2])
    journal.sessions.remove(SESSION)
    journal.sessions.restore(SESSION)
    return journal


def test_a_whole_journal_has_nothing_to_tell(
    somebody: Callable[[], Journal], filled: Journal
) -> None:
    assert filled.integrity.find_faults() == ()
    assert somebody().integrity.find_faults() == ()


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (
            "UPDATE sessions SET left_seconds = 1 WHERE revision = 2",
            IntegrityFault("extracted", "sessions", SESSION, "left_seconds"),
        ),
        (
            "UPDATE self_checks SET score = 99",
            IntegrityFault("extracted", "self_checks", CHECK, "score"),
        ),
        (
            "UPDATE day_notes SET week = '2026-03-03'",
            IntegrityFault("extracted", "day_notes", NOTE, "week"),
        ),
        ("UPDATE sessions SET depth = 7", IntegrityFault("value", "sessions", SESSION, "depth")),
        (
            "DELETE FROM sessions WHERE revision = 2",
            IntegrityFault("revisions", "sessions", SESSION),
        ),
        (
            "UPDATE sessions SET removed = (0 = 0) WHERE revision = 1",
            IntegrityFault("revisions", "sessions", SESSION),
        ),
        (
            "UPDATE holds SET place = place + 5 WHERE revision = 3",
            IntegrityFault("places", "holds", SESSION),
        ),
        ("DELETE FROM owners", IntegrityFault("counter", "owners")),
    ],
)
def test_a_fault_is_named(filled: Journal, damage: str, fault: IntegrityFault) -> None:
    owner = filled.scope.owner
    where = " AND" if "WHERE" in damage else " WHERE"
    with filled.scope.write_tx() as connection:
        connection.execute(text(f"{damage}{where} owner = :owner"), {"owner": owner})
    assert fault in filled.integrity.find_faults()

"""Plans by a physio: stored completely, the newest one in force, removed and restored."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from psoas_coach.journal import migrations
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from tests.support.record_samples import hold, new_id, on, physio_plan, session

FIRST = physio_plan(at=on("2026-03-04", 9))
SECOND = physio_plan(at=on("2026-03-05", 9))


def _body(**changed: object) -> dict[str, Any]:
    return {**physio_plan().body, **changed}


def test_the_plan_that_was_opened_last_counts(journal: Journal) -> None:
    assert journal.physio_plans.find_latest() is None
    assert journal.physio_plans.add(SECOND)
    assert journal.physio_plans.add(FIRST)
    assert journal.physio_plans.find_latest() == SECOND
    assert journal.physio_plans.list() == (SECOND, FIRST)
    assert read_plan(SECOND).moves[2].move.startswith("own_")


def test_a_plan_that_is_added_again_adds_nothing(journal: Journal) -> None:
    journal.physio_plans.add(FIRST)
    version = journal.read_version()
    assert not journal.physio_plans.add(FIRST)
    assert not journal.physio_plans.add(replace(FIRST, body=_body(name="Another")))
    assert journal.read_version() == version
    assert journal.physio_plans.list() == (FIRST,)


def test_a_plan_goes_and_comes_back(journal: Journal) -> None:
    journal.physio_plans.add(FIRST)
    journal.physio_plans.add(SECOND)
    assert journal.physio_plans.remove(SECOND.id)
    assert not journal.physio_plans.remove(SECOND.id)
    assert journal.physio_plans.find_latest() == FIRST
    assert journal.physio_plans.restore(SECOND.id)
    assert not journal.physio_plans.restore(SECOND.id)
    assert journal.physio_plans.find_latest() == SECOND
    assert journal.integrity.find_faults() == ()


@pytest.mark.parametrize(
    "body",
    [
        {},
        _body(moves=[]),
        _body(until="some day"),
        _body(more=1),
        _body(name="a\x00b"),
        _body(note="x" * 601),
        {**_body(), "\ud800": 1},
        _body(moves=[{**_body()["moves"][2], "picture": "AAAA"}]),
        _body(moves=[{**_body()["moves"][2], "picture": "/9j/4QAQSGF1cHRzdHJhc3NlIDH/2Q=="}]),
    ],
)
def test_a_body_that_is_no_plan_is_refused(journal: Journal, body: dict[str, Any]) -> None:
    with pytest.raises(JournalRefusalError):
        journal.physio_plans.add(physio_plan(body=body))
    assert journal.physio_plans.list() == ()


def test_deleting_everything_deletes_them_and_the_demo_takes_its_own(journal: Journal) -> None:
    journal.physio_plans.add(replace(FIRST, id=new_id(), demo=True))
    journal.physio_plans.add(SECOND)
    assert journal.bulk.erase_demo() == 1
    assert journal.physio_plans.list() == (SECOND,)
    assert journal.deletion.erase_everything() == 1
    assert journal.transfer.dump().physio_plans == ()


def test_a_journal_of_the_form_before_gets_the_table_and_keeps_everything(
    empty_address: str,
) -> None:
    engine = open_engine(empty_address)
    Journal(engine, "local").sessions.add(session())
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE physio_plans"))
        connection.execute(text("DROP TABLE fair_test_ends"))
        connection.execute(text("DROP TABLE fair_tests"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0012'"))
    engine.dispose()
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    assert journal.entries.count() == 1
    assert journal.physio_plans.add(FIRST)
    with engine.connect() as connection:
        assert migrations.read_current_revision(connection) == migrations.HEAD
    engine.dispose()


def test_own_moves_are_named_as_they_were_called_last(journal: Journal) -> None:
    own, at = read_plan(FIRST).moves[2].move, on("2026-03-04", 10)
    ours = hold()
    later = session(at=on("2026-03-05", 10), holds=(ours, hold(own, "both", name="Towel squeeze")))
    removed = session(at=on("2026-03-06", 10), holds=(hold(own, "both", name="Gone"),))
    journal.sessions.add(later)
    journal.sessions.add(session(at=at, holds=(hold(own, "both", name="towel  squeeze"),)))
    journal.sessions.add(removed)
    journal.sessions.remove(removed.id)
    assert journal.history.read_own_names() == {own: "Towel squeeze"}
    assert {effect.move: effect.name for effect in journal.history.read_move_effects()} == {
        own: "Towel squeeze",
        ours.move: "",
    }


def test_a_session_of_a_physios_plan_tells_the_rules_of_trouble_and_of_no_calm(
    journal: Journal,
) -> None:
    """A session of a file's plan earns nothing, however little it asked for; setbacks count."""
    stopped = {"finished": False, "stop_reason": "pain", "tingling": "up"}
    journal.sessions.add(session(source="physio"))
    journal.sessions.add(session(source="physio", **stopped))
    journal.sessions.add(session(source="hand"))
    calm, trouble, ours = sorted(
        journal.history.list_past_sessions(session().at.local_date),
        key=lambda session: (session.pain_before is not None, session.stopped),
    )
    assert (calm.pain_before, calm.pain_after, calm.depth) == (None, None, 2)
    assert (trouble.stopped, trouble.tingling_up) == (True, True)
    assert (ours.pain_before, ours.pain_after) == (4, 3)

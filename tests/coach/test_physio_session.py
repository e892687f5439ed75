"""What was done of a physio's plan is a session like any other, and earns and opens nothing."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from psoas_coach.coach.physio_plan import OpenPlan, keep_physio_plan
from psoas_coach.coach.physio_session import is_done, mark_done
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from tests.support import clock
from tests.support.answers_factory import add_self_check
from tests.support.record_samples import physio_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = load()
NOW = clock.ago(0)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    yield Journal(engine, "local")
    engine.dispose()


def keep(journal: Journal, *numbers: int) -> PhysioPlan:
    """Keep a plan with some of the sample's lines, and a self-check that allows all of them."""
    add_self_check(journal, 1, pain_worst=3)
    sample, today = read_plan(physio_plan()), NOW.local_date
    plan = replace(
        sample,
        made_on=today,
        until=today + dt.timedelta(days=40),
        moves=tuple(sample.moves[number] for number in numbers or (0, 1, 2)),
    )
    keep_physio_plan(journal, plan, uuid.uuid4().hex, NOW)
    return plan


def opened(journal: Journal) -> OpenPlan:
    found = Snapshot(journal, NOW.local_date).physio_plan
    assert found is not None
    return found


def test_each_side_and_set_becomes_a_hold_with_its_name(journal: Journal) -> None:
    plan = keep(journal)
    found = opened(journal)
    assert not is_done(journal, found, NOW)
    assert mark_done(journal, found, NOW, CONTENT)
    (session,) = journal.sessions.list()
    assert [(one.move, one.side, one.repetition) for one in session.holds] == [
        ("heel_slide", "left", 1),
        ("standing_stride", "left", 1),
        ("standing_stride", "left", 2),
        ("standing_stride", "right", 1),
        ("standing_stride", "right", 2),
        (plan.moves[2].move, "both", 1),
        (plan.moves[2].move, "both", 2),
    ]
    assert [one.name for one in session.holds][-1] == "Towel squeeze"
    assert [one.lengthens for one in session.holds] == [True] * 5 + [False] * 2
    assert session.depth == 1
    assert journal.integrity.find_faults() == ()


def test_a_second_tap_adds_nothing_and_a_removed_day_comes_back(journal: Journal) -> None:
    keep(journal)
    found = opened(journal)
    mark_done(journal, found, NOW, CONTENT)
    assert not mark_done(journal, found, NOW, CONTENT)
    assert is_done(journal, opened(journal), NOW)
    (session,) = journal.sessions.list()
    journal.sessions.remove(session.id)
    assert not is_done(journal, found, NOW)
    assert mark_done(journal, found, NOW, CONTENT)
    assert len(journal.sessions.list()) == 1


def test_own_moves_leave_our_plan_as_it_is(journal: Journal) -> None:
    keep(journal, 2)
    before = Snapshot(journal, NOW.local_date).todays_plan
    assert before is not None
    for ago in range(1, 30):
        mark_done(journal, opened(journal), clock.ago(ago), CONTENT)
    assert len(journal.sessions.list()) == 29
    assert {one.depth for one in journal.sessions.list()} == {0}
    after = Snapshot(journal, NOW.local_date).todays_plan
    assert after is not None, "a move that the rules do not know must not close the app"
    assert after.guidance.allowed == before.guidance.allowed
    assert after.guidance.depth_cap == before.guidance.depth_cap
    assert after.guidance.plan == before.guidance.plan


def test_own_moves_rest_once_they_were_done_on_enough_days(journal: Journal) -> None:
    keep(journal, 2)
    for ago in (1, 2, 3):
        mark_done(journal, opened(journal), clock.ago(ago), CONTENT)
    assert [one.why for one in opened(journal).today.held] == ["days"]


def test_what_was_done_leaves_with_an_export_and_comes_in_again(
    journal: Journal, tmp_path: Path
) -> None:
    keep(journal)
    mark_done(journal, opened(journal), NOW, CONTENT)
    data = write_json(journal.transfer.dump())
    engine = open_engine(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    other = Journal(engine, "other")
    other.transfer.merge(read(data))
    assert write_json(other.transfer.dump()) == data
    assert opened(other).today == opened(journal).today
    engine.dispose()

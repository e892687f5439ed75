"""A session of a physio's plan is a session like any other, but earns and unlocks nothing."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from psoas_coach.coach.physio_plan import OpenPlan, keep_physio_plan
from psoas_coach.coach.physio_session import begin_physio_session, is_done, mark_done
from psoas_coach.coach.player_report import Finished
from psoas_coach.coach.session_draft import Draft, build_player_steps, load_draft
from psoas_coach.coach.session_record import build_record
from psoas_coach.coach.session_start import Feeling
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.guidance.history import History, is_clean, summarize
from psoas_coach.guidance.physio_plan.model import Limits, PhysioPlan
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from tests.support import clock
from tests.support.answers_factory import add_self_check
from tests.support.record_samples import physio_plan

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = load()
NOW = clock.ago(0)


def keep(journal: Journal, *numbers: int, stop_at: int | None = 3) -> PhysioPlan:
    """Keep a plan with some of the sample's lines, and a self-check that allows all of them."""
    add_self_check(journal, 1, pain_worst=3)
    sample, today = read_plan(physio_plan()), NOW.local_date
    plan = replace(
        sample,
        made_on=today,
        until=today + dt.timedelta(days=40),
        moves=tuple(sample.moves[number] for number in numbers or (0, 1, 2)),
        limits=replace(sample.limits, stop_at_pain=stop_at),
    )
    keep_physio_plan(journal, plan, uuid.uuid4().hex, NOW)
    return plan


def open_plan(journal: Journal) -> OpenPlan:
    plan = Snapshot(journal, NOW.local_date).physio_plan
    assert plan is not None
    return plan


def test_each_side_and_set_becomes_a_hold_with_its_name(journal: Journal) -> None:
    plan = keep(journal)
    opened = open_plan(journal)
    assert not is_done(journal, NOW)
    assert mark_done(journal, opened, NOW, CONTENT)
    (session,) = journal.sessions.list()
    assert [(hold.move, hold.side, hold.repetition) for hold in session.holds] == [
        ("heel_slide", "left", 1),
        ("standing_stride", "left", 1),
        ("standing_stride", "left", 2),
        ("standing_stride", "right", 1),
        ("standing_stride", "right", 2),
        (plan.moves[2].move, "both", 1),
        (plan.moves[2].move, "both", 2),
    ]
    assert [hold.name for hold in session.holds][-1] == "Towel squeeze"
    assert [hold.lengthens for hold in session.holds] == [True] * 5 + [False] * 2
    assert session.depth == 1
    assert journal.integrity.find_faults() == ()


def test_a_second_tap_adds_nothing_and_a_removed_day_comes_back(journal: Journal) -> None:
    keep(journal)
    plan = open_plan(journal)
    mark_done(journal, plan, NOW, CONTENT)
    assert not mark_done(journal, plan, NOW, CONTENT)
    assert is_done(journal, NOW)
    (session,) = journal.sessions.list()
    journal.sessions.remove(session.id)
    assert not is_done(journal, NOW)
    assert mark_done(journal, plan, NOW, CONTENT)
    assert len(journal.sessions.list()) == 1


def test_own_moves_leave_our_plan_as_it_is(journal: Journal) -> None:
    keep(journal, 2)
    before = Snapshot(journal, NOW.local_date).todays_plan
    assert before is not None
    for ago in range(1, 30):
        mark_done(journal, open_plan(journal), clock.ago(ago), CONTENT)
    assert len(journal.sessions.list()) == 29
    assert {session.depth for session in journal.sessions.list()} == {0}
    after = Snapshot(journal, NOW.local_date).todays_plan
    assert after is not None, "a move that the rules do not know must not close the app"
    assert after.guidance.allowed == before.guidance.allowed
    assert after.guidance.depth_cap == before.guidance.depth_cap
    assert after.guidance.plan == before.guidance.plan


def test_own_moves_rest_once_they_were_done_on_enough_days(journal: Journal) -> None:
    keep(journal, 2)
    for ago in (1, 2, 3):
        mark_done(journal, open_plan(journal), clock.ago(ago), CONTENT)
    assert [line.why for line in open_plan(journal).today.held] == ["days"]


def test_a_done_physio_session_is_exported_and_imported_again(
    journal: Journal, tmp_path: Path
) -> None:
    keep(journal)
    mark_done(journal, open_plan(journal), NOW, CONTENT)
    data = write_json(journal.transfer.dump())
    engine = open_engine(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    other = Journal(engine, "other")
    other.transfer.merge(read(data))
    assert write_json(other.transfer.dump()) == data
    assert open_plan(other).today == open_plan(journal).today
    engine.dispose()


def start(journal: Journal, pain: int = 0, *, tingling: bool = False) -> Draft | None:
    """Begin the session of the plan in the player."""
    plan = Snapshot(journal, NOW.local_date).todays_plan
    assert plan is not None
    feeling = Feeling(pain, tingling)
    return begin_physio_session(journal, plan, NOW, CONTENT, feeling, physio=open_plan(journal))


def finish(draft: Draft) -> Draft:
    """Hold everything to the end, with a quiet body before and after."""
    held = {
        step.id: float(step.seconds)
        for step in build_player_steps(draft, CONTENT)
        if step.kind == "hold"
    }
    end = Finished(draft.id, "finished", None, held)
    return replace(draft, stage="after", finished=end, pain_after=0, tingling="same")


def test_the_player_runs_own_moves_and_single_sides_and_keeps_them(journal: Journal) -> None:
    plan = keep(journal)
    draft = start(journal)
    assert draft is not None
    assert load_draft(journal) == draft
    assert draft == start(journal), "the same session, however often it is begun"
    assert (draft.warm_up is not None, draft.stop_at) == (True, plan.limits.stop_at_pain)
    own = plan.moves[2].move
    steps = [
        (step.kind, step.move, step.side, step.count)
        for step in build_player_steps(draft, CONTENT)
        if step.kind in {"find_place", "hold"}
    ]
    assert steps == [
        ("find_place", "heel_slide", "left", None),
        ("hold", "heel_slide", "left", 6),
        ("find_place", "standing_stride", "left", None),
        *[("hold", "standing_stride", side, None) for side in ("left", "left", "right", "right")],
        ("find_place", own, "both", None),
        ("hold", own, "both", 8),
        ("hold", own, "both", 8),
    ]
    record = build_record(finish(draft), CONTENT)
    assert journal.sessions.add(record)
    assert journal.integrity.find_faults() == ()
    assert (record.source, record.depth, record.finished) == ("physio", 1, True)
    assert record.holds[-1].name == record.plan[-1]["name"] == "Towel squeeze"
    assert [hold.lengthens for hold in record.holds] == [True] * 5 + [False] * 2
    assert is_done(journal, NOW)


def count_earned_steps(journal: Journal) -> tuple[int, ...]:
    today = NOW.local_date
    return summarize(
        History(today, journal.history.list_past_sessions(today)), CONTENT
    ).earned_steps


def test_however_well_they_go_sessions_of_a_physios_plan_earn_nothing(journal: Journal) -> None:
    keep(journal)
    before = Snapshot(journal, NOW.local_date).todays_plan
    draft = start(journal)
    assert before is not None
    assert draft is not None
    record = build_record(finish(draft), CONTENT)
    for ago in range(1, 60, 2):
        journal.sessions.add(replace(record, id=uuid.uuid4().hex, at=clock.ago(ago)))
    past = journal.history.list_past_sessions(NOW.local_date)
    assert len(past) == 30
    assert not any(is_clean(session, CONTENT) for session in past)
    assert count_earned_steps(journal) == (0, 0, 0, 0)
    after = Snapshot(journal, NOW.local_date).todays_plan
    assert after is not None
    assert after.guidance.plan == before.guidance.plan
    # The same sessions of our own plan would have earned longer holds by now.
    for session in journal.sessions.list():
        journal.sessions.replace(replace(session, source="player"))
    assert all(
        is_clean(session, CONTENT) for session in journal.history.list_past_sessions(NOW.local_date)
    )
    assert count_earned_steps(journal)[1] > 0


def test_todays_pain_takes_lines_away(journal: Journal) -> None:
    plan = keep(journal, stop_at=None)
    gentler = start(journal, 4)
    assert gentler is not None
    assert gentler.gentler
    assert plan.moves[2].move not in {item.move for item in gentler.plan}
    assert gentler.own_moves == ()


@pytest.mark.parametrize("pain", [3, 4, 10])
def test_pain_at_the_physios_limit_begins_no_session(journal: Journal, pain: int) -> None:
    keep(journal)
    assert open_plan(journal).stop_at == 3
    assert start(journal, pain) is None
    assert load_draft(journal) is None


def test_the_limit_of_a_plan_counts_for_as_long_as_the_plan(journal: Journal) -> None:
    plan = keep(journal)
    today = NOW.local_date
    over = replace(plan, made_on=today - dt.timedelta(9), until=today - dt.timedelta(1))
    for last, limit in ((replace(plan, limits=Limits(stop_at_pain=2)), 2), (over, None)):
        keep_physio_plan(journal, last, uuid.uuid4().hex, clock.ago(-1 / 1440 * (limit or 5)))
        assert open_plan(journal).stop_at == limit

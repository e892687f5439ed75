"""A physio's plan in a journal: stored once, and each day no more than the person may do."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from msgspec.structs import replace

from psoas_coach.coach.day_notes import mark_days, mark_flare
from psoas_coach.coach.physio_plan import OpenPlan, keep_physio_plan
from psoas_coach.coach.plan_choices import hide_move
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.journal.records import DayNote, Hold
from tests.support import clock
from tests.support.answers_factory import add_self_check, session
from tests.support.record_samples import physio_plan

NOW = clock.ago(0)


def a_plan(**changed: Any) -> PhysioPlan:  # noqa: ANN401  # any field
    today = NOW.local_date
    dates = {"made_on": today, "until": today + dt.timedelta(days=40)}
    return replace(read_plan(physio_plan()), **{**dates, **changed})


def open_plan(journal: Journal, days_later: int = 0) -> OpenPlan:
    plan = Snapshot(journal, NOW.local_date + dt.timedelta(days=days_later)).physio_plan
    assert plan is not None
    return plan


def keep(journal: Journal, **changed: Any) -> PhysioPlan:  # noqa: ANN401  # any field
    plan = a_plan(**changed)
    assert keep_physio_plan(journal, plan, uuid.uuid4().hex, NOW)
    return plan


def moves(plan: OpenPlan) -> list[str]:
    return [line.item.move for line in plan.today.lines]


def test_a_plan_is_kept_once_and_read_as_it_was(journal: Journal) -> None:
    assert Snapshot(journal, NOW.local_date).physio_plan is None
    plan, id_ = a_plan(), uuid.uuid4().hex
    assert keep_physio_plan(journal, plan, id_, NOW)
    assert not keep_physio_plan(journal, plan, id_, NOW)
    opened = open_plan(journal)
    assert (opened.id, opened.plan) == (id_, plan)


def test_without_a_self_check_nothing_of_it_is_named(journal: Journal) -> None:
    keep(journal)
    assert open_plan(journal).today.silent == "no_moves"


def test_with_one_it_holds_what_the_answers_allow(journal: Journal) -> None:
    plan = keep(journal)
    add_self_check(journal, 1, pain_worst=3)
    assert moves(open_plan(journal)) == [line.move for line in plan.moves]
    add_self_check(journal, 0, precautions=["knee"])
    opened = open_plan(journal)
    assert moves(opened) == ["heel_slide", "standing_stride"]
    assert [(line.why, line.because) for line in opened.today.held] == [
        ("withheld", ("precautions.knee",))
    ]


def test_it_is_silent_while_help_comes_first(journal: Journal) -> None:
    keep(journal)
    add_self_check(journal, 1)
    assert moves(open_plan(journal))
    body = {"level": "today", "signs": ["red_today.weight_loss"]}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, NOW, "new_signs", body))
    assert open_plan(journal).today.silent == "no_moves"
    assert Snapshot(journal, NOW.local_date).person_today is None


def test_something_new_holds_own_moves_and_stretches_back(journal: Journal) -> None:
    keep(journal)
    add_self_check(journal, 1)
    body = {"level": "check", "signs": []}
    journal.day_notes.add(DayNote(uuid.uuid4().hex, NOW, "new_signs", body))
    plan = open_plan(journal)
    assert moves(plan) == []
    assert {line.because for line in plan.today.held} == {("history.new_signs",)}


def test_choices_bad_days_and_its_end_are_kept_to(journal: Journal) -> None:
    plan = keep(journal)
    add_self_check(journal, 1)
    hide_move(journal, "standing_stride")
    assert [line.why for line in open_plan(journal).today.held] == ["hidden"]
    mark_flare(journal, NOW.local_date, NOW.local_date + dt.timedelta(days=1), "half", NOW.zone)
    opened = open_plan(journal)
    assert moves(opened) == ["heel_slide"]
    assert opened.today.lines[0].item.repetitions == 3
    assert open_plan(journal, 41).today.silent == "over"
    assert opened.plan == plan


def test_a_visit_is_due_after_a_week_of_bad_days(journal: Journal) -> None:
    plan = keep(journal)
    add_self_check(journal, 9)
    week = [NOW.local_date - dt.timedelta(days=ago) for ago in range(1, 8)]
    mark_days(journal, "flare", week, NOW.zone)
    opened = open_plan(journal)
    assert plan.moves[2].move not in moves(opened)
    assert [line.why for line in opened.today.held] == ["visit"]


def test_stretching_done_today_reduces_the_rest(journal: Journal) -> None:
    keep(journal)
    add_self_check(journal, 1)
    held = tuple(
        Hold("standing_stride", "Stride", side, 1, 115, 115, lengthens=True)
        for side in ("left", "right")
    )
    journal.sessions.add(session(NOW, holds=held))
    assert [line.why for line in open_plan(journal).today.held] == ["day_full", "day_full"]


def test_a_plan_that_cannot_be_read_counts_for_none(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(journal)
    damaged = replace(physio_plan(), body={})
    monkeypatch.setattr(type(journal.physio_plans), "find_latest", lambda _self: damaged)
    assert Snapshot(journal, NOW.local_date).physio_plan is None


def test_the_plan_before_counts_again_when_the_newest_is_removed(journal: Journal) -> None:
    first = keep(journal)
    later = replace(NOW, utc=NOW.utc + dt.timedelta(minutes=1))
    keep_physio_plan(journal, a_plan(name="Next"), id_ := uuid.uuid4().hex, later)
    assert open_plan(journal).plan.name == "Next"
    journal.physio_plans.remove(id_)
    assert open_plan(journal).plan == first

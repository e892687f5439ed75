"""A hidden move stays hidden until it is shown again, and today's session leaves it out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from psoas_coach.coach.plan_choices import hide_move, load_hidden_moves, unhide_move
from psoas_coach.coach.todays_plan import load_todays_plan, with_current_symptoms
from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from tests.support.answers_factory import self_check

NOON = make_moment(dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC), "UTC")


def test_nothing_is_hidden_at_first(journal: Journal) -> None:
    assert load_hidden_moves(journal) == frozenset()


def test_moves_are_hidden_one_by_one_and_brought_back(journal: Journal) -> None:
    hide_move(journal, "bridge")
    hide_move(journal, "dead_bug")
    assert load_hidden_moves(journal) == {"bridge", "dead_bug"}
    unhide_move(journal, "bridge")
    assert load_hidden_moves(journal) == {"dead_bug"}


def test_hiding_counts_as_a_change_so_that_plans_are_computed_again(journal: Journal) -> None:
    before = journal.read_version()
    hide_move(journal, "bridge")
    assert journal.read_version() > before


def test_another_owner_sees_nothing_of_it(journal: Journal, tmp_path: Path) -> None:
    hide_move(journal, "bridge")
    other = Journal(open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}"), "somebody")
    assert load_hidden_moves(other) == frozenset()


def test_todays_session_does_without_a_hidden_move_however_it_is_worked_out(
    journal: Journal,
) -> None:
    journal.self_checks.add(self_check(NOON))
    plan = load_todays_plan(journal, NOON.local_date, load())
    assert plan is not None
    assert "runners_lunge" in [item.move for item in plan.moves]
    hide_move(journal, "runners_lunge")
    plan = load_todays_plan(journal, NOON.local_date, load())
    assert plan is not None
    assert "runners_lunge" not in [item.move for item in plan.moves]
    sorer = with_current_symptoms(plan, journal, NOON.local_date, load(), pain=3, tingling=False)
    assert sorer != plan.guidance
    assert "runners_lunge" not in [item.move for item in sorer.plan]

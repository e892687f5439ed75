"""A hidden move stays hidden until it is brought back, and today's session does without it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import moment
from psoas_coach.ui.moves.hidden import hidden_moves, hide, show_again
from psoas_coach.ui.session.basis import basis, today
from tests.people import self_check

NOON = moment(dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC), "UTC")


def test_nothing_is_hidden_at_first(journal: Journal) -> None:
    assert hidden_moves(journal) == frozenset()


def test_moves_are_hidden_one_by_one_and_brought_back(journal: Journal) -> None:
    hide(journal, "bridge")
    hide(journal, "dead_bug")
    assert hidden_moves(journal) == {"bridge", "dead_bug"}
    show_again(journal, "bridge")
    assert hidden_moves(journal) == {"dead_bug"}


def test_hiding_counts_as_a_change_so_that_plans_are_worked_out_anew(journal: Journal) -> None:
    before = journal.version()
    hide(journal, "bridge")
    assert journal.version() > before


def test_another_owner_sees_nothing_of_it(journal: Journal, tmp_path: Path) -> None:
    hide(journal, "bridge")
    other = Journal(open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}"), "somebody")
    assert hidden_moves(other) == frozenset()


def test_todays_session_does_without_a_hidden_move_however_it_is_worked_out(
    journal: Journal,
) -> None:
    journal.add_self_check(self_check(NOON))
    known = basis(journal, NOON.local_date)
    assert known is not None
    assert "runners_lunge" in [item.move for item in known.moves]
    hide(journal, "runners_lunge")
    known = basis(journal, NOON.local_date)
    assert known is not None
    assert "runners_lunge" not in [item.move for item in known.moves]
    sorer = today(known, journal, NOON.local_date, 3, tingling=False)
    assert sorer != known.guidance
    assert "runners_lunge" not in [item.move for item in sorer.plan]

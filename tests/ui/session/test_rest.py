"""The rest after a session that was stopped."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from tests.support.answers_factory import self_check
from tests.support.session_page_driver import (
    RULES,
    START,
    OpenPage,
    draft,
    now,
    page_text,
    player,
    press,
    report,
    tap,
    whole,
)


def test_the_rest_has_its_own_clock_and_is_not_recorded(playing: AppTest, journal: Journal) -> None:
    session = draft(journal).id
    report(playing, journal, finished=whole(journal, "stopped", "pain"))
    minutes = (RULES.moves["constructive_rest"].hold_seconds or 0) // 60
    press(playing, f"Rest for {minutes} minutes")
    data = player(playing)
    assert data is not None
    assert data["session"] == f"{session}-rest"
    press(playing, "End the rest")
    assert player(playing) is None
    assert journal.sessions.list() == ()


def test_people_who_cannot_lie_flat_are_offered_a_rest_on_the_side(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(), precautions=["cannot_lie_flat"]))
    at = press(tap(open_page("session"), "How strong", 2), START)
    report(at, journal, finished=whole(journal, "stopped", "pain"))
    assert RULES.move_words["side_lying_rest"].name in page_text(at)


def test_a_rest_that_runs_goes_on_when_the_session_is_saved(
    playing: AppTest, journal: Journal
) -> None:
    session = draft(journal).id
    report(playing, journal, finished=whole(journal, "stopped", "pain"))
    minutes = (RULES.moves["constructive_rest"].hold_seconds or 0) // 60
    press(playing, f"Rest for {minutes} minutes")
    before = player(playing)
    tap(playing, "How strong", 5)
    tap(playing, "Any tingling", "up")
    assert len(journal.sessions.list()) == 1
    assert player(playing) == before
    assert before is not None
    assert before["session"] == f"{session}-rest"

"""A session of an earlier day that was never finished."""

from __future__ import annotations

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.journal.journal import Journal
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
    whole,
)

pytestmark = pytest.mark.dates


def leave_over(journal: Journal, held: float) -> Draft:
    """Leave a session of yesterday in its first hold."""
    going = draft(journal)
    step = next(step for step in drafts.build_player_steps(going, RULES) if step.kind == "hold")
    progress = {"session": going.id, "step": step.id, "left": 1, "held": {step.id: held}}
    body = msgspec.to_builtins(going) | {"progress": progress if held else None}
    body["at"] = msgspec.to_builtins(now(-1))
    journal.drafts.save("session", body)
    return draft(journal)


def test_a_session_left_open_yesterday_can_be_kept_as_it_was(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    leave_over(journal, 21.5)
    at = open_page("session")
    assert "unfinished session" in page_text(at)
    press(at, "Save it as it was")
    (record,) = journal.sessions.list()
    assert record.holds[0].held_seconds == 21.5
    assert not record.finished
    assert record.at.local_date == now(-1).local_date
    assert [button for button in at.button if START in button.label]
    assert player(playing) is not None


def test_a_session_left_open_yesterday_can_be_discarded(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    del playing
    leave_over(journal, 21.5)
    press(open_page("session"), "Discard it")
    assert journal.sessions.list() == ()
    assert draft(journal).stage == "before"


def test_the_questions_after_a_session_wait_for_another_day(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    report(playing, journal, finished=whole(journal))
    body = msgspec.to_builtins(draft(journal)) | {"at": msgspec.to_builtins(now(-2))}
    journal.drafts.save("session", body)
    at = open_page("session")
    assert "How was it on" in page_text(at)
    press(at, "Save without these answers")
    assert journal.sessions.list()[0].at.local_date == now(-2).local_date

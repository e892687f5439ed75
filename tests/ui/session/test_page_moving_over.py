"""A session runs on one device, and moves to another if the person agrees there."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.player import make_player_key
from psoas_coach.ui.words import say
from tests.support.page_driver import run_page, title
from tests.support.session_page_driver import (
    RULES,
    OpenPage,
    draft,
    page_text,
    player,
    press,
    report,
)

HERE, PHONE = "", "phone"


def at(device: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages be open on this device from now on."""
    monkeypatch.setattr(paired_devices, "find_this_device", lambda: device)


def first_hold(journal: Journal) -> str:
    steps = drafts.build_player_steps(draft(journal), RULES)
    return next(step.id for step in steps if step.kind == "hold")


def make_report(journal: Journal, seconds: float) -> dict[str, object]:
    step = first_hold(journal)
    return {
        "session": draft(journal).id,
        "step": step,
        "left": 30 - seconds,
        "held": {step: seconds},
    }


def test_it_runs_where_it_was_begun(playing: AppTest, journal: Journal) -> None:
    assert draft(journal).device == HERE
    assert player(playing) is not None


def test_opening_it_elsewhere_asks_first_and_moves_nothing_until_then(
    playing: AppTest, journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = draft(journal)
    at(PHONE, monkeypatch)
    page = open_page("session")
    assert title(page) == say("session.elsewhere.title")
    assert say("session.elsewhere.computer") in page_text(page)
    assert player(page) is None
    assert draft(journal) == before
    at(HERE, monkeypatch)
    assert player(run_page(playing)) is not None


def test_it_goes_on_there_at_the_last_report_and_stops_here(
    playing: AppTest, journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = make_report(journal, 12.5)
    report(playing, journal, progress=progress)
    at(PHONE, monkeypatch)
    page = press(open_page("session"), say("session.elsewhere.move"))
    data = player(page)
    assert data is not None
    assert data["resume"] == progress
    assert not data["autostart"], "whoever has just opened it may not be in place yet"
    assert data["course"] != draft(journal).id
    assert draft(journal).device == PHONE
    at(HERE, monkeypatch)
    run_page(playing)
    assert player(playing) is None
    assert title(playing) == say("session.elsewhere.title")
    assert say("session.elsewhere.other") in page_text(playing), "a phone that is not in the list"


def test_seconds_counted_before_the_move_was_noticed_are_kept(
    playing: AppTest, journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The phone was off the network while the session was moved away from it."""
    report(playing, journal, progress=make_report(journal, 5))
    at(PHONE, monkeypatch)
    press(open_page("session"), say("session.elsewhere.move"))
    at(HERE, monkeypatch)
    late = make_report(journal, 20)
    playing.session_state[make_player_key(draft(journal).id)] = {"progress": late}
    run_page(playing)
    stored = draft(journal)
    assert stored.device == PHONE
    assert stored.progress is not None
    assert stored.progress.held == {first_hold(journal): 20}
    assert stored.progress.left == 25, "where it is, the other device says"


def test_a_forged_late_report_changes_nothing(
    playing: AppTest, journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(playing, journal, progress=make_report(journal, 5))
    at(PHONE, monkeypatch)
    press(open_page("session"), say("session.elsewhere.move"))
    before = draft(journal)
    at(HERE, monkeypatch)
    forged = {**make_report(journal, 5), "held": {first_hold(journal): 9999}}
    playing.session_state[make_player_key(before.id)] = {"progress": forged}
    run_page(playing)
    assert draft(journal) == before


def test_coming_back_it_begins_where_the_other_device_left_it(
    playing: AppTest, journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(playing, journal, progress=make_report(journal, 5))
    at(PHONE, monkeypatch)
    press(open_page("session"), say("session.elsewhere.move"))
    first = drafts.make_course_id(draft(journal))
    at(HERE, monkeypatch)
    run_page(playing)
    press(playing, say("session.elsewhere.move"))
    data = player(playing)
    assert data is not None
    assert data["course"] not in {first, draft(journal).id}, "its own old place is not asked"
    assert draft(journal).moves == 2

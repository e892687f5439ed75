"""The running session: the player's data, and which reports are stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.journal.journal import Journal
from tests.support.page_driver import run_page
from tests.support.session_page_driver import (
    RULES,
    OpenPage,
    draft,
    page_text,
    player,
    press,
    report,
    whole,
)


def test_the_player_is_given_the_same_from_rerun_to_rerun(
    playing: AppTest, journal: Journal
) -> None:
    first = player(playing)
    assert first
    assert player(run_page(playing)) == first
    steps = drafts.build_player_steps(draft(journal), RULES)
    progress = {"session": draft(journal).id, "step": steps[1].id, "left": 20.0, "held": {}}
    report(playing, journal, progress=progress)
    assert player(playing) == first


def test_a_playing_session_has_no_other_widget_whose_press_its_reports_could_swallow(
    playing: AppTest,
) -> None:
    """Streamlit loses a press that comes in one batch with a report of a fragment's component."""
    assert player(playing)
    assert not playing.button
    assert not playing.toggle
    assert not playing.expander


def test_another_tab_is_given_where_the_session_is(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    step = next(
        step for step in drafts.build_player_steps(draft(journal), RULES) if step.kind == "hold"
    )
    held = {step.id: 12.5}
    progress = {"session": draft(journal).id, "step": step.id, "left": 17.5, "held": held}
    report(playing, journal, progress=progress)
    data = player(open_page("session"))
    assert data is not None
    assert data["resume"] == progress
    assert not data["autostart"]


FORGED: dict[str, Callable[[dict[str, Any]], object]] = {
    "another session": lambda good: {**good, "session": "x"},
    "hours": lambda good: {**good, "held": dict.fromkeys(good["held"], 9999)},
    "an unknown move": lambda good: {**good, "held": {"1.headstand.both.1.hold": 5}},
    "words for seconds": lambda good: {**good, "held": dict.fromkeys(good["held"], "30")},
    "an unknown reason": lambda good: {**good, "how": "stopped", "reason": "<script>"},
    "nothing that fits": lambda _: [1, 2, 3],
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_report_is_refused_with_a_kind_sentence(
    playing: AppTest, journal: Journal, forge: Callable[[dict[str, Any]], object]
) -> None:
    report(playing, journal, finished=forge(whole(journal)))
    assert "doesn't fit this session" in page_text(playing)
    assert draft(journal).stage == "playing"
    press(playing, "Save what was counted")
    press(playing, "Save without these answers")
    (record,) = journal.sessions.list()
    assert all(hold.held_seconds == 0 for hold in record.holds)


def test_forged_sound_settings_are_not_kept(playing: AppTest, journal: Journal) -> None:
    report(playing, journal, sound={"tones": 10_000})
    assert journal.settings.get("sounds") is None
    good = {"theme": "quiet", "tones": 10, "voice": 0, "half": False, "wait": True}
    report(playing, journal, sound=good)
    assert journal.settings.get("sounds") == good

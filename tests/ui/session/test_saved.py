"""A saved session: its numbers."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from tests.support.answers_factory import self_check
from tests.support.session_page_driver import now, page_text, press, report, tap, whole


def save_session(at: AppTest, journal: Journal, seconds: float, pain: int) -> dict[str, list[str]]:
    """Save a session held for so long, and return the tiles: what stands under each name."""
    stopped = whole(journal, "stopped", "time")
    held, left = {}, seconds
    for hold, planned in stopped["held"].items():
        held[hold] = min(planned, left)
        left -= held[hold]
    report(at, journal, finished={**stopped, "held": held})
    tap(at, "How strong", pain)
    tap(at, "Any tingling", "same")
    press(at, "Save")
    tiles = re.findall(r'<div class="pc-tile">(.+?)</div>', page_text(at))
    words = [re.findall(r">([^<>]+)<", tile) for tile in tiles]
    return {name: rest for name, *rest in words}


@pytest.mark.parametrize(
    ("pain", "change"),
    [(1, ["2 → 1", "1 lower"]), (2, ["2 → 2", "No change"]), (4, ["2 → 4", "2 higher"])],
)
def test_it_is_said_in_three_numbers(
    playing: AppTest, journal: Journal, pain: int, change: list[str]
) -> None:
    tiles = save_session(playing, journal, 125.2, pain)
    assert tiles == {"Practised": ["2:05", "minutes"], "Pain": change, "This week": ["1", "day"]}


def test_a_session_that_only_rounds_to_a_minute_makes_no_day(
    playing: AppTest, journal: Journal
) -> None:
    tiles = save_session(playing, journal, 59.6, 1)
    assert tiles["Practised"] == ["1:00", "minutes"]
    assert "This week" not in tiles


def test_a_session_that_was_done_ends_with_what_it_is_for(
    playing: AppTest, journal: Journal
) -> None:
    journal.self_checks.add(self_check(now(), main_activity="walking <the dog>"))
    report(playing, journal, finished=whole(journal))
    tap(playing, "How strong", 1)
    tap(playing, "Any tingling", "same")
    press(playing, "Save")
    assert "For: walking &lt;the dog&gt;" in page_text(playing)

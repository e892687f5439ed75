"""Yesterday's sitting from the break timer is in the check-in, and the timer among the chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_timer import TimerState
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import run_page, words
from tests.support.record_samples import new_id, sitting_break
from tests.support.today_driver import press

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage


def checking_in(journal: Journal, open_page: OpenPage) -> AppTest:
    journal.self_checks.add(self_check(clock.ago(2)))
    at = open_page("today")
    at.session_state[at.session_state["check_in_form"].key] = True
    return run_page(at)


def numbers(at: AppTest) -> dict[str, float | None]:
    """Return the values of the fields, by the word in their keys."""
    return {str(field.key).split("_")[2]: field.value for field in at.number_input}


def test_yesterday_s_sitting_is_filled_in_and_says_from_where(
    journal: Journal, open_page: OpenPage
) -> None:
    yesterday = clock.ago(1)
    journal.sitting_breaks.add(
        [
            sitting_break(at=yesterday, sat_seconds=9000),
            sitting_break(at=yesterday, outcome="skipped", sat_seconds=3000),
            sitting_break(at=yesterday, outcome="away", sat_seconds=10_000),
            sitting_break(at=clock.ago(0), sat_seconds=80_000),
        ]
    )
    at = checking_in(journal, open_page)
    assert (numbers(at)["hours"], numbers(at)["longest"]) == (5.5, 167)
    assert say("today.check_in.timed") in words(at)
    form = at.session_state["check_in_form"]
    at.segmented_control(key=f"check_in_news_{form.writes}").set_value("no")
    at = run_page(at)
    next(button for button in at.button if button.label == say("today.check_in.save")).click()
    run_page(at)
    (note,) = journal.day_notes.list()
    assert note.body == {"sitting_hours": 5.5, "longest_sit": 167}


@pytest.mark.parametrize("seconds", [None, 900])
def test_a_day_without_the_timer_or_nearly_so_leaves_the_fields_empty(
    journal: Journal, open_page: OpenPage, seconds: int | None
) -> None:
    if seconds is not None:
        journal.sitting_breaks.add([sitting_break(at=clock.ago(1), sat_seconds=seconds)])
    at = checking_in(journal, open_page)
    assert not at.number_input
    assert say("today.check_in.timed") not in words(at)
    assert numbers(press(at, say("today.check_in.numbers.both")))["hours"] is None


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("planned", [True, False])
def test_a_timer_that_is_on_stands_on_today(
    journal: Journal, open_page: OpenPage, on: bool, planned: bool
) -> None:
    if planned:
        journal.self_checks.add(self_check(clock.ago(0)))
    timers.save_state(journal, TimerState(new_id(), on=on))
    at = open_page("today")
    chips = [
        component
        for component in at.get("bidi_component")
        if b'"view":"chip"' in component.proto.bytes
    ]
    assert len(chips) == on
    assert b"Stand and walk" not in b"".join(bytes(chip.proto.bytes) for chip in chips)

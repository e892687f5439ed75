"""Every control of the player does what it says, by touch and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.session_driver import (
    course,
    first_hold,
    phase,
    status,
    store_self_check,
    until,
    wait_for_saved,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

pytestmark = pytest.mark.page_clock


@pytest.fixture
def holding(app: App, page: Page) -> Page:
    """A page at the begin of the first hold, its clock in the hands of the test."""
    store_self_check(app)
    first_hold(page, app)
    return page


def digits(page: Page) -> str:
    return page.locator(".clock").inner_text()


def test_a_pause_stops_the_time_and_going_on_counts_three_seconds_first(holding: Page) -> None:
    holding.clock.run_for(10_000)
    holding.get_by_role("button", name="Pause").click()
    left = course(holding)["left"]
    holding.clock.run_for(60_000)
    assert course(holding)["left"] == left
    holding.get_by_role("button", name="Continue").click()
    assert status(holding) == "recount"
    assert digits(holding) == "3"
    holding.clock.run_for(2_000)
    assert status(holding) == "recount"
    holding.clock.run_for(1_200)
    assert status(holding) == "running"
    remaining = course(holding)["deadline"] - holding.evaluate("Date.now()")
    assert left - 2_000 < remaining < left


def test_a_pause_in_the_re_count_waits_at_the_same_second(holding: Page) -> None:
    holding.clock.run_for(10_000)
    holding.get_by_role("button", name="Pause").click()
    left = course(holding)["left"]
    for _ in range(2):
        holding.get_by_role("button", name="Continue").click()
        holding.clock.run_for(1_000)
        holding.get_by_role("button", name="Pause").click()
    assert course(holding)["left"] == left


def test_skip_goes_on_and_keeps_what_was_held(holding: Page) -> None:
    holding.clock.run_for(6_000)
    holding.get_by_role("button", name="Skip").click()
    until(holding, "Short rest")
    assert 6_000 <= next(iter(course(holding)["held"].values())) < 8_000


def test_back_from_a_hold_gives_time_to_get_ready_again(holding: Page) -> None:
    holding.clock.run_for(3_000)
    holding.get_by_role("button", name="Back").click()
    until(holding, "Get ready")
    assert course(holding)["step"] == 2  # after the warm-up and the place
    assert status(holding) == "running"


def test_back_between_two_holds_goes_to_the_one_before(holding: Page) -> None:
    holding.get_by_role("button", name="Skip").click()
    until(holding, "Short rest")
    holding.get_by_role("button", name="Back").click()
    until(holding, "Get ready")
    assert course(holding)["step"] == 2  # after the warm-up and the place


def test_a_hold_done_again_keeps_its_longer_try(holding: Page) -> None:
    holding.clock.run_for(12_000)
    holding.get_by_role("button", name="Back").click()
    holding.get_by_role("button", name="Begin", exact=True).click()
    holding.clock.run_for(4_000)
    holding.get_by_role("button", name="Skip").click()
    assert next(iter(course(holding)["held"].values())) >= 12_000


def test_stop_pauses_at_once_and_asks_why(holding: Page) -> None:
    holding.get_by_role("button", name="Stop", exact=True).click()
    assert status(holding) == "paused"
    assert holding.get_by_role("heading", name="What made you stop?").is_visible()
    for reason in ("It hurt", "Tingling or numbness", "I'm tired", "I'm out of time"):
        assert holding.get_by_role("button", name=reason).is_visible()


def test_going_on_after_the_stop_question_counts_three_seconds_first(holding: Page) -> None:
    holding.get_by_role("button", name="Stop", exact=True).click()
    holding.get_by_role("button", name="Nothing, keep going").click()
    assert status(holding) == "recount"


def test_the_keys_pause_go_on_go_back_and_ask_about_stopping(holding: Page) -> None:
    press = holding.keyboard.press
    press("Space")
    assert status(holding) == "paused"
    press("Space")
    assert status(holding) == "recount"
    holding.clock.run_for(3_200)
    press("ArrowRight")
    until(holding, "Short rest")
    press("ArrowLeft")
    until(holding, "Get ready")
    press("Escape")
    assert holding.get_by_role("heading", name="What made you stop?").is_visible()
    press("Escape")
    assert holding.get_by_role("heading", name="What made you stop?").is_hidden()


def test_escape_leaves_the_full_view_first_and_asks_only_then(holding: Page) -> None:
    holding.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject() }")
    holding.get_by_role("button", name="Full view").click()
    holding.locator(".player.full").wait_for()
    holding.keyboard.press("Escape")
    holding.locator(".player:not(.full)").wait_for()
    assert status(holding) == "running"
    holding.keyboard.press("Escape")
    assert holding.get_by_role("heading", name="What made you stop?").is_visible()
    holding.keyboard.press("Escape")
    assert status(holding) == "recount"


def test_space_on_the_pause_button_pauses_once(holding: Page) -> None:
    holding.get_by_role("button", name="Pause").focus()
    holding.keyboard.press("Space")
    assert status(holding) == "paused"
    assert holding.get_by_role("button", name="Continue").evaluate("e => e.matches(':focus')")


def test_after_a_tap_on_a_button_space_still_means_pause(holding: Page) -> None:
    holding.clock.run_for(5_000)
    holding.get_by_role("button", name="Back").click()
    holding.keyboard.press("Space")
    assert status(holding) == "paused"


def test_letters_do_nothing(holding: Page) -> None:
    for letter in "psbqnx":
        holding.keyboard.press(letter)
    assert status(holding) == "running"
    assert phase(holding).startswith("Hold")


def test_the_stop_question_rests_on_going_on_so_that_a_slip_stops_nothing(holding: Page) -> None:
    holding.keyboard.press("Escape")
    holding.keyboard.press("Enter")
    assert status(holding) == "recount"


def test_the_arrows_move_a_volume_and_not_the_session(holding: Page) -> None:
    holding.get_by_role("button", name="Sound").click()
    holding.get_by_role("slider", name="Tones").focus()
    holding.keyboard.press("ArrowRight")
    assert holding.get_by_role("slider", name="Tones").input_value() == "70"
    assert phase(holding).startswith("Hold")


def test_a_double_tap_on_pause_is_a_pause_and_a_going_on(holding: Page) -> None:
    holding.get_by_role("button", name="Pause").dblclick()
    assert status(holding) == "recount"


def test_skipping_through_to_the_end_is_not_called_finished(app: App, holding: Page) -> None:
    for _ in range(60):
        if holding.get_by_text("How strong is your pain now?").is_visible():
            break
        if holding.locator(".player[data-status=running]").count():
            holding.keyboard.press("ArrowRight")
        holding.clock.run_for(100)
    holding.clock.resume()
    holding.get_by_role("button", name="Save without these answers").click()
    wait_for_saved(holding)
    (record,) = app.journal().sessions.list()
    assert not record.finished
    assert {hold.stop_reason for hold in record.holds} == {"skipped"}

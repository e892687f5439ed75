"""The session page around the player: the way in, the cards, logging by hand; and axe on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.app_server import (
    TOO_WIDE,
    violations_in_both_themes,
    wait_until_idle,
    wait_until_still,
)
from tests.support.scale_driver import pain_number
from tests.support.session_driver import (
    status,
    store_self_check,
    until,
    wait_for_saved,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

WARM_UP_AT_MOST, PLACE_AT_MOST = 121_000, 21_000
"""Milliseconds after which the walk, and the way into the first position, are over."""
COUNT_TAPS = """(() => {
  window.__taps = 0
  addEventListener("click", (event) => (window.__taps += event.isTrusted), true)
})()"""


def count_taps(page: Page) -> None:
    """Have the page count its taps; it is opened after that."""
    page.add_init_script(COUNT_TAPS)


def taps(page: Page) -> int:
    """Return how often the open page was tapped."""
    taps: int = page.evaluate("window.__taps")
    return taps


@pytest.mark.page_clock
@pytest.mark.parametrize("path", ["/", "/session"], ids=["Today", "Session"])
def test_opening_the_app_to_getting_ready_takes_two_taps(app: App, page: Page, path: str) -> None:
    """The walk that warms up and the way to the floor go on by themselves to the first hold."""
    store_self_check(app)
    count_taps(page)
    page.goto(f"{app.url}{path}")
    wait_until_idle(page)
    pain_number(page, 3).first.click()
    page.get_by_role("button", name="I'm fine to start").click()
    until(page, "Warm up")
    assert status(page) == "running"
    assert page.url == f"{app.url}/session"
    page.clock.run_for(WARM_UP_AT_MOST)
    until(page, "Find your place")
    page.clock.run_for(PLACE_AT_MOST)
    until(page, "Get ready")
    assert taps(page) == 2


def test_the_count_of_taps_itself_counts_every_one(page: Page) -> None:
    count_taps(page)
    page.goto("data:text/html,<button>One</button><button>Two</button>")
    for name in ("One", "Two", "One"):
        page.get_by_role("button", name=name).click()
    page.keyboard.press("Enter")
    assert taps(page) == 4


def test_in_text_twice_as_large_a_long_name_of_a_move_stays_in_the_page(
    app: App, page: Page
) -> None:
    store_self_check(app)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app.url}/session?log=by_hand")
    wait_until_idle(page)
    page.add_style_tag(content="html { font-size: 200% !important }")
    wait_until_still(page)
    names = page.get_by_role("button", name="Kneeling backbend with a turn")
    box = names.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390
    assert page.evaluate(TOO_WIDE) <= 0


def test_two_quick_taps_on_a_number_and_start_are_enough(app: App, page: Page) -> None:
    """Nobody waits for the page between the two."""
    store_self_check(app)
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    pain_number(page, 3).click(no_wait_after=True)
    page.get_by_role("button", name="I'm fine to start").dblclick(no_wait_after=True)
    until(page, "Warm up")
    wait_until_idle(page)
    assert status(page) == "running"
    draft = app.journal().drafts.load("session")
    assert draft is not None
    assert draft["pain_before"] == 3


def test_axe_finds_nothing_on_the_cards(app: App, page: Page) -> None:
    store_self_check(app)
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    chest, weight = "Back pain and chest pain together.", "Losing weight without trying."
    for card, sign in (("Chest pain", chest), ("Fever, weak", weight), (None, None)):
        page.get_by_role("button", name="Something feels wrong").click()
        page.get_by_role("heading", name="What is new?").wait_for()
        wait_until_idle(page)
        assert violations_in_both_themes(page) == []
        if card is not None:
            page.get_by_role("button", name=card).click()
            page.get_by_role("checkbox", name=sign).check()
            wait_until_idle(page)
        done = "Something else is new" if sign is None else "That's all"
        page.get_by_role("button", name=done, exact=True).click()
        page.get_by_role("button", name="I chose that by mistake").wait_for()
        wait_until_idle(page)
        assert violations_in_both_themes(page) == []
        page.get_by_role("button", name="I chose that by mistake").click()
        wait_until_idle(page)


def test_a_session_is_logged_by_hand(app: App, page: Page) -> None:
    page.goto(f"{app.url}/session?log=by_hand")
    wait_until_idle(page)
    page.get_by_role("button", name="Heel slide").click()
    wait_until_idle(page)
    page.get_by_role("radio", name="Left", exact=True).click()
    page.mouse.move(0, 0)
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Save this session").dblclick()
    page.get_by_text("Saved:").wait_for()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    (record,) = app.journal().sessions.list()
    assert [(hold.side, hold.held_seconds) for hold in record.holds] == [("left", 60)]


def test_a_double_tap_chooses_a_number_and_a_later_tap_takes_it_back(app: App, page: Page) -> None:
    store_self_check(app)
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    pain_number(page, 2).dblclick()
    wait_until_idle(page)
    assert pain_number(page, 2).is_checked()
    pain_number(page, 2).click()
    assert not pain_number(page, 2).is_checked()


def test_the_way_to_log_by_hand_and_back_is_on_the_page(app: App, page: Page) -> None:
    store_self_check(app)
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    page.get_by_role("button", name="Log a session you did without the app").click()
    page.get_by_role("heading", name="Log a session").wait_for()
    page.reload()
    page.get_by_role("heading", name="Log a session").wait_for()
    page.get_by_role("button", name="Back to today's session").click()
    page.get_by_role("heading", name="Session", exact=True).wait_for()


@pytest.mark.page_clock
def test_after_a_stop_a_rest_is_offered_with_its_own_clock(app: App, page: Page) -> None:
    store_self_check(app)
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    pain_number(page, 2).click()
    page.get_by_role("button", name="I'm fine to start").click()
    until(page, "Warm up")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="It hurt").click()
    page.get_by_role("button", name="Rest for 2 minutes").click()
    until(page, "Find your place")
    assert page.locator(".name").inner_text() == "Constructive rest"
    page.get_by_role("button", name="End the rest").click()
    page.locator(".player").wait_for(state="detached")
    page.get_by_role("button", name="Save without these answers").click()
    wait_for_saved(page)
    (record,) = app.journal().sessions.list()
    assert record.stop_reason == "pain"
    assert "constructive_rest" not in {h.move for h in record.holds if h.held_seconds}

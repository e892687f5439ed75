"""Accessibility of the player: every state under axe, in both themes; sizes; announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.support.app_server import violations_in_both_themes, wait_until_idle
from tests.support.scale_driver import pain_number
from tests.support.session_driver import course, start, store_self_check, until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

SIZES = [(390, 844), (360, 740), (320, 640), (740, 360), (844, 390), (768, 1024), (1280, 800)]


def test_axe_finds_nothing_in_any_state(app: App, page: Page) -> None:
    store_self_check(app)
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    page.get_by_text("Anything new or worrying since last time").click()
    page.get_by_text("Get help right away for any of these").wait_for()
    assert violations_in_both_themes(page) == []
    pain_number(page, 2).click()
    page.get_by_role("button", name="I'm fine to start").click()
    until(page, "Warm up")
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Skip", exact=True).click()
    until(page, "Find your place")
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="I'm ready").click()
    until(page, "Get ready")
    page.get_by_role("button", name="Begin", exact=True).click()
    until(page, "Hold")
    page.get_by_role("button", name="Sound").click()
    page.get_by_text("How to do it").click()
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Pause").click()
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Full view").click()
    page.locator(".player.full").wait_for()
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Stop", exact=True).click()
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="It hurt").click()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Save without these answers").click()
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []


@pytest.mark.page_clock
def test_the_clock_the_controls_and_the_stop_rules_are_in_sight_without_scrolling(
    app: App, page: Page
) -> None:
    store_self_check(app)
    start(page, app, warm_up=True)
    page.keyboard.press("ArrowRight")
    until(page, "Find your place")
    wait_until_idle(page)
    for _ in at_each_size(page):
        in_sight(page, ".name", ".figure", ".cue", ".kit", ".controls", ".wait", ".stopping")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    until(page, "Hold")
    for _ in at_each_size(page):
        in_sight(
            page, ".name", ".figure", ".clock", ".phase", ".cue", ".next", ".controls", ".stopping"
        )
    for _ in range(20):
        if page.locator(".dial.counting").count():
            break
        page.keyboard.press("ArrowRight")
        page.clock.run_for(50)
    for _ in at_each_size(page):
        in_sight(page, ".clock", ".of", ".phase", ".controls", ".stopping")


def at_each_size(page: Page) -> Iterator[tuple[int, int]]:
    """Make the display of each size in turn, and wait until the page has settled in it."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        yield width, height


def in_sight(page: Page, *parts: str) -> None:
    """Check that these parts of the player lie on the display, whole."""
    size = page.viewport_size
    assert size is not None
    for part in parts:
        box = page.locator(part).bounding_box()
        assert box is not None, part
        assert box["x"] >= 0, part
        assert box["x"] + box["width"] <= size["width"], part
        assert box["y"] >= 0, part
        assert box["y"] + box["height"] <= size["height"] + 1, part
        assert min(box["width"], box["height"]) > 0, part


def test_the_digits_can_be_read_from_the_floor_and_every_button_can_be_hit(
    app: App, page: Page
) -> None:
    """A digit as high as a two-hundredth of the distance: 10 mm for two metres, 63 CSS pixels."""
    store_self_check(app)
    start(page, app)
    until(page, "Hold")
    page.get_by_role("button", name="Sound").click()
    for size in at_each_size(page):
        font = page.locator(".clock").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert font * 0.66 >= 63, size
        for button in page.locator(".player button:visible, .player label:visible").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 48, (size, button.inner_text())


@pytest.mark.page_clock
def test_on_a_small_phone_the_figure_has_room_and_the_buttons_stand_still(
    app: App, page: Page
) -> None:
    store_self_check(app)
    page.set_viewport_size({"width": 320, "height": 640})
    start(page, app)
    tops = set()
    for _ in range(60):
        kind = page.locator(".player").get_attribute("data-kind")
        if kind in {"hold", "ready", "switch"} and not page.locator(".long").count():
            stage = page.locator(".stage").bounding_box()
            controls = page.locator(".controls").bounding_box()
            assert stage is not None
            assert controls is not None
            assert stage["height"] >= 140
            tops.add(round(controls["y"]))
        page.keyboard.press("ArrowRight")
        page.clock.run_for(200)
        if len(tops) > 1 or page.locator(".place").inner_text().endswith("3 of 4"):
            break
    assert len(tops) == 1


def test_each_step_is_announced_politely_and_the_ticking_is_not(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    live = page.locator(".live")
    assert live.get_attribute("aria-live") == "polite"
    live.filter(has_text="Get ready. Crescent lunge").wait_for(state="attached")
    page.get_by_role("button", name="Begin", exact=True).click()
    live.filter(has_text="Begin, left side.").wait_for(state="attached")
    page.get_by_role("button", name="Pause").click()
    live.filter(has_text="Paused").wait_for(state="attached")
    assert page.get_by_role("timer").get_attribute("aria-live") == "off"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_less_motion_is_honoured(
    app: App, contexts: Contexts, motion: Literal["reduce", "no-preference"]
) -> None:
    store_self_check(app)
    page = contexts(reduced_motion=motion).new_page()
    start(page, app)
    until(page, "Get ready")
    moves = page.locator(".bar").evaluate("e => getComputedStyle(e).transitionDuration")
    assert moves == ("0s" if motion == "reduce" else "0.25s")


def test_the_full_page_covers_everything_and_gives_it_back(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    until(page, "Hold")
    page.get_by_role("button", name="Full view").click()
    page.locator(".player.full").wait_for()
    on_top = page.evaluate(
        "() => document.elementFromPoint(20, 8).shadowRoot?.querySelector('.player') != null"
    )
    assert on_top
    before = course(page)["deadline"]
    page.get_by_role("button", name="Exit full view").click()
    page.locator(".player:not(.full)").wait_for()
    assert course(page)["deadline"] == before


def test_a_phone_on_its_side_gets_the_whole_display(app: App, page: Page) -> None:
    store_self_check(app)
    page.set_viewport_size({"width": 740, "height": 360})
    start(page, app)
    page.locator(".player.full").wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".player:not(.full)").wait_for()

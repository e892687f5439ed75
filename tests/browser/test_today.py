"""The front page in a browser: two taps to the first hold, every state under axe, on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui.words import say
from tests.support.app_server import (
    rerun,
    violations_in_both_themes,
    wait_until_idle,
    wait_until_still,
)
from tests.support.scale_driver import pain_number
from tests.support.session_driver import store_self_check, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

STANDS = """() => {
  const drawn = [...document.querySelectorAll('.pc-stage img')]
  return drawn.length > 0 && drawn.every(one => one.complete)
    && getComputedStyle(document.querySelector('.pc-bar-bottom')).position === 'fixed'
}"""
"""The figures are there, and the stylesheet is."""


LONGEST = 1450
"""Pixels of the page on a phone, with a plan of four moves and an offer of one more question."""


def open_today(page: Page, app: App) -> None:
    page.goto(app.url)
    wait_until_idle(page)


def test_from_opening_the_app_two_taps_lead_to_getting_ready(app: App, page: Page) -> None:
    store_self_check(app)
    open_today(page, app)
    pain_number(page, 2).click()
    page.get_by_role("button", name=say("session.before.start")).click()
    until(page, "Warm up")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_figure_scale_and_play_button_are_on_the_first_screen(
    app: App, contexts: Contexts, motion: str
) -> None:
    store_self_check(app)
    page = contexts(viewport={"width": 390, "height": 844}, reduced_motion=motion).new_page()
    open_today(page, app)
    page.wait_for_function(STANDS)
    bar = page.locator(".pc-bar-bottom").bounding_box()
    assert bar is not None
    figure = page.locator(".pc-stage img:not(.pc-breath)")
    breath = page.locator(".pc-breath:visible")
    assert breath.count() == (motion != "reduce")
    if motion != "reduce":
        assert breath.bounding_box() == figure.bounding_box()
        assert breath.evaluate("one => one.getAnimations()[0].playState") == "running"
    start = page.get_by_role("button", name=say("session.before.start"))
    pain = page.get_by_role("radio", name="10", exact=False).last
    for seen in (figure, pain, start):
        box = seen.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= bar["y"]
    height = start.bounding_box()
    assert height is not None
    assert height["height"] >= 48


def test_the_whole_page_is_little_more_than_one_screen_and_a_half(app: App, page: Page) -> None:
    store_self_check(app)
    page.set_viewport_size({"width": 390, "height": 844})
    open_today(page, app)
    page.wait_for_function(STANDS)
    long = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
    assert long <= LONGEST
    rows = page.locator(".move-rows summary")
    assert rows.count() > 3
    for row in rows.all():
        box = row.bounding_box()
        assert box is not None
        assert box["height"] >= 48
    rows.first.press("Enter")
    assert page.locator(".move-rows details[open] .how").is_visible()


def test_the_first_visit_is_one_screen_with_one_button(app: App, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_today(page, app)
    page.wait_for_function(STANDS)
    bar = page.locator(".pc-bar-bottom").bounding_box()
    assert bar is not None
    for seen in (
        page.get_by_text(say("frame.name"), exact=True).last,
        page.locator(".pc-stage img:not(.pc-breath)"),
        page.get_by_role("heading", name=say("today.first.title"), level=1),
        page.get_by_role("button", name=say("today.first.start")),
    ):
        box = seen.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= bar["y"]


def test_axe_finds_nothing_in_any_state(app: App, page: Page) -> None:
    def faultless() -> None:
        page.wait_for_function("() => !document.querySelector('[data-stale=true]')")
        page.mouse.move(0, 0)  # Streamlit pales the chosen option while the mouse is on it
        wait_until_still(page)  # what unfolds or fades is pale while it does
        assert violations_in_both_themes(page) == []
        assert page.evaluate(OVERFLOW) <= 0

    open_today(page, app)
    page.get_by_text(say("today.first.what_to_expect")).click()
    faultless()
    store_self_check(app)
    open_today(page, app)
    faultless()
    page.get_by_text(say("today.check_in.title")).click()
    wait_until_idle(page)
    page.get_by_role("button", name=say("today.check_in.numbers.both")).click()
    page.get_by_text(say("today.check_in.hours")).wait_for()
    faultless()
    page.get_by_role("button", name=say("today.check_in.save")).click()
    page.get_by_text(say("today.check_in.new_first")).wait_for()
    faultless()
    page.get_by_text(say("today.days.title")).click()
    page.get_by_text(say("today.days.flare")).click()
    page.get_by_text(say("today.plan.flare_half")).first.wait_for()
    faultless()
    page.get_by_role("radio", name=say("today.days.breaks")).click()
    page.get_by_text(say("today.plan.flare_breaks")).wait_for()
    faultless()


def test_axe_finds_nothing_where_a_card_stands(app: App, page: Page) -> None:
    open_today(page, app)
    for level, answers in (
        ("soon", {"see_someone": ["very_low_mood"]}),
        ("under_18", {"age_group": "under_18"}),
        ("today", {"red_today": ["weight_loss"]}),
        ("emergency", {"red_now": ["chest_pain"]}),
    ):
        store_self_check(app, **answers)
        rerun(page)
        page.get_by_text(say(f"results.levels.{level}.title")).first.wait_for()
        assert violations_in_both_themes(page) == [], level
        assert page.evaluate(OVERFLOW) <= 0, level


def test_a_check_in_saved_twice_in_two_tabs_is_kept_once(app: App, contexts: Contexts) -> None:
    store_self_check(app)
    context = contexts()
    tabs = [context.new_page(), context.new_page()]
    first, second = tabs
    open_today(first, app)
    first.get_by_text(say("today.check_in.title")).click()
    wait_until_idle(first)
    scale = first.locator(".st-key-chips").get_by_role(
        "radiogroup", name=say("today.check_in.pain")
    )
    pain_number(scale, 3).click()
    wait_until_idle(first)
    first.get_by_role("radio", name=say("today.check_in.new_no")).click()
    wait_until_idle(first)
    open_today(second, app)  # an unsaved form of one tab is in the other
    chip = second.locator(".st-key-chips").get_by_role(
        "radiogroup", name=say("today.check_in.pain")
    )
    assert pain_number(chip, 3).is_checked()
    for tab in tabs:
        tab.get_by_role("button", name=say("today.check_in.save")).dblclick()
        wait_until_idle(tab)
    (note,) = app.journal().day_notes.list()
    assert note.body == {"pain_now": 3}


def test_a_flare_is_still_on_after_the_server_was_killed(app: App, page: Page) -> None:
    store_self_check(app)
    open_today(page, app)
    page.get_by_text(say("today.days.title")).click()
    page.get_by_text(say("today.days.flare")).click()
    page.get_by_text(say("today.plan.flare_half")).first.wait_for()
    app.kill()
    app.start()
    open_today(page, app)
    page.get_by_text(say("today.plan.flare_half")).first.wait_for()
    page.get_by_text(say("today.days.title")).click()
    assert page.get_by_role("switch", name=say("today.days.flare")).is_checked()
    assert len(app.journal().day_notes.list()) == 3

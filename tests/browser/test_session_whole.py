"""A whole session in Chromium, the clock sped up: begun, held, answered, and saved exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from psoas_coach.coach.session_draft import load_draft
from psoas_coach.ui.words import say
from tests.support.app_server import wait_until_idle
from tests.support.scale_driver import pain_number
from tests.support.session_driver import (
    finish_after,
    first_hold,
    let_run,
    run_to_the_end,
    seconds_shown,
    skip_to_the_end,
    start,
    status,
    store_self_check,
    wait_for_saved,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

TARGET = 48
"""Pixels: the least height of what is tapped in a session."""


@pytest.mark.page_clock
def test_a_session_from_the_first_tap_to_the_record(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    assert status(page) == "running"
    run_to_the_end(page)
    finish_after(page)
    page.get_by_label("Add a note").fill("Felt easy")
    page.get_by_role("button", name="Back to Today").click()
    page.get_by_text("Your session is saved.", exact=True).wait_for(state="detached")
    wait_until_idle(page)
    (record,) = app.journal().sessions.list()
    assert record.finished
    assert record.stop_reason is None
    assert (record.pain_before, record.pain_after, record.tingling) == (2, 1, "same")
    assert record.tingling_before is False
    assert record.note == "Felt easy"
    assert record.holds
    assert all(hold.held_seconds == hold.planned_seconds for hold in record.holds)
    sides = {
        side: sum(hold.held_seconds for hold in record.holds if hold.side == side)
        for side in ("left", "right")
    }
    assert sides["left"] == sides["right"] > 0


@pytest.mark.page_clock
def test_answers_tapped_again_and_again_keep_one_record(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    skip_to_the_end(page)
    wait_until_idle(page)
    page.clock.resume()
    pain_number(page, 1).dblclick()
    page.evaluate(
        """async () => {
          for (let click = 0; click < 8; click++) {
            const buttons = [...document.querySelectorAll('button')]
            buttons.find(button => button.textContent === 'None, or the same').click()
            await new Promise(next => setTimeout(next, 20))
          }
        }"""
    )
    wait_for_saved(page)
    wait_until_idle(page)
    (record,) = app.journal().sessions.list()
    assert (record.pain_after, record.tingling) == (1, "same")


@pytest.mark.page_clock
def test_two_tabs_save_one_record(app: App, contexts: Contexts) -> None:
    store_self_check(app)
    context = contexts()
    first, second = context.new_page(), context.new_page()
    start(first, app)
    skip_to_the_end(first)
    second.goto(f"{app.url}/session")
    for tab in (first, second):
        finish_after(tab)
    assert len(app.journal().sessions.list()) == 1


def test_a_second_tab_finds_the_session_and_only_one_clock_runs(
    app: App, contexts: Contexts
) -> None:
    store_self_check(app)
    context = contexts()
    first, second = context.new_page(), context.new_page()
    start(first, app)
    first.locator(".phase", has_text="Hold").wait_for()
    wait_until_idle(first)
    second.goto(f"{app.url}/session")
    second.locator(".phase", has_text="Paused").wait_for()
    assert second.locator(".name").inner_text() == first.locator(".name").inner_text()
    second.get_by_role("button", name="Continue").click()
    first.locator(".phase", has_text="another window").wait_for()
    assert status(first) == "paused"


def test_stopping_early_keeps_the_seconds_that_were_held(app: App, page: Page) -> None:
    store_self_check(app)
    first_hold(page, app)
    let_run(page, 3)
    left = seconds_shown(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tingling or numbness").click()
    wait_until_idle(page)
    page.get_by_text("Tingling is a good reason to stop").wait_for()
    page.get_by_role("button", name="Save without these answers").click()
    wait_for_saved(page)
    (record,) = app.journal().sessions.list()
    assert not record.finished
    assert record.stop_reason == "tingling"
    assert 29 - left < record.holds[0].held_seconds < 15
    assert record.holds[0].stop_reason == "tingling"


def test_a_link_tapped_right_after_typing_leads_on_and_keeps_the_note(app: App, page: Page) -> None:
    store_self_check(app)
    first_hold(page, app)
    let_run(page, 1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tired").click()
    wait_until_idle(page)
    page.get_by_label("Add a note").fill("Stiff")
    page.get_by_role("link", name="Today").click()  # Without the pause between a person's taps.
    page.get_by_role("heading", name="Today", level=1).wait_for()
    wait_until_idle(page)
    assert urlsplit(page.url).path == "/"
    draft = load_draft(app.journal())
    assert draft is not None
    assert draft.note == "Stiff"


@pytest.mark.parametrize("way", ["today", "progress"])
def test_a_way_on_from_the_finish_leads_to_the_heading_of_its_page(
    app: App, page: Page, way: str
) -> None:
    store_self_check(app)
    first_hold(page, app)
    let_run(page, 1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tired").click()
    wait_until_idle(page)
    for answer in page.locator("[data-testid=stButtonGroup] button").all():
        box = answer.bounding_box()
        assert box is not None
        assert box["height"] >= TARGET
    finish_after(page)
    page.get_by_role("button", name=say(f"session.saved.{way}")).click()
    heading = page.get_by_role("heading", name=say(f"frame.pages.{way}"), level=1)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()

"""The warm-up before a session that lengthens: shown, counted down, skipped, never held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.coach import session_draft as drafts
from tests.support.app_server import wait_until_idle
from tests.support.session_driver import (
    course,
    error,
    finish_after,
    let_run,
    phase,
    skip_to_the_end,
    start,
    status,
    store_self_check,
    until,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

MINUTE = 60_000


@pytest.mark.page_clock
def test_a_session_begins_with_two_minutes_of_walking_about(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app, warm_up=True)
    assert phase(page) == "Warm up"
    assert page.locator(".name").inner_text() == "Walk"
    assert page.locator(".place").inner_text() == "Warm-up"
    assert "Walk around" in page.locator(".cue").inner_text()
    assert page.locator(".figure svg").is_visible()
    page.clock.run_for(MINUTE)
    assert page.locator(".clock").inner_text() in {"1:00", "0:59"}
    page.clock.run_for(MINUTE + 200)
    until(page, "Find your place")
    assert page.locator(".place").inner_text() == "Move 1 of 4 · standing"
    assert course(page)["held"] == {}


def test_the_warm_up_can_be_skipped_and_come_back_to(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app, warm_up=True)
    page.get_by_role("button", name="Skip", exact=True).click()
    until(page, "Find your place")
    page.get_by_role("button", name="Back").click()
    until(page, "Warm up")
    assert course(page)["held"] == {}


def test_a_reload_in_the_middle_of_the_warm_up_keeps_its_second(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app, warm_up=True)
    let_run(page, 2)
    before = course(page)
    page.reload()
    until(page, "Warm up")
    after = course(page)
    assert status(page) == "running"
    assert (after["step"], after["deadline"]) == (before["step"], before["deadline"])
    assert error(page) < 0.25


def test_another_tab_goes_on_where_the_warm_up_was(
    app: App, page: Page, contexts: Contexts
) -> None:
    store_self_check(app)
    start(page, app, warm_up=True)
    let_run(page, 1)
    page.get_by_role("button", name="Pause").click()
    wait_until_idle(page)
    draft = drafts.load_draft(app.journal())
    assert draft is not None
    assert draft.progress is not None
    assert draft.progress.step.endswith(".warm_up")
    assert draft.progress.left < 119.5
    other = contexts().new_page()
    other.goto(f"{app.url}/session")
    other.locator(".clock").wait_for()
    assert other.locator(".name").inner_text() == "Walk"
    assert status(other) == "paused"
    other.get_by_role("button", name="Continue").click()
    until(other, "Starting again in 3 seconds")
    assert course(other)["left"] < 119_500


@pytest.mark.page_clock
def test_the_warm_up_is_in_no_record(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app, warm_up=True)
    skip_to_the_end(page)
    finish_after(page)
    (record,) = app.journal().sessions.list()
    assert record.finished
    assert "walk" not in {hold.move for hold in record.holds}
    assert sum(hold.held_seconds for hold in record.holds) == sum(
        hold.planned_seconds for hold in record.holds
    )

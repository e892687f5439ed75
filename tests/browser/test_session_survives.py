"""Interruptions in the middle of a session, and that they cost nothing.

Each test compares the absolute deadline of the running step before and after: the same deadline is
the right second, to the millisecond.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004 -- Playwright's own

from psoas_coach.coach import session_draft as drafts
from tests.support.app_server import Line, eventually, wait_until_idle, wait_until_offline
from tests.support.scale_driver import pain_number
from tests.support.session_driver import (
    course,
    error,
    finish_after,
    first_hold,
    let_run,
    skip_the_steps,
    skip_to_the_end,
    start,
    status,
    store_self_check,
    tap_tingling,
    until,
    wait_for_saved,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App


@pytest.fixture
def holding(app: App, page: Page) -> Page:
    """A page a moment into the first hold."""
    store_self_check(app)
    first_hold(page, app)
    let_run(page, 1)
    return page


def test_a_reload_in_the_middle_of_a_hold_keeps_its_second(holding: Page) -> None:
    before = course(holding)
    holding.reload()
    until(holding, "Hold")
    after = course(holding)
    assert status(holding) == "running"
    assert (after["step"], after["deadline"]) == (before["step"], before["deadline"])
    assert error(holding) < 0.25


def test_another_page_and_back_keeps_the_second(app: App, holding: Page) -> None:
    before = course(holding)
    holding.goto(f"{app.url}/")
    wait_until_idle(holding)
    holding.go_back()
    until(holding, "Hold")
    assert course(holding)["deadline"] == before["deadline"]
    assert status(holding) == "running"


def test_another_page_in_the_same_visit_and_back_keeps_the_second(holding: Page) -> None:
    before = course(holding)
    holding.evaluate(
        """() => {
          history.pushState({}, "", "/moves")
          dispatchEvent(new PopStateEvent("popstate"))
        }"""
    )
    holding.locator(".player").wait_for(state="detached")
    wait_until_idle(holding)
    holding.go_back()
    until(holding, "Hold")
    assert course(holding)["deadline"] == before["deadline"]


def test_a_lost_connection_neither_stretches_a_hold_nor_loses_one(
    app: App, contexts: Contexts
) -> None:
    store_self_check(app)
    page = contexts().new_page()
    line = Line(page)
    first_hold(page, app)
    before = course(page)
    line.cut()
    wait_until_offline(page)
    let_run(page, 2)
    assert status(page) == "running"
    assert error(page) < 0.25
    line.reconnect()
    wait_until_idle(page, timeout=40)
    assert course(page)["deadline"] == before["deadline"]


def test_a_killed_server_costs_no_second_and_no_hold(app: App, holding: Page) -> None:
    before = course(holding)
    app.kill()
    wait_until_offline(holding)
    let_run(holding, 1)
    assert status(holding) == "running"
    app.start()
    wait_until_idle(holding, timeout=40)
    assert course(holding)["deadline"] == before["deadline"]
    holding.reload()
    until(holding, "Hold")
    assert course(holding)["deadline"] == before["deadline"]
    assert error(holding) < 0.25


def test_pausing_while_the_server_is_down_is_known_when_it_is_back(app: App, holding: Page) -> None:
    app.kill()
    holding.get_by_role("button", name="Pause").click()
    held = course(holding)["left"]
    app.start()
    wait_until_idle(holding, timeout=40)

    def left() -> float:
        draft = drafts.load_draft(app.journal())
        assert draft is not None
        assert draft.progress is not None
        return draft.progress.left

    expected = pytest.approx(held / 1000, abs=0.01)
    assert eventually(holding, left, expected) == expected


@pytest.mark.page_clock
def test_a_session_that_ends_while_the_server_is_down_is_saved_when_it_is_back(
    app: App, page: Page
) -> None:
    store_self_check(app)
    start(page, app)
    page.clock.run_for(20_000)
    app.kill()
    skip_the_steps(page)
    assert page.locator(".player[data-status=over]").count() == 1
    app.start()
    question = page.get_by_text("How strong is your pain now?")
    for _ in range(100):
        page.clock.run_for(1000)
        with suppress(TimeoutError):
            question.wait_for(timeout=200)
            break
    finish_after(page)
    (record,) = app.journal().sessions.list()
    assert record.finished
    assert all(hold.held_seconds == hold.planned_seconds for hold in record.holds)


@pytest.mark.page_clock
def test_a_server_killed_at_the_questions_after_asks_them_again(app: App, page: Page) -> None:
    store_self_check(app)
    start(page, app)
    skip_to_the_end(page)
    pain_number(page, 1).click()
    wait_until_idle(page)
    app.kill()
    app.start()
    page.clock.resume()
    page.reload()
    wait_until_idle(page, timeout=40)
    assert pain_number(page, 1).is_checked()
    tap_tingling(page)
    wait_for_saved(page)
    (record,) = app.journal().sessions.list()
    assert (record.pain_after, record.tingling) == (1, "same")


def test_a_tab_that_is_closed_leaves_the_session_to_the_next_one(
    app: App, contexts: Contexts
) -> None:
    store_self_check(app)
    first = contexts().new_page()
    start(first, app)
    first.get_by_role("button", name="Begin", exact=True).click()
    until(first, "Hold")
    let_run(first, 2)
    first.get_by_role("button", name="Pause").click()
    left = course(first)["left"]
    wait_until_idle(first)
    first.close()
    second = contexts().new_page()
    second.goto(f"{app.url}/session")
    until(second, "Paused")
    assert course(second)["left"] == pytest.approx(left, abs=2)
    assert status(second) == "paused"

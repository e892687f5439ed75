"""The clock is exact in the background: throttled timers, sleep, hidden tabs, whole sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach import content
from psoas_coach.coach import session_draft as drafts
from psoas_coach.guidance.timeline import sum_seconds
from tests.support.session_driver import (
    course,
    error,
    first_hold,
    let_run,
    run_to_the_end,
    start,
    status,
    store_self_check,
    until,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

THROTTLED = """
  const soon = window.setTimeout, often = window.setInterval
  const slow = (wait) => Math.ceil(Math.max(wait ?? 0, 1) / 1000) * 1000
  window.setInterval = (call, wait, ...rest) => often(call, slow(wait), ...rest)
  window.setTimeout = (call, wait, ...rest) =>
    soon(call, String(call).includes('#tick') || wait > 4000 ? slow(wait) : wait, ...rest)
  window.Worker = class { constructor() { throw new Error('none here') } }
"""
"""A tab in the background: the player's timers fire once a second at best, and no worker helps."""

WATCH = """
  window.seen = []
  const look = () => {
    const within = host => host.shadowRoot?.querySelector('.phase')
    const phase = [...document.querySelectorAll('*')].map(within).find(Boolean)
    if (!phase) return requestAnimationFrame(look)
    let last = null
    new MutationObserver(() => {
      if (phase.textContent === last) return
      last = phase.textContent
      window.seen.push([last, Date.now()])
    }).observe(phase, { childList: true, characterData: true, subtree: true })
  }
  requestAnimationFrame(look)
"""


def test_a_tab_throttled_to_one_tick_a_second_keeps_its_deadlines(app: App, page: Page) -> None:
    """Each deadline is the last one plus the step's seconds, to the millisecond."""
    store_self_check(app)
    page.add_init_script(THROTTLED)
    start(page, app)
    until(page, "Get ready")
    ready = course(page)["deadline"]
    until(page, "Hold")
    assert course(page)["deadline"] == ready + 30_000
    page.keyboard.press("ArrowRight")
    rest = course(page)["deadline"]
    let_run(page, 2)
    assert error(page) < 1.05  # the digits are as old as the last tick, the deadline is not
    until(page, "Hold")
    assert course(page)["deadline"] == rest + 30_000


def test_steps_change_at_their_deadline(app: App, page: Page) -> None:
    store_self_check(app)
    page.add_init_script(WATCH)
    start(page, app)
    until(page, "Get ready")
    deadline = course(page)["deadline"]
    until(page, "Hold")
    changed = next(at for text, at in page.evaluate("window.seen") if text.startswith("Hold"))
    assert course(page)["deadline"] == deadline + 30_000
    assert (
        -5 < changed - deadline < 250
    )  # a busy machine shows it later, but does not count it later


@pytest.fixture
def holding(app: App, page: Page) -> Page:
    """A page a second into the first hold, its clock in the hands of the test."""
    store_self_check(app)
    first_hold(page, app)
    page.clock.run_for(1_000)
    return page


@pytest.mark.page_clock
def test_a_device_that_slept_past_the_end_of_a_hold_finds_it_waiting(holding: Page) -> None:
    left = course(holding)["deadline"] - holding.evaluate("Date.now()")
    holding.clock.fast_forward(300_000)
    holding.locator(".phase", has_text="You were away").wait_for()
    assert status(holding) == "paused"
    assert course(holding)["step"] == 3  # after the warm-up, the place and the lead-in
    assert course(holding)["left"] == pytest.approx(left, abs=1_500)


@pytest.mark.page_clock
def test_a_short_sleep_within_a_hold_goes_unnoticed(holding: Page) -> None:
    before = course(holding)["deadline"]
    holding.clock.fast_forward(15_000)
    assert status(holding) == "running"
    assert course(holding)["deadline"] == before


@pytest.mark.page_clock
def test_a_late_tick_within_the_grace_goes_on_to_the_right_second(holding: Page) -> None:
    before = course(holding)["deadline"]
    left = before - holding.evaluate("Date.now()")
    holding.clock.fast_forward(int(left) + 3_000)
    until(holding, "Short rest")
    assert course(holding)["deadline"] == before + 5_000


@pytest.mark.page_clock
def test_sleeping_through_many_steps_does_not_race_through_them(holding: Page) -> None:
    holding.clock.fast_forward(3_600_000)
    assert course(holding)["step"] == 3  # after the warm-up, the place and the lead-in
    assert list(course(holding)["held"].values()) == []


@pytest.mark.page_clock
def test_a_whole_session_ends_at_the_second_it_was_planned_for(app: App, page: Page) -> None:
    """Some twenty steps, and the deadlines have gained and lost nothing."""
    store_self_check(app)
    start(page, app)
    page.locator(".player[data-status=running]").wait_for()
    draft = drafts.load_draft(app.journal())
    assert draft is not None
    steps = drafts.build_player_steps(draft, content.load())
    now = course(page)
    begun = now["deadline"] - sum_seconds(steps[: now["step"] + 1]) * 1000
    run_to_the_end(page)
    assert course(page)["status"] == "over"
    assert course(page)["deadline"] - begun == sum_seconds(steps) * 1000

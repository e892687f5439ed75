"""The break timer in a browser with a clock set forward: nothing is late, lost or doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_timer import TimerSettings
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.words import say
from tests.support.app_server import (
    eventually,
    person_now,
    violations_in_both_themes,
    wait_until_idle,
)
from tests.support.record_samples import new_id
from tests.support.session_driver import store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.support.app_server import App

PREPARED = """(() => {
  const now = Date.now
  window.later = 0
  Date = new Proxy(Date, { get: (real, name) => name === 'now' ? () => now() + later : real[name] })
  // As in a hidden tab: the page's own timer never comes, and the worker's has to do.
  const every = window.setInterval
  window.setInterval = (call, period, ...more) => period === 500 ? 0 : every(call, period, ...more)
  window.asked = 0
  window.notices = []
  window.Notification = class {
    static permission = 'default'
    static requestPermission() {
      window.asked += 1
      this.permission = 'granted'
      return Promise.resolve('granted')
    }
    constructor(title, { body }) { window.notices.push({ title, body, at: Date.now() }) }
    close() {}
  }
})()"""
POSITION = """() => {
  const key = Object.keys(localStorage).find(key => key.endsWith(':position'))
  return key ? JSON.parse(localStorage.getItem(key)) : null
}"""
FORWARD = """async minutes => {
  const key = Object.keys(localStorage).find(key => key.endsWith(':position'))
  const checkedAt = () => JSON.parse(localStorage.getItem(key)).checkedAt
  for (let minute = 0; minute < minutes; minute++) {
    window.later += 60_000
    const now = Date.now()
    while (checkedAt() < now) await new Promise(resolve => setTimeout(resolve, 20))
  }
}"""
"""A minute at a time, as a sleep would be a longer one; each ends with the timer's next tick."""


def press(page: Page, name: str) -> None:
    """Press a button of the timer with the keyboard."""
    button(page, name).press("Enter")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=say(f"breaks.timer.do_{name}"), exact=True)


def status(page: Page, name: str) -> None:
    page.locator(f".timer[data-status={name}]").wait_for()


def sums(app: App) -> tuple[int, int]:
    """Return the breaks that the journal has: taken and skipped."""
    days = app.journal().sitting_breaks.sum_days()
    return sum(day.taken for day in days), sum(day.skipped for day in days)


def test_a_day_of_breaks_outlives_a_killed_server_a_reload_and_a_sleep(
    app: App, page: Page
) -> None:
    store_self_check(app)
    timers.save_settings(app.journal(), TimerSettings(10, 1))
    page.add_init_script(PREPARED)
    page.goto(f"{app.url}/breaks")
    wait_until_idle(page)
    press(page, "start")
    status(page, "sitting")
    assert page.evaluate("window.asked") == 0, "nobody asked for notifications"
    press(page, "allow")
    expect(page.locator(".notify")).to_be_hidden()
    expect(button(page, "up")).to_be_focused()
    assert page.evaluate("window.asked") == 1

    _tell_in_time(page)
    _go_on_without_a_server(app, page)
    _go_on_after_a_reload_and_a_sleep(app, page)
    dump = app.journal().transfer.dump()
    ids = [revised.record.id for revised in dump.sitting_breaks]
    assert len(ids) == len(set(ids)) == 4  # one taken, one skipped, one slept, and the end


def _tell_in_time(page: Page) -> None:
    due: float = page.evaluate(POSITION)["at"]
    page.evaluate(FORWARD, 10)
    status(page, "due")
    (notice,) = page.evaluate("window.notices")
    assert notice["title"] == say("breaks.timer.due_title")
    assert notice["body"] == say("breaks.timer.sat.other", minutes=10)
    assert 0 <= notice["at"] - due < 60_000 + 1000, "with the first tick of its minute"
    assert page.title() == say("breaks.timer.tab_due")
    assert violations_in_both_themes(page) == []


def _go_on_without_a_server(app: App, page: Page) -> None:
    app.kill()
    press(page, "up")
    status(page, "break")
    expect(page.locator(".ideas li")).to_have_count(3)
    assert page.title() != say("breaks.timer.tab_due")
    page.evaluate(FORWARD, 2)
    status(page, "sitting")
    page.evaluate(FORWARD, 10)
    status(page, "due")
    press(page, "skip")
    status(page, "sitting")
    app.start()
    assert eventually(page, lambda: sums(app), (1, 1)) == (1, 1)
    wait_until_idle(page)


def _go_on_after_a_reload_and_a_sleep(app: App, page: Page) -> None:
    before: dict[str, Any] = page.evaluate(POSITION)
    later: int = page.evaluate("window.later")
    page.add_init_script(f"window.later = {later}")
    page.reload()
    wait_until_idle(page)
    status(page, "sitting")
    page.goto(f"{app.url}/moves")  # a page that shows nothing of the timer
    wait_until_idle(page)
    checked_at: int = page.evaluate(POSITION)["checkedAt"]
    page.evaluate("window.later += 20_000")
    wanted = eventually(
        page, lambda: page.evaluate(POSITION)["checkedAt"] >= checked_at + 20_000, True
    )
    assert wanted, "it goes on there"
    page.add_init_script(f"window.later = {later + 20_000}")
    page.goto(f"{app.url}/breaks")
    wait_until_idle(page)
    status(page, "sitting")
    after: dict[str, Any] = page.evaluate(POSITION)
    assert (after["id"], after["at"]) == (before["id"], before["at"])
    page.evaluate("window.later += 30 * 60_000")  # the lid was closed
    assert eventually(page, lambda: sums(app), (2, 1)) == (2, 1)
    status(page, "sitting")
    press(page, "stop")
    status(page, "off")

    def is_on() -> bool | None:
        state = timers.read_state(app.journal().drafts.load(timers.TIMER_DRAFT))
        return None if state is None else state.on

    assert eventually(page, is_on, wanted=False) is False


def test_a_timer_says_nothing_any_more_once_help_comes_first(app: App, page: Page) -> None:
    store_self_check(app)
    page.add_init_script(PREPARED)
    page.goto(f"{app.url}/breaks")
    wait_until_idle(page)
    press(page, "start")
    status(page, "sitting")
    wait_until_idle(page)
    body = {"level": "today", "signs": ["red_today.pulsing_belly"]}
    app.journal().day_notes.add(DayNote(new_id(), person_now(), "new_signs", body))
    page.get_by_role("link", name=say("frame.pages.progress")).first.click()
    page.get_by_role("button", name=say("frame.card.new")).wait_for()
    off = eventually(page, lambda: page.evaluate(POSITION)["status"], "off")
    assert off == "off"
    page.evaluate("window.later += 60_000")
    assert page.evaluate("window.notices") == []

"""A tab from another test is as good as a new one; a tab that cannot be reset is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import open_context
from tests.support import clock
from tests.support.app_server import wait_until_idle
from tests.support.kept_tab import MOST_TESTS, PLAIN, KeptTab
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.support.app_server import App

LEAVE = """async () => {
  localStorage.setItem('left', 'here')
  sessionStorage.setItem('left', 'here')
  document.cookie = 'left=here'
  window.name = 'left'
  window.left = 'here'
  await new Promise((done, failed) => {
    const opening = indexedDB.open('left', 1)
    opening.onsuccess = () => { opening.result.close(); done() }
    opening.onerror = failed
  })
  await caches.open('left')
  history.pushState(null, '', '?left')
}"""
LOOK = """async () => ({
  local: Object.keys(localStorage).filter(key => key === 'left'),
  session: Object.keys(sessionStorage).filter(key => key === 'left'),
  cookie: document.cookie.includes('left'),
  name: window.name,
  left: [window.left, window.script].map(String),
  databases: (await indexedDB.databases()).map(one => one.name),
  caches: await caches.keys(),
  before: history.length,
  size: [innerWidth, innerHeight, screen.width],
  media: ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)',
    '(forced-colors: active)', '(prefers-contrast: more)'].map(one => matchMedia(one).matches),
  late: Date.now() > 4e12,
  cores: navigator.hardwareConcurrency,
  hovered: document.querySelectorAll('button:hover').length,
  permission: (await navigator.permissions.query({ name: 'geolocation' })).state,
})"""
"""All that a page can know of what was before it."""

TICKS = """async () => {
  const before = Date.now()
  await window.__wire.rest()  // in real time
  return Date.now() > before
}"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[KeptTab]:
    made = KeptTab(*open_context(browser, {}))
    yield made
    made.close()


def look_at_today(page: Page, app: App) -> dict[str, object]:
    page.goto(app.url)
    wait_until_idle(page)
    state: dict[str, object] = page.evaluate(LOOK)
    return state


def test_nothing_of_one_test_is_there_in_the_next(app: App, tab: KeptTab) -> None:
    first = look_at_today(tab.page, app)
    assert tab.give_back()
    new = look_at_today(tab.page, app)
    tab.page.add_init_script("window.script = 'here'")
    tab.page.reload()
    wait_until_idle(tab.page)
    tab.page.evaluate(LEAVE)
    tab.page.set_viewport_size({"width": 1280, "height": 900})
    tab.page.emulate_media(
        media="print",
        color_scheme="dark",
        reduced_motion="reduce",
        forced_colors="active",
        contrast="more",
    )
    tab.context.new_page().goto(f"{app.url}/more")
    emulated = tab.context.new_cdp_session(tab.page)
    emulated.send("Emulation.setHardwareConcurrencyOverride", {"hardwareConcurrency": 99})
    tab.page.get_by_role("button").first.hover()
    left = tab.page.evaluate(LOOK)
    same = {name for name, state in new.items() if left[name] == state}
    assert same == {"late", "permission"}, "or this test would prove nothing"
    assert tab.give_back()
    assert len(tab.context.pages) == 1
    assert look_at_today(tab.page, app) == new
    assert {**new, "before": first["before"]} == first
    assert tab.page.go_back() is None or tab.page.url == "about:blank"


@pytest.mark.parametrize(
    "leave",
    [
        lambda tab: tab.context.add_init_script("window.left = 'here'"),
        lambda tab: tab.context.grant_permissions(["geolocation"]),
        lambda tab: tab.page.clock.install(),
        lambda tab: tab.page.route("**/left", lambda route: route.abort()),
        lambda tab: tab.page.set_default_timeout(1),
        lambda tab: tab.page.close(),
    ],
    ids=["a script", "a permission", "a clock", "a route", "a time limit", "its end"],
)
def test_a_change_that_cannot_be_undone_ends_it(
    tab: KeptTab, leave: Callable[[KeptTab], object]
) -> None:
    leave(tab)
    assert not tab.give_back()


def test_a_clock_that_a_test_set_is_right_in_the_next(app: App, browser: Browser) -> None:
    tab = KeptTab(*open_context(browser, {}), timed=True)
    for _ in range(2):
        tab.page.goto(app.url + PLAIN)
        assert abs(tab.page.evaluate("Date.now()") / 1000 - clock.stamp()) < PATIENCE_SECONDS
        assert tab.page.evaluate(TICKS)
        tab.page.clock.pause_at(clock.now() + dt.timedelta(hours=9))
        tab.page.clock.run_for(3_600_000)
        tab.page.reload()
        assert tab.page.evaluate("Date.now()") / 1000 - clock.stamp() > 9 * 3600
        assert not tab.page.evaluate(TICKS), "or this test would prove nothing"
        assert tab.give_back()
    tab.close()


def test_nothing_is_left_at_any_place_where_a_test_was(app: App, tab: KeptTab) -> None:
    other = app.url.replace("localhost", "127.0.0.1")
    tab.page.goto(app.url)
    tab.page.goto(f"{other}{PLAIN}")
    tab.page.evaluate(LEAVE)
    assert tab.page.evaluate(LOOK)["local"] == ["left"]
    assert tab.give_back()
    tab.page.goto(f"{other}{PLAIN}")
    state = tab.page.evaluate(LOOK)
    assert [state[kind] for kind in ("local", "session", "databases", "caches")] == [[]] * 4
    assert (state["cookie"], state["name"], state["left"]) == (False, "", ["undefined"] * 2)


def test_a_test_that_opens_its_pages_itself_gets_the_tab_first(app: App, tab: KeptTab) -> None:
    context = tab.lend(viewport={"width": 500, "height": 400}, color_scheme="dark")
    first, second = context.new_page(), context.new_page()
    assert first == tab.page
    for page in (first, second):
        page.goto(app.url + PLAIN)
        state = page.evaluate(LOOK)
        assert state["size"] == [500, 400, 500]
        assert state["media"][1], "the dark theme"
    assert tab.give_back()
    assert context.pages == [first]
    first.goto(app.url + PLAIN)
    state = first.evaluate(LOOK)
    assert state["size"] == [360, 740, 360]
    assert not any(state["media"])
    assert context.new_page() != first


def test_a_tab_whose_app_is_gone_is_given_to_nobody(app: App, tab: KeptTab) -> None:
    tab.page.goto(app.url)
    app.kill()
    assert not tab.give_back()


def test_no_tab_is_kept_for_ever(tab: KeptTab) -> None:
    returned = [tab.give_back() for _ in range(MOST_TESTS)]
    assert returned == [True] * (MOST_TESTS - 1) + [False]

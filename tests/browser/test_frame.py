"""The frame in a browser: pages open without reloading the app, and nothing is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui.words import say
from tests.support.app_server import violations_in_both_themes, wait_until_idle
from tests.support.scale_driver import pain_number
from tests.support.session_driver import start, store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}
RELOAD_MS = 3_000
"""When an empty page is loaded once more."""
PLACES = ("progress", "moves", "more", "today")
FOCUSED = """() => {
  let one = document.activeElement
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
  const box = one.getBoundingClientRect()
  return {
    name: one.textContent.trim().slice(0, 40) || one.getAttribute('aria-label') || one.tagName,
    tag: one.tagName,
    top: box.top, left: box.left, right: box.right, bottom: box.bottom,
    wide: innerWidth, high: innerHeight,
  }
}"""


def open_page(page: Page, app: App, where: str = "") -> None:
    page.goto(f"{app.url}/{where}")
    wait_until_idle(page)


def bar(page: Page) -> Locator:
    """Return the visible bar; the other one is hidden from readers too."""
    return page.get_by_role("navigation", name=say("frame.bar.label"))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_tap_in_the_bar_opens_a_page_and_the_tab_lives_on(
    app: App, contexts: Contexts, size: dict[str, int]
) -> None:
    store_self_check(app)
    page = contexts(viewport=size).new_page()
    open_page(page, app)
    page.evaluate("window.alive = true")
    for name in PLACES:
        title = say(f"frame.pages.{name}")
        bar(page).get_by_role("link", name=title, exact=True).click()
        page.wait_for_function("title => document.title.startsWith(title)", arg=title)
        wait_until_idle(page)
        current = bar(page).locator("[aria-current=page]")
        assert current.inner_text() == title
        page.wait_for_function("document.activeElement.tagName === 'H1'")
    assert page.evaluate("window.alive") is True
    assert page.url == f"{app.url}/"
    page.go_back()
    page.get_by_text(say("frame.more.my_data.what")).wait_for()
    assert page.evaluate("window.alive") is True


def test_an_address_that_no_page_has_is_told_in_our_words_and_leads_to_today(
    app: App, page: Page
) -> None:
    store_self_check(app)
    heading = page.get_by_role("heading", level=1)
    for where in ("no-such-page", "Today1", "no/such/page"):
        open_page(page, app, where)
        assert heading.inner_text() == say("frame.unknown.title")
        assert page.title() == say("frame.title", page=say("frame.unknown.title"))
        assert page.locator(".pc-bar [aria-current]").count() == 0
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("link", name=say("frame.unknown.go")).click()
    heading.get_by_text(say("frame.pages.today"), exact=True).wait_for()
    wait_until_idle(page)
    assert page.url == f"{app.url}/"
    page.go_back()
    heading.get_by_text(say("frame.unknown.title")).wait_for()


def test_the_name_of_the_front_page_is_an_address_of_it_too(app: App, page: Page) -> None:
    store_self_check(app)
    open_page(page, app, "today")
    title = page.get_by_role("heading", level=1)
    assert title.inner_text().startswith(say("frame.pages.today"))
    assert page.get_by_role("dialog").count() == 0


def test_pain_tapped_on_today_is_there_after_a_look_at_another_page(app: App, page: Page) -> None:
    store_self_check(app)
    open_page(page, app)
    pain_number(page, 3).first.click()
    wait_until_idle(page)
    bar(page).get_by_role("link", name=say("frame.pages.moves"), exact=True).click()
    page.get_by_role("heading", name=say("library.title"), level=1).wait_for()
    wait_until_idle(page)
    bar(page).get_by_role("link", name=say("frame.pages.today"), exact=True).click()
    number = pain_number(page, 3).first
    number.wait_for()
    wait_until_idle(page)
    assert number.is_checked()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_place_can_be_hit_and_nothing_of_streamlits_header_is_left(
    app: App, contexts: Contexts, size: dict[str, int]
) -> None:
    page = contexts(viewport=size).new_page()
    open_page(page, app, "more")
    assert bar(page).count() == 1
    for link in bar(page).get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 48
    assert not page.locator("[data-testid=stHeader]").is_visible()
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading is not None
    assert heading["y"] < (48 if size is PHONE else 120)


def test_the_bars_give_way_to_the_self_check_and_to_the_player(app: App, page: Page) -> None:
    store_self_check(app)
    open_page(page, app, "self_check")
    assert bar(page).count() == 0
    page.get_by_role("link", name=say("frame.bar.close")).click()
    bar(page).wait_for()
    start(page, app)
    assert bar(page).count() == 0
    assert not page.locator(".pc-brand").is_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_keyboard_meets_things_in_the_order_of_the_eye_and_none_off_the_screen(
    app: App, contexts: Contexts, size: dict[str, int]
) -> None:
    page = contexts(viewport=size).new_page()
    open_page(page, app, "more")
    bar(page).wait_for()  # it comes with the stylesheet, which hides Streamlit's own way to skip
    stops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)
    for stop in stops:
        assert stop["left"] >= -1, stop
        assert stop["right"] <= stop["wide"] + 1, stop
        assert stop["bottom"] > 0, stop
        assert stop["top"] < stop["high"], stop
    names = [stop["name"] for stop in stops if stop["tag"] == "A"]
    places = [say(f"frame.pages.{name}") for name in ("today", "progress", "moves", "more")]
    listed = [name for name in names if name not in places]
    if size is PHONE:
        assert names == [*listed, *places]
    else:
        assert names[:6] == [say("frame.bar.skip"), say("frame.name"), *places]


def test_the_first_stop_of_a_desktop_leads_past_the_bar(app: App, contexts: Contexts) -> None:
    page = contexts(viewport=DESKTOP).new_page()
    open_page(page, app, "more")
    skip = page.get_by_role("link", name=say("frame.bar.skip"))
    skip.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.url == f"{app.url}/more"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("where", ["more", "self_check"])
def test_axe_finds_nothing_in_the_frame(
    app: App, contexts: Contexts, size: dict[str, int], where: str
) -> None:
    store_self_check(app)
    page = contexts(viewport=size).new_page()
    open_page(page, app, where)
    assert violations_in_both_themes(page) == []


def test_a_link_to_a_page_shows_that_the_keyboard_is_at_it(app: App, page: Page) -> None:
    store_self_check(app)
    open_page(page, app, "guidance")
    link = page.get_by_test_id("stPageLink-NavLink").first
    link.wait_for()
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("Tab")  # from here on the browser takes a focus for one of the keyboard
    link.focus()
    assert link.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_headings_have_no_link_beside_them(app: App, page: Page) -> None:
    open_page(page, app, "my_data")
    page.get_by_role("heading", level=1).wait_for()
    assert page.locator("[data-testid=stHeaderActionElements] a:visible").count() == 0


def test_a_focused_element_is_never_behind_the_bar(app: App, contexts: Contexts) -> None:
    page = contexts(viewport=PHONE).new_page()
    open_page(page, app, "moves")
    top = bar(page).bounding_box()
    assert top is not None
    reached = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["tag"] == "MAIN":  # the page itself, which can be scrolled by keys
            continue
        reached.add(focused["name"])
        assert focused["bottom"] <= top["y"] + 1, focused
    assert len(reached) > 5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_our_name_is_on_the_screen_until_the_page_does(
    app: App, contexts: Contexts, theme: str
) -> None:
    page = contexts(color_scheme=theme).new_page()
    waiting: list[Route] = []

    def hold_back(route: Route) -> None:
        waiting.append(route)

    page.route("**/static/js/index.*.js", hold_back)
    page.goto(app.url, wait_until="commit")
    screen = page.locator("#loading-screen")
    screen.get_by_text(say("frame.name")).wait_for()
    assert page.title() == say("frame.name")
    behind = screen.evaluate("(it) => getComputedStyle(it).backgroundColor")
    for script in waiting:
        script.continue_()
    page.unroute("**/static/js/index.*.js")
    wait_until_idle(page)
    assert screen.count() == 0
    shown = page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    assert behind == shown


@pytest.mark.page_clock
def test_a_page_that_lost_one_of_its_scripts_comes_up_by_itself(app: App, page: Page) -> None:
    """On this machine too: a browser drops its requests when the machine gets an address."""
    scripts = "**/static/js/react-dom*.js"
    page.route(scripts, lambda route: route.abort("internetdisconnected"))
    page.clock.install()
    page.goto(app.url)
    assert page.locator("[data-testid=stApp]").count() == 0
    page.unroute(scripts)
    page.clock.fast_forward(RELOAD_MS)
    page.locator("[data-testid=stApp] h1").wait_for()

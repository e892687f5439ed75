"""Pictures of the gallery: on a phone in both themes, and on a desk, from one clock and journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote_plus

from tests.gallery.compare import shrink, to_png
from tests.gallery.parts import PARTS
from tests.gallery.states import FOLDER, STATES, VIEWS
from tests.support import clock
from tests.support.app_server import WIRE, App, wait_until_idle
from tests.support.chromium import ARGUMENTS, CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, Locator, Page

    Tabs = dict["Scheme", Page]

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
BASELINES = Path(__file__).parent / "baselines"
NOW = dt.datetime(2026, 11, 18, 12, tzinfo=dt.UTC)
"""When it is in the gallery, whatever the other tests' clock says: a Wednesday at noon."""
ZONE = "Europe/Lisbon"
PHONE, DESK = (390, 844), (1280, 800)
LOOKS: tuple[tuple[str, tuple[int, int], Scheme], ...] = (
    ("phone-light", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
    ("desk-light", DESK, "light"),
)
ON_A_DESK = frozenset({"bars", "headlines", "plan rows", "empty", "due", "paused"})
"""What is laid out in another way where there is room; the rest is only wider."""
EVEN = ("--font-render-hinting=none", "--disable-lcd-text")
"""Letters are as wide as the font says, and their edges are grey, whatever the system prefers."""
TALL = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
SETTLED = """async () => {
  await document.fonts.ready
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))
}"""
FORGET = "() => { localStorage.clear(); sessionStorage.clear() }"
ROOM = 1600
"""Pixels of a window in which every part fits."""
STILL = "*, *::before, *::after { animation: none !important; transition: none !important;"
STILL += " caret-color: transparent !important }"


class Picture(NamedTuple):
    """One part or state as it looks now.

    Attributes:
        name: Of the part or state and of the look, as its baseline is called.
        png: The screenshot.
    """

    name: str
    png: bytes


def launch(chromium: BrowserType) -> Browser:
    """Start Chromium so that it sets the same lines on every machine."""
    return chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *EVEN])


def make_gallery(folder: Path) -> App:
    """Return the gallery's app, to be started, on the gallery's own clock."""
    ahead = NOW.timestamp() - (clock.stamp() - clock.ahead())
    here = {FOLDER: str(folder), clock.AHEAD: str(ahead)}
    return App(folder, script="tests/gallery/app.py", environment=here)


def open_tabs(browser: Browser) -> Tabs:
    """Return a tab for each theme, for one view after the other: a new one costs twice as much."""
    return {scheme: open_tab(browser, scheme) for scheme in SCHEMES}


def open_view(page: Page, gallery: App, view: str) -> None:
    """Open a view on a phone, as it is when the view before has left nothing."""
    if page.url.startswith(gallery.url):
        page.evaluate(FORGET)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    open_page(page, gallery, f"{VIEWS.get(view, '')}?gallery={quote_plus(view)}&bare")


def open_page(page: Page, gallery: App, path: str) -> None:
    """Open a page, with the browser's clock standing at the gallery's."""
    page.clock.set_fixed_time(NOW)
    page.goto(f"{gallery.url}/{path}")
    wait_until_idle(page)
    page.add_style_tag(content=STILL)


def open_tab(browser: Browser, scheme: Scheme) -> Page:
    """Return a phone's tab, where the person of the gallery lives."""
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        timezone_id=ZONE,
        locale="en-GB",
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.add_init_script(path=WIRE)
    context.set_default_timeout(60_000)
    return context.new_page()


def take_pictures(tabs: Tabs, gallery: App, view: str) -> Iterator[Picture]:
    """Take a picture of each thing of a view in each look."""
    names = list(PARTS) if view == "parts" else [view]
    for scheme, page in tabs.items():
        open_view(page, gallery, view)
        for look, size, of in LOOKS:
            wanted = [name for name in names if size == PHONE or name in ON_A_DESK]
            if of != scheme or not wanted:
                continue
            resize(page, size)
            for name in wanted:
                yield Picture(f"{name.replace(' ', '-')}-{look}", shoot(page, name))


def resize(page: Page, size: tuple[int, int]) -> None:
    """Show the open page in a size, and wait until it stands still."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    wait_until_idle(page)
    page.evaluate(SETTLED)


def shoot(page: Page, name: str) -> bytes:
    """Return a screenshot of a part, or of the whole page of a state."""
    size = page.viewport_size
    if size is None or name in VIEWS:
        return page.screenshot(animations="disabled")
    if name in PARTS:
        page.set_viewport_size({"width": size["width"], "height": ROOM})
        part: Locator = page.locator(f".st-key-specimen-{name.replace(' ', '-')}")
        return part.screenshot(animations="disabled")
    page.set_viewport_size({"width": size["width"], "height": page.evaluate(TALL)})
    page.evaluate(SETTLED)
    return page.screenshot(animations="disabled")


def write_baselines(browser: Browser, gallery: App) -> None:
    """Take every baseline again."""
    BASELINES.mkdir(exist_ok=True)
    for old in BASELINES.glob("*.png"):
        old.unlink()
    tabs = open_tabs(browser)
    for view in ("parts", *STATES):
        for name, png in take_pictures(tabs, gallery, view):
            (BASELINES / f"{name}.png").write_bytes(to_png(shrink(png)))

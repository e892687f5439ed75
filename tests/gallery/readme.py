"""Takes the pictures of the README again: ``python -m tests.gallery.readme``.

The person, the days and the clock are the gallery's, so the same code gives the same pictures. The
session is told in frames, between which the browser's clock is moved on by as much as the story
needs: a second may be one more or less from one time to the next.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

from psoas_coach.ui.words import say
from tests.gallery import pictures
from tests.gallery.pictures import DESK, NOW, PHONE, SCHEMES, Scheme
from tests.support import clock
from tests.support.app_server import ROOT, App, wait_until_idle
from tests.support.scale_driver import pain_number
from tests.support.session_driver import run_to_the_end

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IMAGES = ROOT / "docs" / "images"
PHONES = ("?gallery=due", "session?gallery=paused", "progress?gallery=due&range=All")
"""What stands side by side, as somebody meets it: Today, the player, and Progress."""
WIDE = {
    "guidance": "guidance?gallery=due",
    "progress": "progress?gallery=due&range=All",
    "psoas": "moves?gallery=due&view=psoas",
}
"""One page each, on a desk."""
GAP, MARGIN = 28, {"light": "#e6e0d2", "dark": "#060d0c"}
"""Pixels between phones, and the colour there."""
FRAMES_A_SECOND = 8
LONGEST = 3_000_000
"""Bytes of the animated picture."""
CHARTS = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
  .every(chart => chart.querySelector('svg .mark-line path, svg .mark-symbol path, canvas'))"""


class Frame(NamedTuple):
    """One frame of the story, and for how many milliseconds it is seen."""

    png: bytes
    milliseconds: int


def still(
    browser: Browser, gallery: App, path: str, size: tuple[int, int], scheme: Scheme
) -> bytes:
    """Return a page as somebody sees it who has just opened it."""
    page = pictures.open_tab(browser, scheme)
    pictures.open_page(page, gallery, path)
    pictures.resize(page, size)
    page.wait_for_function(CHARTS)
    png = page.screenshot(animations="disabled")
    page.context.close()
    return png


def side_by_side(screens: list[bytes], scheme: Scheme) -> Image.Image:
    """Return phones' screens side by side."""
    opened = [Image.open(io.BytesIO(screen)).convert("RGB") for screen in screens]
    wide = sum(picture.width + GAP for picture in opened) + GAP
    sheet = Image.new("RGB", (wide, opened[0].height + 2 * GAP), MARGIN[scheme])
    for number, picture in enumerate(opened):
        sheet.paste(picture, (GAP + number * (picture.width + GAP), GAP))
    return sheet


def save(picture: Image.Image, name: str) -> None:
    """Write a picture of few colours."""
    few = picture.quantize(256, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def tell_session(page: Page, gallery: App) -> Iterator[Frame]:
    """Tell a session from the first tap to the end, in some twenty seconds."""
    page.clock.install(time=NOW)
    page.goto(f"{gallery.url}/?gallery=due")
    wait_until_idle(page)
    page.add_style_tag(content=pictures.STILL)
    yield _look(page, 1800)
    pain_number(page, 2).click()
    wait_until_idle(page)
    yield _look(page, 1200)
    page.get_by_role("button", name=say("session.before.start")).click()
    page.locator(".player[data-status=running]").wait_for()
    yield from _move_on(page, seconds=2, speed=1)
    page.get_by_role("button", name="Skip", exact=True).click()
    _run_until(page, "Find your place")
    yield _look(page, 1800)
    page.get_by_role("button", name="I'm ready").click()
    _run_until(page, "Get ready")
    yield from _move_on(page, seconds=2.5, speed=2)
    yield from _move_on(page, seconds=4, speed=8)
    yield from _move_on(page, seconds=4, speed=12)
    run_to_the_end(page)
    wait_until_idle(page)
    yield _look(page, 2200)


def _run_until(page: Page, phase: str) -> None:
    """Let the browser's clock go on until the player says this is to be done now."""
    shown = page.locator(".phase", has_text=phase)
    for _ in range(100):
        if shown.is_visible():
            return
        page.clock.run_for(100)
    raise RuntimeError(f"the player says {page.locator('.phase').inner_text()}, not {phase}")


def _look(page: Page, milliseconds: int) -> Frame:
    page.evaluate(pictures.SETTLED)
    return Frame(page.screenshot(), milliseconds)


def _move_on(page: Page, *, seconds: float, speed: float) -> Iterator[Frame]:
    """Let the browser's clock go on, so much faster than the picture does."""
    each = 1000 // FRAMES_A_SECOND
    for _ in range(round(seconds * FRAMES_A_SECOND)):
        page.clock.run_for(round(each * speed))
        yield Frame(page.screenshot(), each)


def animate(frames: list[Frame], path: Path) -> None:
    """Write an animated picture; frames that look the same are seen for longer."""
    pictures = [Image.open(io.BytesIO(frame.png)).convert("RGB") for frame in frames]
    durations = [frame.milliseconds for frame in frames]
    first, *rest = pictures
    first.save(
        path,
        "WEBP",
        save_all=True,
        append_images=rest,
        duration=durations,
        loop=0,
        quality=70,
        method=4,
        minimize_size=True,
    )
    if path.stat().st_size > LONGEST:
        raise RuntimeError(f"{path.name} has {path.stat().st_size} bytes, {LONGEST} at most")


def write_all(browser: Browser, gallery: App) -> None:
    """Take every picture of the README."""
    for scheme in SCHEMES:
        screens = [still(browser, gallery, path, PHONE, scheme) for path in PHONES]
        save(side_by_side(screens, scheme), f"phones-{scheme}")
        for name, path in WIDE.items():
            png = still(browser, gallery, path, DESK, scheme)
            save(Image.open(io.BytesIO(png)).convert("RGB"), f"{name}-{scheme}")
    page = pictures.open_tab(browser, "light")
    animate(list(tell_session(page, gallery)), IMAGES / "session.webp")
    page.context.close()


def main() -> int:
    """Take them. Returns the exit status."""
    clock.begin()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        gallery = pictures.make_gallery(Path(folder))
        gallery.start()
        browser = pictures.launch(playwright.chromium)
        try:
            write_all(browser, gallery)
        finally:
            browser.close()
            gallery.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main())

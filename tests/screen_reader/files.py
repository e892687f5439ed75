"""The readings that were approved: one text file for each screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.screen_reader.reading import open_ears
from tests.screen_reader.screens import JOURNEYS, Screens
from tests.support.app_server import WIRE, ZONE, App

if TYPE_CHECKING:
    from playwright.sync_api import Browser

READINGS = Path(__file__).parent / "readings"


def write_readings(browser: Browser, app: App) -> None:
    """Read every screen, and regenerate its file."""
    READINGS.mkdir(exist_ok=True)
    for old in READINGS.glob("*.txt"):
        old.unlink()
    for name, text in _walk(browser, app):
        (READINGS / f"{name}.txt").write_text(text, "utf-8")


def _walk(browser: Browser, app: App) -> Iterator[tuple[str, str]]:
    for journey in JOURNEYS:
        app.empty()
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, timezone_id=ZONE, locale="en-GB"
        )
        context.add_init_script(path=WIRE)
        context.set_default_timeout(60_000)
        page = context.new_page()
        open_ears(page)
        screens: Screens = journey(page, app)
        yield from screens
        context.close()

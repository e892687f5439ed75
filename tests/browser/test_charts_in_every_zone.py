"""Charts name and draw each day correctly wherever clocks change, and show it on a tap."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.content import load
from psoas_coach.journal.records import make_moment
from psoas_coach.progress.phrases import Phrases
from psoas_coach.ui.words import say
from tests.support import answers_factory, clock
from tests.support.app_server import wait_until_idle, wait_until_still

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

SPEAKER = Phrases(load().words)
NIGHTS = [
    ("Australia/Sydney", "2026-10-04"),
    ("America/Santiago", "2026-09-06"),
    ("Africa/Cairo", "2026-04-24"),
    ("Asia/Beirut", "2026-03-29"),
    ("Europe/Lisbon", "2026-10-25"),
]
"""Where clocks jump at or shortly after midnight, and when."""
SQUARES = """title => [...document.querySelectorAll(`[aria-label^="${title}"] .role-mark path`)]
  .filter(one => one.__data__.tooltip)
  .map(one => ({ says: one.__data__.tooltip.told ?? one.__data__.tooltip,
    ...one.getBoundingClientRect().toJSON() }))"""


def squares(page: Page) -> list[dict[str, Any]]:
    """Return the days of the calendar: what each says, and where it lies; the leftmost first."""
    title = say("progress.calendar.title")
    page.locator(f"[aria-label^='{title}'] svg.marks").wait_for()
    marks = page.evaluate(SQUARES, title)
    return sorted(marks, key=lambda mark: mark["left"])


def add_sessions(app: App, zone: str, *dates: str) -> None:
    for date in dates:
        at = make_moment(clock.there(f"{date}T12:00", zone), zone)
        app.journal().sessions.add(answers_factory.session(at, pain_before=4, pain_after=3))


def open_charts(contexts: Contexts, app: App, query: str, zone: str, **options: object) -> Page:
    phone = {"has_touch": True, "is_mobile": True, "timezone_id": zone, **options}
    page = contexts(**phone).new_page()
    page.goto(f"{app.url}/progress?{query}")
    page.locator(".stVegaLiteChart svg.marks").first.wait_for()
    wait_until_idle(page)
    return page


@pytest.mark.parametrize(("zone", "date"), NIGHTS)
def test_the_day_on_which_clocks_change_is_that_day(
    app: App, contexts: Contexts, zone: str, date: str
) -> None:
    add_sessions(app, zone, date)
    text = SPEAKER.format_date(dt.date.fromisoformat(date))
    page = open_charts(contexts, app, "range=1 year&about=Practice", zone)
    (square,) = squares(page)
    assert text in square["says"]


def test_a_point_says_its_day_under_a_finger_until_the_next_tap(
    app: App, contexts: Contexts
) -> None:
    zone, date = NIGHTS[0]
    add_sessions(app, zone, date)
    page = open_charts(contexts, app, "range=3 months", zone)
    dot = page.locator(".stVegaLiteChart .mark-symbol.role-mark path").first
    dot.evaluate("dot => dot.scrollIntoView({ block: 'center' })")
    wait_until_still(page)
    place = dot.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.touchscreen.tap(x + 12, y + 9)  # a finger is no needle
    tip = page.locator("#psoas-coach-tip")
    tip.wait_for()
    assert SPEAKER.format_date(dt.date.fromisoformat(date)) in tip.inner_text()
    page.touchscreen.tap(20, 400)
    tip.wait_for(state="detached")


def test_every_week_has_its_column_and_a_month_its_name_where_it_begins(
    app: App, contexts: Contexts
) -> None:
    add_sessions(app, clock.ZONE, "2026-10-12", "2026-11-09")
    page = open_charts(contexts, app, "range=3 months&about=Practice", clock.ZONE)
    first, second = squares(page)
    apart = second["left"] - first["left"]
    assert apart == pytest.approx(4 * first["width"] / 0.88, rel=0.05)
    chart = page.locator(f"[aria-label^='{say('progress.calendar.title')}']")
    label = chart.get_by_text("Nov", exact=True).bounding_box()
    assert label is not None
    begins = label["x"] + label["width"] / 2
    # The week of 26 October holds the first of November: the second after that of 12 October.
    middle = first["left"] + apart * 2 / 4 + first["width"] / 2
    assert begins == pytest.approx(middle, abs=first["width"] / 2)


def test_a_square_is_in_the_row_of_its_own_week(app: App, contexts: Contexts) -> None:
    """A Sunday: the last row in Britain, the first in America."""
    add_sessions(app, clock.ZONE, "2026-11-01", "2026-11-03")
    tops = {}
    for locale in ("en-GB", "en-US"):
        page = open_charts(contexts, app, "range=4 weeks&about=Practice", clock.ZONE, locale=locale)
        sunday = next(square for square in squares(page) if "1 November" in square["says"])
        tuesday = next(square for square in squares(page) if "3 November" in square["says"])
        tops[locale] = sunday["top"] - tuesday["top"]
    assert tops["en-GB"] > 0 > tops["en-US"]

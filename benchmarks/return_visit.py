"""From the address to the first step of a session: ``python -m benchmarks.return_visit``.

A person with a plan opens the app, taps a pain number, taps start, and the player runs. Timed is
what the machine takes of it, in Chromium on a phone's screen: each tap follows at once when what it
needs is drawn, so no time to think is in it. The empty one-line app is opened beside it, in turns.
Both servers have shown their page before; the browser knows nothing (``new``), or has opened the
same address once (``back``), as the browser of somebody who comes every day has.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.places import Place, prepare
from benchmarks.side_by_side import Pair, both_running, launch, wait_at_rest
from psoas_coach.content import load
from psoas_coach.journal.engine import URL_VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from benchmarks.visitor import Server

YEARS = 10
MOST = 1.5
"""Seconds from the address to the running player, for somebody who comes back."""
PAIN = '[data-item="3"]'
RUNNING = ".player[data-status=running] .phase"
HELLO = "[data-testid=stMarkdown]"


class Visit(NamedTuple):
    """Seconds after the address was opened.

    Attributes:
        drawn: The pain number can be tapped.
        started: The player runs, two taps later.
    """

    drawn: float
    started: float


class Result(NamedTuple):
    """Medians of our visits, and of the empty app's seconds until it is drawn."""

    new: tuple[Visit, float]
    back: tuple[Visit, float]


def visit(page: Page, server: Server) -> Visit:
    """Open Today and begin its session in two taps."""
    start = time.perf_counter()
    page.goto(f"http://localhost:{server.port}/")
    page.locator(PAIN).first.click()
    drawn = time.perf_counter() - start
    page.get_by_role("button", name=load().words["session.before.start"]).click()
    page.locator(RUNNING).wait_for()
    return Visit(drawn, time.perf_counter() - start)


def open_empty(page: Page, server: Server) -> float:
    """Open the empty app."""
    start = time.perf_counter()
    page.goto(f"http://localhost:{server.port}/")
    page.locator(HELLO).wait_for()
    return time.perf_counter() - start


def measure(pair: Pair, visits: int) -> Result:
    """Visit both in turns, each time with an empty browser cache, and then once more."""
    ours: list[tuple[Visit, Visit]] = []
    empty: list[tuple[float, float]] = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for number in range(visits + 1):
            first, second = _visit_twice(browser, pair)
            context = _phone(browser)
            bare = tuple(open_empty(context.new_page(), pair.empty) for _ in range(2))
            context.close()
            if number:  # the very first one fills the system's file cache
                ours.append((first, second))
                empty.append((bare[0], bare[1]))
        browser.close()
    new, back = (
        (
            Visit(*(statistics.median(values) for values in zip(*visits, strict=True))),
            statistics.median(seconds),
        )
        for visits, seconds in zip(zip(*ours, strict=True), zip(*empty, strict=True), strict=True)
    )
    return Result(new, back)


def _visit_twice(browser: Browser, pair: Pair) -> tuple[Visit, Visit]:
    context = _phone(browser)
    visits = []
    for _ in range(2):
        prepare(pair.journal, Place("today", ""))  # no session is in progress any more
        page = context.new_page()
        visits.append(visit(page, pair.app))
        page.close()
        wait_at_rest(pair.app)  # a late report would put its session in progress again
    context.close()
    return visits[0], visits[1]


def _phone(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="UTC")
    context.set_default_timeout(60_000)
    return context


def main() -> int:
    """Print the table. Returns 1 when a person who comes back waits longer than the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=9)
    visits = parser.parse_args().visits
    os.environ.setdefault(URL_VARIABLE, "sqlite://")
    with both_running(YEARS) as pair:
        result = measure(pair, visits)
    print(f"load: {os.getloadavg()[0]:.1f}")
    print(f"{'browser':10}{'drawn':>8}{'started':>9}{'empty':>8}{'x':>7}{'more':>8}")
    for name, (ours, empty) in zip(result._fields, result, strict=True):
        print(
            f"{name:10}{ours.drawn:7.2f} {ours.started:8.2f} {empty:7.2f} "
            f"{ours.started / empty:6.2f} {ours.started - empty:+7.2f}"
        )
    return 0 if result.back[0].started <= MOST else 1


if __name__ == "__main__":
    raise SystemExit(main())

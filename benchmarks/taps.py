"""From a tap to the redrawn page, in Chromium: ``python -m benchmarks.taps [--samples 20]``.

Both apps end with the same button and a count of its taps, which is drawn after everything else.
A tap is timed within the browser, from the click until the last change that follows it is painted:
so it holds the way to the server, the run of the whole page, the way back, drawing all of it, and
what our scripts do then. Both sides take turns.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.places import Place, parse_options, places, prepare
from benchmarks.side_by_side import Pair, both_running, launch
from benchmarks.tap_timer import time_tap

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from benchmarks.visitor import Server

TIMES, MORE = 1.25, 30.0
"""A tap may take this many times what it takes in the empty app, or so many milliseconds more."""
TURN, WARM = 5, 2
BUTTON = """
import streamlit as st

if st.button("Tap", key="tap"):
    st.session_state.taps = st.session_state.get("taps", 0) + 1
with st.container(key="taps"):
    st.text(f"taps {st.session_state.get('taps', 0)}")
"""
QUIET = 100
"""Milliseconds without a change after which everything that a tap has changed is drawn."""
RESTED = """(quiet) => {
  const { testScriptState } = document.querySelector('[data-testid=stApp]')?.dataset ?? {}
  const isIdle = testScriptState === 'notRunning' && document.querySelector('.st-key-tap button')
  window.idleSince = isIdle ? window.idleSince ?? performance.now() : undefined
  return isIdle && performance.now() - window.idleSince > quiet
}"""
"""Whether nothing has run for some milliseconds. A player that has just been drawn reports once,
and Streamlit loses a press in the same instant, because it runs only the player's fragment."""
IDLE = """() => {
  const { testScriptState } = document.querySelector('[data-testid=stApp]')?.dataset ?? {}
  return testScriptState === 'notRunning' && document.querySelector('.st-key-tap button')
}"""


class Tap(NamedTuple):
    """What taps took at one place, in milliseconds: medians, ours and the empty app's."""

    place: str
    ours: float
    empty: float

    @property
    def holds(self) -> bool:
        """Whether the budget holds."""
        return self.ours <= max(self.empty * TIMES, self.empty + MORE)


def open_tab(browser: Browser, server: Server, place: Place | None = None) -> Page:
    """Open a page on a phone's screen and wait until nothing moves."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, timezone_id="UTC")
    path = f"{place.page}?{place.query}" if place else ""
    page.goto(f"http://localhost:{server.port}/{path}")
    page.wait_for_function(RESTED, arg=QUIET, timeout=60_000)
    return page


def tap(page: Page) -> float:
    """Tap once the page is at rest; returns milliseconds until it is redrawn."""
    page.wait_for_function(IDLE, timeout=60_000)
    return time_tap(page, ".st-key-tap button", ".st-key-taps", QUIET)


def measure(pair: Pair, taps: int, only: str = "") -> list[Tap]:
    """Tap at every place, in turns with the empty app, and print a line for each."""
    rows = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        bare = open_tab(browser, pair.empty)
        for place in places():
            if only not in place.name:
                continue
            prepare(pair.journal, place)
            page = open_tab(browser, pair.app, place)
            ours: list[float] = []
            empty: list[float] = []
            for _ in range(-(-taps // TURN)):
                ours += [tap(page) for _ in range(WARM + TURN)][WARM:]
                empty += [tap(bare) for _ in range(WARM + TURN)][WARM:]
            page.close()
            row = Tap(place.name, statistics.median(ours), statistics.median(empty))
            rows.append(row)
            over = "" if row.holds else "   over"
            print(
                f"{row.place:30} {row.ours:7.1f} {row.empty:7.1f} "
                f"{row.ours / row.empty:5.2f} {row.ours - row.empty:+7.1f}{over}",
                flush=True,
            )
        browser.close()
    return rows


def main() -> int:
    """Print the table. Returns 1 when a place is over the budget."""
    options = parse_options(__doc__, samples=20)
    print(f"{'':30} {'ms':>7} {'empty':>7} {'x':>5} {'more':>7}")
    with both_running(options.years, BUTTON) as pair:
        measured = measure(pair, options.samples, options.only)
    return 0 if all(row.holds for row in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())

"""A phone on the home network beside the computer itself: ``python -m benchmarks.phone_speed``.

Needs root: the phone is a Chromium in a network namespace of its own, as in the tests. Both sides
open the same app with the same journal and take turns.

- A tap: from a link in the bars to the other page drawn, Today and Progress in turn.
- The bytes of a first and of a second visit, counted by the network's own device.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import ViewportSize, sync_playwright

from benchmarks.side_by_side import make_demo
from benchmarks.tap_timer import time_tap
from tests.support.chromium import ARGUMENTS, CHROMIUM
from tests.support.phone_network import LINK, ORIGIN, PhoneApp, phone_network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

TIMES = 1.25
"""A tap on the phone may take this many times what it takes on the computer."""
FIRST, SECOND = 1_000_000, 100_000
"""Bytes of a first and of a second visit."""
TURN, WARM = 4, 2
SCREEN: ViewportSize = {"width": 390, "height": 844}
QUIET = 150
"""Milliseconds without a change after which everything that a tap has changed is drawn."""
DRAWN = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  return app?.dataset.testScriptState === 'notRunning' && document.querySelector('h1')
}"""


class Side(NamedTuple):
    """The computer or the phone.

    Attributes:
        context: Of a browser there.
        url: The app's address.
        namespace: Its network.
        device: What its traffic goes through.
    """

    context: BrowserContext
    url: str
    namespace: str
    device: str

    def received(self) -> int:
        """Return the bytes that its network has received."""
        path = f"/sys/class/net/{self.device}/statistics/rx_bytes"
        command = ["ip", "netns", "exec", self.namespace, "cat", path]
        return int(subprocess.run(command, capture_output=True, check=True).stdout)

    def visit(self) -> tuple[Page, int]:
        """Open Today in a new tab; gives the tab, and the bytes that it took."""
        before = self.received()
        page = self.context.new_page()
        page.goto(self.url)
        page.wait_for_function(DRAWN, timeout=60_000)
        page.wait_for_load_state("networkidle")
        return page, self.received() - before


def tap(page: Page, number: int) -> float:
    """Go to the other page; returns milliseconds until it is drawn."""
    page.wait_for_function(DRAWN, timeout=60_000)
    path = "/" if number % 2 else "/progress"
    return time_tap(page, f'a[href$="{path}"]', "h1", QUIET)


def compare(computer: Side, phone: Side, taps: int) -> int:
    """Print what was measured; returns 1 when it is over a budget."""
    sides = {"computer": computer, "phone": phone}
    tabs: dict[str, Page] = {}
    weights: dict[str, list[int]] = {}
    for name, side in sides.items():
        first, weight = side.visit()
        first.close()
        tabs[name], again = side.visit()
        weights[name] = [weight, again]
        print(f"{name:10} first visit {weight:11,} bytes   second {again:9,} bytes", flush=True)
    times: dict[str, list[float]] = {"computer": [], "phone": []}
    for _ in range(-(-taps // TURN)):
        for name, page in tabs.items():
            times[name] += [tap(page, number) for number in range(WARM + TURN)][WARM:]
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["phone"] / medians["computer"]
    for name, median in medians.items():
        print(f"{name:10} a tap takes {median:7.1f} ms")
    print(f"the phone takes {ratio:.2f} times what the computer takes")
    first_bytes, second_bytes = weights["phone"]
    return int(ratio > TIMES or first_bytes > FIRST or second_bytes > SECOND)


def main() -> int:
    """Make the network and compare both sides."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taps", type=int, default=40)
    parser.add_argument("--years", type=float, default=1)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        phone_network(Path(folder)) as network,
        sync_playwright() as playwright,
    ):
        app = PhoneApp(Path(folder), network)
        make_demo(app.database, options.years)
        app.start()

        def launch(namespace: str) -> Browser:
            program = network.wrap(namespace, str(CHROMIUM))
            arguments = [*ARGUMENTS, app.trusted_by()]
            return playwright.chromium.launch(executable_path=program, args=arguments)

        try:
            here, there = launch(network.computer), launch(network.phone)
            contexts = [browser.new_context(viewport=SCREEN) for browser in (here, there)]
            app.pair_directly(contexts[1], dt.datetime.now(dt.UTC))
            computer = Side(contexts[0], app.url, network.computer, "lo")
            phone = Side(contexts[1], ORIGIN, network.phone, LINK)
            return compare(computer, phone, options.taps)
        finally:
            app.kill()


if __name__ == "__main__":
    sys.exit(main())

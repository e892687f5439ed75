"""The first screen, cold, in Chromium: ``python -m benchmarks.first_screen [--opens 5]``.

Ours shows Today with ten made-up years; the empty one-line app is opened beside it. Twice:

- The server has just begun, so the first page imports what it needs, and the browser knows nothing.
- The server has shown the page to somebody before, and the browser knows nothing.

Timed is from the address to the page drawn. The weight is all bytes that the browser receives, and
the memory that the process holds. A list of imported modules shows that nothing was loaded for
charts, and a count of drawings that no figure was computed that the page does not show.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.side_by_side import EMPTY, launch, make_demo, wait_at_rest, write_app
from benchmarks.visitor import ROOT, Server
from psoas_coach.content import load
from psoas_coach.journal.engine import URL_VARIABLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES = 1.15
"""The first screen may take and weigh this many times the empty app's."""
HEAVY = ("pandas", "altair", "pyarrow", "psoas_coach.progress.charts")
"""Modules for charts; none may be imported on the way to the first screen."""
APP = (ROOT / "app.py").read_text("utf-8")
"""What people start: it gets ready by itself while the first browser loads."""
IMPORTS = """
if __name__ == "__main__":
    import json, os, pathlib, sys
    pathlib.Path(os.environ["IMPORTED"]).write_text(json.dumps(sorted(sys.modules)))
"""
DRAWN = """(text) => document.body.innerText.includes(text)
  && document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"""


class Screen(NamedTuple):
    """One first screen.

    Attributes:
        seconds: From the address to the page drawn.
        kilobytes: All that the browser received.
        memory: What the process holds then, in MiB.
    """

    seconds: float
    kilobytes: float
    memory: float


class Side(NamedTuple):
    """One app, and words on its first screen."""

    name: str
    folder: Path
    settings: dict[str, str]
    text: str


class Result(NamedTuple):
    """Medians of both sides, by whether the server had just begun, and what ours imported."""

    cold: tuple[Screen, Screen]
    warm: tuple[Screen, Screen]
    imported: tuple[str, ...]

    def times(self, screens: tuple[Screen, Screen]) -> tuple[float, ...]:
        """Return how many times the empty app's time, bytes and memory ours are."""
        return tuple(ours / empty for ours, empty in zip(*screens, strict=True))


def open_screen(browser: Browser, server: Server, text: str) -> Screen:
    """Open the front page in a browser with an empty cache."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="UTC")
    page = context.new_page()
    sizes: list[float] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.on("websocket", lambda line: line.on("framereceived", lambda got: sizes.append(len(got))))
    start = time.perf_counter()
    page.goto(f"http://localhost:{server.port}/")
    page.wait_for_function(DRAWN, arg=text, timeout=60_000)
    seconds = time.perf_counter() - start
    context.close()
    return Screen(seconds, sum(sizes) / 1024, server.memory())


def measure(opens: int) -> Result:
    """Start and open both sides in turns."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = launch(playwright)
        sides = _sides(folder)
        cold: dict[str, list[Screen]] = {side.name: [] for side in sides}
        warm: dict[str, list[Screen]] = {side.name: [] for side in sides}
        for number in range(opens + 1):
            for side in sides:
                server = Server(side.folder, side.settings, folder / f"{side.name}.log")
                try:
                    first = open_screen(browser, server, side.text)
                    wait_at_rest(server)  # What a start leaves to do later is over.
                    second = open_screen(browser, server, side.text)
                finally:
                    server.stop()
                if number:  # the very first one fills the system's file cache
                    cold[side.name].append(first)
                    warm[side.name].append(second)
        browser.close()
        imported: list[str] = json.loads((folder / "imported.json").read_text("utf-8"))
    empty, ours = (side.name for side in sides)
    return Result(
        (_median(cold[ours]), _median(cold[empty])),
        (_median(warm[ours]), _median(warm[empty])),
        tuple(module for module in imported if module.startswith(HEAVY)),
    )


def _sides(folder: Path) -> tuple[Side, Side]:
    url = f"sqlite:///{folder / 'journal.sqlite3'}"
    make_demo(url, 10)
    settings = {
        URL_VARIABLE: url,
        "PYTHONPATH": str(ROOT),
        "IMPORTED": str(folder / "imported.json"),
    }
    ours = write_app(folder / "ours", APP + IMPORTS)
    return (
        Side("empty", write_app(folder / "bare", EMPTY), {}, "Hello"),
        Side("ours", ours, settings, load().words["session.before.start"]),
    )


def _median(screens: list[Screen]) -> Screen:
    return Screen(*(statistics.median(values) for values in zip(*screens, strict=True)))


def show(result: Result) -> None:
    """Print the table."""
    print(f"{'':16}{'s':>7}{'empty':>7}{'x':>6}{'KB':>8}{'x':>6}{'MiB':>7}{'x':>6}")
    for name, screens in (("server just begun", result.cold), ("server warm", result.warm)):
        (ours, empty), times = screens, result.times(screens)
        print(
            f"{name:17}{ours.seconds:6.2f}{empty.seconds:7.2f}{times[0]:6.2f}"
            f"{ours.kilobytes:8.0f}{times[1]:6.2f}{ours.memory:7.0f}{times[2]:6.2f}",
            flush=True,
        )
    print(f"imported for charts: {', '.join(result.imported) or 'nothing'}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opens", type=int, default=5)
    os.environ.setdefault(URL_VARIABLE, "sqlite://")
    show(measure(parser.parse_args().opens))


if __name__ == "__main__":
    main()

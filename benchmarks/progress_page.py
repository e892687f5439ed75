"""The progress page over years, in Chromium: ``python -m benchmarks.progress_page``.

Side by side in one run: our page with 30 days, 10 years and 100 years of daily sessions (four moves
on two sides) and daily check-ins; an empty page; and a page as one would first write it, which
reads the rows and gives them to Altair, with the same 10 years. For each: a cold opening until its
charts are drawn, what the charts bring over the line, and a rerun. Medians; the ratios count.

A journal begins in 1970 at the earliest, so a hundred years end in 2069, where that server's clock
stands.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.rerun import TURN, WARM
from benchmarks.side_by_side import EMPTY, launch, write_app
from benchmarks.visitor import ROOT, Server, Visitor
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Hold, SessionRecord, make_moment

MOVES = ("runners_lunge", "couch_stretch", "standing_stride", "bridge")
NAIVE = """
import sqlite3
import altair as alt, pandas as pd, streamlit as st
rows = sqlite3.connect({file!r})
st.title("Progress")
pain = pd.read_sql("select local_date, pain_before, pain_after from sessions", rows)
pain = pain.melt("local_date", var_name="when", value_name="pain")
st.altair_chart(alt.Chart(pain).mark_line(point=True).encode(
    x="local_date:T", y="pain:Q", color="when:N", tooltip=["local_date:T", "pain:Q"]))
told = pd.read_sql("select local_date, pain_now from day_notes", rows)
st.altair_chart(alt.Chart(told).mark_line(point=True).encode(x="local_date:T", y="pain_now:Q"))
held = pd.read_sql("select week, left_lengthening, right_lengthening from sessions", rows)
held = held.melt("week", var_name="side", value_name="seconds")
st.altair_chart(alt.Chart(held).mark_bar().encode(x="week:T", y="sum(seconds):Q", color="side:N"))
"""
LATER = """
import datetime as dt
from psoas_coach.journal.records import make_moment
from psoas_coach.ui import shell, store
store.now = lambda: make_moment(dt.datetime(2069, 12, 31, 12, tzinfo=dt.UTC), store.get_zone())
shell.run()
"""
DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
  return charts.length >= 2 && charts.every(
    (chart) => chart.querySelector('canvas, svg .role-mark path'))
}"""
LAST = dt.date(2069, 12, 31)
HELLO = "() => document.body.innerText.includes('Hello')"


class Side(NamedTuple):
    """One server, where its page lies, and how it is seen to be drawn."""

    name: str
    server: Server
    page: str
    query: str
    drawn: str


class Span(NamedTuple):
    """So many days of data, and the last of them."""

    name: str
    days: int
    last: dt.date


def fill(url: str, days: int, last: dt.date) -> None:
    """Fill a journal with so many days that end with ``last``."""
    chance = random.Random(days)  # noqa: S311 -- nothing here is secret
    sessions, notes = [], []
    for ago in range(days - 1, -1, -1):
        day = last - dt.timedelta(days=ago)
        at = make_moment(dt.datetime(day.year, day.month, day.day, 9, tzinfo=dt.UTC), "UTC")
        pain = chance.randint(1, 6)
        holds = tuple(
            Hold(move, move, side, 1, 45, 45, lengthens=move != "bridge")
            for move in MOVES
            for side in ("left", "right")
        )
        sessions.append(
            SessionRecord(
                id=_id(chance),
                at=at,
                self_check=None,
                source="hand",
                plan=(),
                depth=2,
                pain_before=pain,
                tingling_before=False,
                pain_after=max(0, pain - chance.randint(0, 1)),
                tingling="same",
                finished=True,
                stop_reason=None,
                note="",
                holds=holds,
            )
        )
        body = {"pain_now": pain, "sitting_hours": 8.0, "longest_sit": chance.randint(20, 120)}
        notes.append(DayNote(_id(chance), at, "check_in", body))
    engine = open_engine(url)
    if not Journal(engine, "local").bulk.fill_empty([], sessions, notes):
        raise RuntimeError("the journal was not empty")
    engine.dispose()


def _id(chance: random.Random) -> str:
    return uuid.UUID(int=chance.getrandbits(128), version=4).hex


def spans() -> tuple[Span, ...]:
    """Return how much data our page is measured with."""
    today = dt.datetime.now(dt.UTC).date()
    return (
        Span("30 days", 30, today),
        Span("10 years", 3650, today),
        Span("100 years", 36500, LAST),
    )


def our_side(folder: Path, span: Span) -> Side:
    """Start our page with so much data."""
    file = folder / f"{span.days}.sqlite3"
    fill(f"sqlite:///{file}", span.days, span.last)
    home, settings = ROOT, {URL_VARIABLE: f"sqlite:///{file}"}
    if span.last == LAST:
        home = write_app(folder / "later", LATER)
        settings["PYTHONPATH"] = str(ROOT)
    server = Server(home, settings, folder / f"{span.days}.log")
    with Visitor(server) as first:  # runs app.py, which sets the clock, before any page
        first.run()
    return Side(span.name, server, "progress", "range=All", DRAWN)


def servers(folder: Path) -> list[Side]:
    """Start every side."""
    sides = [our_side(folder, span) for span in spans()]
    bare = Server(write_app(folder / "bare", EMPTY), {}, folder / "bare.log")
    naive = NAIVE.format(file=str(folder / "3650.sqlite3"))
    raw = Server(write_app(folder / "raw", naive), {}, folder / "raw.log")
    return [
        *sides,
        Side("empty page", bare, "", "", HELLO),
        Side("raw rows, 10 years", raw, "", "", DRAWN),
    ]


def opening(browser: Browser, side: Side) -> tuple[float, float]:
    """Open a page in a browser with an empty cache; gives seconds until drawn, and KB received."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, timezone_id="UTC")
    page: Page = context.new_page()
    sizes: list[int] = []
    page.on(
        "websocket", lambda line: line.on("framereceived", lambda sent: sizes.append(len(sent)))
    )
    start = time.perf_counter()
    page.goto(f"http://localhost:{side.server.port}/{side.page}?{side.query}")
    page.wait_for_function(side.drawn, timeout=120_000)
    seconds = time.perf_counter() - start
    context.close()
    return seconds, sum(sizes) / 1024


def openings(sides: list[Side], opens: int) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Return the seconds until each side is drawn, each time, and the KB that it received."""
    seconds: dict[str, list[float]] = {side.name: [] for side in sides}
    size: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for number in range(opens + 1):
            for side in sides:
                took, size[side.name] = opening(browser, side)
                if number:  # the first opening of a process imports what it needs
                    seconds[side.name].append(took)
        browser.close()
    return seconds, size


def reruns(sides: list[Side], runs: int) -> dict[str, list[float]]:
    """Return the milliseconds of each rerun; the sides take turns, as in ``benchmarks.rerun``."""
    took: dict[str, list[float]] = {side.name: [] for side in sides}
    tabs = {side.name: Visitor(side.server, side.page, side.query) for side in sides}
    for _ in range(-(-runs // TURN)):
        for name, tab in tabs.items():
            done = [tab.run() for _ in range(WARM + TURN)]
            if any(result.faults for result in done):
                raise RuntimeError(f"{name}: {[result.faults for result in done]}")
            took[name] += [result.milliseconds for result in done[WARM:]]
    for tab in tabs.values():
        tab.close()
    return took


def medians(took: dict[str, list[float]]) -> dict[str, float]:
    """Return the median for each side."""
    return {name: statistics.median(times) for name, times in took.items()}


def measure(sides: list[Side], opens: int, runs: int) -> None:
    """Print a line for each side."""
    seconds, size = openings(sides, opens)
    middle, again = medians(seconds), medians(reruns(sides, runs))
    print(f"{'':22}{'drawn s':>9}{'x 30 days':>11}{'KB':>8}{'rerun ms':>10}{'x empty':>9}")
    for side in sides:
        name = side.name
        print(
            f"{name:22}{middle[name]:9.2f}{middle[name] / middle['30 days']:11.2f}"
            f"{size[name] - size['empty page']:8.1f}"
            f"{again[name]:10.1f}{again[name] / again['empty page']:9.2f}",
            flush=True,
        )


def main() -> int:
    """Start all, measure, and end them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--opens", type=int, default=5)
    parser.add_argument("--runs", type=int, default=100)
    args = parser.parse_args()
    os.environ.setdefault(URL_VARIABLE, "sqlite://")
    with tempfile.TemporaryDirectory() as name:
        sides: list[Side] = []
        try:
            sides = servers(Path(name))
            measure(sides, args.opens, args.runs)
        finally:
            for side in sides:
                side.server.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())

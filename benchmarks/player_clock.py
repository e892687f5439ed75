"""How right the player's clock is over a whole session, in real time, in Chromium.

    python -m benchmarks.player_clock [--minutes 12]

Three browsers run the same session at once, each with an app and a journal of its own: a tab in
front, a tab whose timers fire once a second (as browsers do with tabs at the back), and such a tab
without the worker that wakes the clock there. Printed is how late the end of each step was seen on
the page, and how far the last deadline is from the planned one: what the clock itself is off.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import statistics
import tempfile
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.visitor import ROOT, Server
from psoas_coach.coach import session_draft as drafts
from psoas_coach.content import load
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import Step, build_timeline, sum_seconds
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT_MS = 50
"""What the clock may be off over twelve minutes."""

SLOW = """
  for (const name of ['setTimeout', 'setInterval']) {
    const real = window[name]
    const slow = (wait) => Math.ceil((wait || 1) / 1000) * 1000
    window[name] = (call, wait, ...rest) =>
      real(call, String(call).includes('#tick') ? slow(wait) : wait, ...rest)
  }
"""
ALONE = SLOW + "window.Worker = class { constructor() { throw new Error('none') } }"
WATCH = """
  window.begun = []
  const within = (host) => host.shadowRoot?.querySelector('.live')
  const look = () => {
    const live = [...document.querySelectorAll('*')].map(within).find(Boolean)
    if (!live) return setTimeout(look, 5)
    const note = () => window.begun.push(Date.now())
    if (live.textContent) note()
    new MutationObserver(note).observe(live, { childList: true, characterData: true })
  }
  look()
"""
"""Notes the instant of every announcement: there is one as each step begins, and one at the end."""


class Tab(NamedTuple):
    """One of the three browsers."""

    name: str
    script: str


TABS = (
    Tab("in front", WATCH),
    Tab("timers once a second", SLOW + WATCH),
    Tab("the same, no worker", ALONE + WATCH),
)


def plan(minutes: float) -> tuple[tuple[PlanItem, ...], tuple[Step, ...]]:
    """Return a session of this length: stretches, and a rest that fills it up."""
    rules = load().plan
    items = [
        PlanItem("runners_lunge", 2, 2, 30, 2, "", ()),
        PlanItem("standing_stride", 1, 2, 20, 2, "", ()),
        PlanItem("bridge", 0, 1, None, 8, "", (), sets=2, seconds_each=7),
    ]
    while items and sum_seconds(build_timeline(items, rules)) > minutes * 60 - 10:
        items.pop()
    rest = round(minutes * 60) - sum_seconds(build_timeline(items, rules)) - rules.get_ready_seconds
    items.append(PlanItem("constructive_rest", 0, 1, rest, 1, "", ()))
    return tuple(items), build_timeline(items, rules)


def begin(
    server: Server, database: str, browser: Browser, tab: Tab, items: tuple[PlanItem, ...]
) -> Page:
    """Put a session into the journal and open it: the player begins by itself."""
    now = make_moment(dt.datetime.now(dt.UTC), "UTC")
    begun = drafts.Draft(id=uuid.uuid4().hex, stage="playing", at=now, plan=items, pain_before=0)
    drafts.save_draft(Journal(open_engine(database), "local"), begun)
    page = browser.new_context(timezone_id="UTC").new_page()
    page.add_init_script(tab.script)
    page.goto(f"http://localhost:{server.port}/session")
    page.locator(".player[data-status=running]").wait_for()
    return page


def deadline(page: Page) -> float:
    """Return the deadline of the step that the clock is in, in milliseconds of the epoch."""
    at = json.loads(
        page.evaluate(
            "() => Object.entries(sessionStorage).find(([key]) => key.includes(':course:'))[1]"
        )
    )
    return float(at["deadline"])


def report(tab: Tab, page: Page, start: float, steps: tuple[Step, ...]) -> float:
    """Print how right one tab was. Returns how far the last deadline was off, in milliseconds."""
    begun: list[int] = page.evaluate("window.begun")
    due = [start]
    for step in steps:
        due.append(due[-1] + step.seconds * 1000)
    late = [shown - planned for shown, planned in zip(begun, due, strict=False)][1:]
    off = deadline(page) - due[-1]
    print(
        f"{tab.name:22} {len(late):3} steps ended, seen {min(late):.0f} to {max(late):.0f} ms late "
        f"(median {statistics.median(late):.0f}); last deadline off by {off:.0f} ms",
        flush=True,
    )
    return abs(off)


def main() -> int:
    """Run the session and print the errors; exit status 1 when a deadline was off too far."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=12)
    items, steps = plan(parser.parse_args().minutes)
    print(f"a session of {sum_seconds(steps)} s in {len(steps)} steps", flush=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        servers, pages, starts = [], [], []
        try:
            for number, tab in enumerate(TABS):
                database = f"sqlite:///{Path(name) / f'{number}.sqlite3'}"
                log = Path(name) / f"{number}.log"
                servers.append(Server(ROOT, {"PSOAS_COACH_DATABASE_URL": database}, log))
                pages.append(begin(servers[-1], database, browser, tab, items))
                starts.append(deadline(pages[-1]) - steps[0].seconds * 1000)
            time.sleep(sum_seconds(steps) + 5)
            off = [report(*tab, steps) for tab in zip(TABS, pages, starts, strict=True)]
        finally:
            browser.close()
            for server in servers:
                server.stop()
    return 1 if max(off) > LIMIT_MS else 0


if __name__ == "__main__":
    raise SystemExit(main())

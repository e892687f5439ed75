"""A person's actions in a session in the browser, and the page's state of it."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from tests.support.answers_factory import self_check
from tests.support.app_server import OFFLINE, App, Site, person_now, wait_until_idle
from tests.support.scale_driver import pain_number

if TYPE_CHECKING:
    from playwright.sync_api import Page

COURSE_KEY = "psoas-coach:course:"
AT_ONCE_MS = 10_000
"""How much of a session runs between two looks whether it is over: each look takes time as well."""
STRIDE_MS = 4000
"""How much of it a slow browser may miss; the player takes 5 s for an absence."""
GO_ON = """async (player, stride) => {
  const { controller } = globalThis.__pwClock
  const nextTask = () => new Promise(done => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => { port1.close(); done() }
    port2.postMessage(null)
  })
  while (player.isConnected && player.dataset.status === "running") {
    await controller.fastForward(stride)
    await nextTask()
  }
}"""
A_MOMENT_MS = 100
"""How much of it runs between two looks while the server is away."""
REAL_SECONDS = 60
"""How long the end of a session may take on a busy machine."""
SHOWN = """() => {
  const within = host => host.shadowRoot?.querySelector('.clock')
  const digits = [...document.querySelectorAll('*')].map(within).find(Boolean).textContent
  const [seconds, minutes = 0] = digits.split(':').map(Number).reverse()
  return minutes * 60 + seconds
}"""
"""The seconds on the player's clock."""


def store_self_check(app: App, **changes: object) -> None:
    """Give the journal a desk worker's self-check, with some answers changed."""
    app.journal().self_checks.add(self_check(person_now(), **changes))


def start(page: Page, app: Site, pain: int = 2, *, warm_up: bool = False) -> None:
    """Open the session page and start, in two taps; skip the warm-up unless it is wanted."""
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    pain_number(page, pain).click()
    page.get_by_role("button", name="I'm fine to start").click()
    page.locator(".player[data-status=running]").wait_for()
    if warm_up:
        return
    if phase(page) == "Warm up":
        page.get_by_role("button", name="Skip", exact=True).click()
        until(page, "Find your place")
    page.get_by_role("button", name="I'm ready").click()
    until(page, "Get ready")


def course(page: Page) -> dict[str, Any]:
    """Return the tab's own record of its session: step, status, deadline, left, held.

    A session that has returned from another device has two runs here; the last one counts.
    """
    stored = page.evaluate(
        "start => Object.entries(sessionStorage).filter(([key]) => key.startsWith(start))"
        ".sort(([one], [other]) => one < other ? -1 : 1).at(-1)?.[1]",
        COURSE_KEY,
    )
    latest: dict[str, Any] = json.loads(stored)
    return latest


def status(page: Page) -> str | None:
    """Return whether the clock is idle, running, paused, counting again, or over."""
    return page.locator(".player").get_attribute("data-status")


def phase(page: Page) -> str:
    """Return the current instruction."""
    return page.locator(".phase").inner_text()


def until(page: Page, wanted: str) -> None:
    """Wait until the player shows this instruction."""
    page.locator(".phase", has_text=wanted).wait_for()


def error(page: Page) -> float:
    """Return how far the digits are from the deadline, in seconds: 0 if they are right."""
    shown, left = page.evaluate(
        f"""start => {{
          const key = Object.keys(sessionStorage).find(key => key.startsWith(start))
          const {{ deadline }} = JSON.parse(sessionStorage.getItem(key))
          return [({SHOWN})(), (deadline - Date.now()) / 1000]
        }}""",
        COURSE_KEY,
    )
    return max(0.0, float(left - shown), float(shown - 1 - left))


def seconds_shown(page: Page) -> int:
    """Return the seconds that the digits show."""
    left: int = page.evaluate(f"() => ({SHOWN})()")
    return left


def let_run(page: Page, seconds: int) -> None:
    """Wait until the digits have counted down a number of seconds within a step."""
    page.wait_for_function(f"most => ({SHOWN})() <= most", arg=seconds_shown(page) - seconds)


def let_tick(page: Page) -> None:
    """Wait until the digits change, in either direction."""
    page.wait_for_function(f"before => ({SHOWN})() !== before", arg=seconds_shown(page))


def first_hold(page: Page, app: Site) -> None:
    """Start a session and go straight to the first hold."""
    start(page, app)
    page.get_by_role("button", name="Begin", exact=True).click()
    until(page, "Hold")


def finish_after(page: Page) -> None:
    """Answer the two questions after a session, which saves it."""
    wait_until_idle(page)
    pain_number(page, 1).click()
    wait_until_idle(page)
    tap_tingling(page)
    wait_for_saved(page)
    wait_until_idle(page)


def tap_tingling(page: Page) -> None:
    """Say that there is no more tingling than before."""
    page.get_by_role("radio", name="None, or the same").click()


def wait_for_saved(page: Page) -> None:
    """Wait until the page says that the session is saved."""
    page.get_by_text("Your session is saved.", exact=True).wait_for()


def skip_the_steps(page: Page) -> None:
    """Let the session go on to its last step in a browser so slow that it misses most of it.

    Each frame and each tick of ten minutes takes 5 s of processor time; this takes less than one.
    """
    page.locator(".player").evaluate(GO_ON, STRIDE_MS)


def skip_to_the_end(page: Page) -> None:
    """Let it be over, where the way there is not what is tested, and wait for the questions."""
    skip_the_steps(page)
    run_to_the_end(page)


def run_to_the_end(page: Page) -> None:
    """Run the page's clock faster than the real one, until the session has ended.

    The server needs real time to answer, so only real time is limited. While there is no
    connection, the page's clock runs slowly: Streamlit's connection timeouts use it too and would
    all expire.
    """
    question = page.get_by_text("How strong is your pain now?")
    deadline = time.monotonic() + REAL_SECONDS
    while not question.is_visible():
        if time.monotonic() > deadline:
            raise AssertionError("the session does not end")
        page.clock.run_for(A_MOMENT_MS if page.evaluate(OFFLINE) else AT_ONCE_MS)

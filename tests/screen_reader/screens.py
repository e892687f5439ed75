"""The screens that are read: steps of the self-check, and the player from its start to the end.

Each function brings a page to its screen and hands it over by name; one journey may pass several.
The page's clock stands still while the player is read, so that its digits are always the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from psoas_coach.ui.words import say
from tests.screen_reader.reading import read_tree, take_announcements, write_reading
from tests.support import self_check_driver as self_check
from tests.support.answers_factory import DESK_WORKER
from tests.support.app_server import App, wait_until_idle
from tests.support.scale_driver import pain_number
from tests.support.session_driver import store_self_check, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

Screens = Iterator[tuple[str, str]]
"""Name and reading of one screen after the other."""


def read(page: Page) -> str:
    """Return the reading of a page, and what its live regions said on the way to it."""
    wait_until_idle(page)
    lines = take_announcements(page) or ["nothing"]
    announced = "".join(f"  {line}\n" for line in lines)
    return f"{write_reading(read_tree(page))}\nAnnounced on the way here:\n{announced}"


def self_check_from_the_start(page: Page, app: App) -> Screens:
    """The first step, the first cards of signs, one of them expanded, and a sign ticked."""
    page.goto(f"{app.url}/self_check")
    self_check.at(page, self_check.GROUPS[0])
    yield "self-check-1-first-step", read(page)
    self_check.option(page, "age_group", "18_59").click()
    self_check.at(page, "red_now")
    yield "self-check-2-cards", read(page)
    self_check.none_button(page, "bladder_bowel_sex").click()
    self_check.unfold(page, "red_now", "chest_pain")
    yield "self-check-3-one-card-unfolded", read(page)
    self_check.tap(page, "red_now", "chest_pain")
    page.get_by_text(say("results.levels.emergency.title")).wait_for()
    yield "self-check-4-ended", read(page)


def self_check_numbers(page: Page, app: App) -> Screens:
    """A scale, and what is said when it is passed without an answer."""
    self_check.open_at(page, app, "pain_average", DESK_WORKER)
    page.locator(self_check.button("next", "pain_average")).click()
    page.get_by_text(say("self_check.open.needed")).wait_for()
    yield "self-check-5-scale-left-open", read(page)


def player(page: Page, app: App) -> Screens:
    """A session from its first tap to the end, by keyboard."""
    store_self_check(app)
    page.clock.install()
    page.goto(f"{app.url}/session")
    wait_until_idle(page)
    yield "player-01-before", read(page)
    pain_number(page, 2).click()
    page.get_by_role("button", name=say("session.before.start")).click()
    until(page, say("player.phase.warm_up"))
    wait_until_idle(page)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    page.keyboard.press("ArrowLeft")  # to the very beginning again, however slow all this was
    yield "player-02-warm-up", read(page)
    for number, (name, keys) in enumerate(KEYS.items(), start=3):
        for key in keys:
            page.keyboard.press(key)
        yield f"player-{number:02}-{name}", read(page)
    while not page.locator(".dial.counting").count():
        page.keyboard.press("ArrowRight")
    yield "player-11-counted", read(page)
    page.clock.run_for(SET_MS)
    while page.locator(".player").get_attribute("data-status") != "over":
        page.keyboard.press("ArrowRight")
    page.clock.resume()
    page.get_by_text(say("session.after.pain")).wait_for()
    yield "player-12-after", read(page)
    page.get_by_role("button", name=say("session.after.save_anyway.other")).click()
    page.get_by_text(say("session.saved.title"), exact=True).wait_for()
    yield "player-13-saved", read(page)


KEYS = {
    "find-your-place": ["ArrowRight"],
    "get-ready": ["Space"],
    "hold": ["ArrowRight"],
    "paused": ["Space"],
    "why-stop": ["Escape"],
    "rest": ["Escape", "Space", "ArrowRight"],
    "second-hold": ["ArrowRight"],
    "side-change": ["ArrowRight"],
}
"""What leads from the warm-up to each next screen of the player."""
SET_MS = 57_000
"""What a set of eight bridges takes, and a second."""
JOURNEYS = (self_check_from_the_start, self_check_numbers, player)
"""Each begins with an empty journal and a page that was not yet opened."""

"""The page of reminders in Chromium: what is saved as a file, on the narrowest phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icalendar import Calendar

from psoas_coach.ui.words import say
from tests.support.answers_factory import self_check
from tests.support.app_server import person_now, violations_in_both_themes, wait_until_idle

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

WIDER = "document.documentElement.scrollWidth - innerWidth"


def switch_on(page: Page, kind: str) -> None:
    page.get_by_text(say(f"reminders.{kind}.title"), exact=True).click()
    wait_until_idle(page)


def save_file(page: Page) -> Calendar:
    """Return the file that the button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=say("reminders.download")).click()
    assert download.value.suggested_filename == "psoas-coach.ics"
    return Calendar.from_ical(Path(download.value.path()).read_bytes())


def test_a_second_file_changes_what_the_first_has_made(app: App, page: Page) -> None:
    app.empty()
    app.journal().self_checks.add(self_check(person_now()))
    page.goto(f"{app.url}/more")
    page.get_by_role("link", name=say("frame.more.reminders.title")).click()
    page.get_by_role("heading", level=1, name=say("reminders.title")).wait_for()
    for kind in ("session", "break", "recheck"):
        switch_on(page, kind)
    page.set_viewport_size({"width": 320, "height": 700})
    wait_until_idle(page)
    assert page.evaluate(WIDER) <= 0
    assert violations_in_both_themes(page) == []
    first = save_file(page)
    switch_on(page, "session")
    second = save_file(page)
    assert {event["uid"] for event in first.events} == {event["uid"] for event in second.events}
    assert {event.sequence for event in first.events} == {0}
    assert {event.sequence for event in second.events} == {1}
    cancelled = [event for event in second.events if event.get("status") == "CANCELLED"]
    assert len(cancelled) == 1

"""The screen reader's text of the self-check and the player is the approved one.

``make readings`` regenerates the files; read the changes before you commit them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.screen_reader.files import READINGS
from tests.screen_reader.reading import open_ears, read_tree, take_announcements, write_reading
from tests.screen_reader.screens import JOURNEYS, Screens

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

SCREENS = 18
"""How many all journeys pass."""


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: str(journey.__name__))
def test_a_blind_person_hears_what_was_approved(
    app: App, contexts: Contexts, journey: Callable[[Page, App], Screens]
) -> None:
    page = contexts(viewport={"width": 390, "height": 844}).new_page()
    open_ears(page)
    for name, text in journey(page, app):
        assert text == (READINGS / f"{name}.txt").read_text("utf-8"), name


def test_every_file_belongs_to_a_screen() -> None:
    assert len(list(READINGS.glob("*.txt"))) == SCREENS


def test_the_reading_itself_has_roles_names_states_and_what_is_announced(page: Page) -> None:
    open_ears(page)
    page.goto("data:text/html,<main></main>")
    page.evaluate("""() => {
      document.body.innerHTML = `
        <h2>Pain</h2><p>How <b>strong</b> is it?</p><p hidden>Nobody hears this.</p>
        <fieldset><legend>Now</legend>
          <label><input type="radio" checked aria-label="0 of 10">0</label></fieldset>
        <button aria-expanded="false">More <i aria-hidden="true">add</i></button>
        <p role="alert"></p><p aria-live="polite"></p><p aria-live="off" id="timer"></p>`
      document.querySelector("[role=alert]").append("Stop.")
    }""")
    page.evaluate("document.querySelector('[aria-live=polite]').append('Rest now.')")
    page.evaluate("document.querySelector('#timer').append('29')")
    assert write_reading(read_tree(page)).splitlines() == [
        "heading 2: Pain",
        "How strong is it?",
        "group: Now:",
        "  Now",
        "  choice: 0 of 10, on",
        "button: More, folded",
        "alert:",
        "  Stop.",
        "Rest now.",
        "29",
    ]
    assert take_announcements(page) == ["at once: Stop.", "when idle: Rest now."]
    assert take_announcements(page) == []

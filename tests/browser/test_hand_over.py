"""The summary for a visit in Chromium: from the card that asks for a doctor to the PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from psoas_coach.content.language import list_languages
from psoas_coach.ui import own_language
from psoas_coach.ui.words import say
from tests.support import visit_people
from tests.support.answers_factory import self_check, session
from tests.support.app_server import person_now, violations_in_both_themes, wait_until_idle

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.app_server import App

QUESTION = "May I go on working?"
BEYOND_ARTICLE = """() => {
  const edge = document.querySelector("article.visit").getBoundingClientRect().right
  return [...document.querySelectorAll("article.visit table")]
    .filter((table) => table.getBoundingClientRect().right > edge)
    .map((table) => table.innerText)
}"""
"""The tables that reach beyond the article they stand in."""
WIDER = "document.documentElement.scrollWidth - innerWidth"


def test_from_the_card_to_the_file(app: App, page: Page) -> None:
    journal, now = app.journal(), person_now()
    app.empty()
    journal.self_checks.add(self_check(now))
    journal.sessions.add(session(now))
    visit_people.report_sign(journal, now)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{app.url}/guidance")
    page.get_by_role("link", name=say("visit.link")).click()
    page.get_by_role("heading", level=1, name=say("visit.title")).wait_for()
    field = page.get_by_role("textbox", name=say("visit.questions"))
    field.fill(QUESTION)
    field.blur()
    page.get_by_role("article").get_by_text(QUESTION).wait_for()
    wait_until_idle(page)
    assert page.evaluate(WIDER) <= 0
    assert violations_in_both_themes(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name=say("visit.download")).click()
    pages = PdfReader(Path(download.value.path())).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert QUESTION in text
    assert say("results.levels.today.title") in text
    page.emulate_media(media="print")
    page.get_by_role("heading", level=1).wait_for(state="hidden")
    assert page.get_by_role("article").is_visible()
    assert not field.is_visible()


@pytest.mark.parametrize("language", list_languages())
def test_its_tables_fit_the_narrowest_phone_in_every_language(
    app: App, page: Page, language: str
) -> None:
    journal = app.journal()
    journal.settings.save(own_language.LANGUAGE_SETTING, language)
    visit_people.fill(journal, "improving", person_now())
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{app.url}/hand_over")
    page.locator("article.visit table").first.wait_for()
    wait_until_idle(page)
    assert page.evaluate(BEYOND_ARTICLE) == []

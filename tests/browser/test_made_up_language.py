"""The app on a phone in a made-up language, 40 % longer: no broken layout, no English left.

Which language it is comes from the browser first and from the person's choice after that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import pytest

from psoas_coach.content.formats import list_months, list_weekdays, name_language, say_list
from psoas_coach.content.language import VARIABLE, use_language
from psoas_coach.ui.own_language import LANGUAGE_SETTING
from psoas_coach.ui.shell import PAGES
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import session
from tests.support.app_server import TOO_WIDE, App, eventually, rerun, visit, wait_until_idle
from tests.support.made_up_language import LANGUAGE, copy_app, find_english
from tests.support.session_driver import course, start, status, store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts

PHONE = {"width": 390, "height": 844}
OVERFLOWING = """() => {
  const wide = document.documentElement.clientWidth
  const found = []
  const look = root => {
    for (const one of root.querySelectorAll('*')) {
      if (one.shadowRoot) look(one.shadowRoot)
      const { left, right, height } = one.getBoundingClientRect()
      const clipped = one.closest('svg, [data-testid=stTabs], .pc-skip, .visually-hidden')
      if (height > 1 && !clipped && (right > wide + 1 || left < -1) && one.checkVisibility())
        found.push(one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 40))
    }
  }
  look(document.querySelector('[data-testid=stMain]'))
  return found
}"""
TEXT = """() => {
  const texts = []
  const look = root => {
    for (const one of root.querySelectorAll('[aria-label], [alt], [placeholder]'))
      if (one.checkVisibility())
        texts.push(...['aria-label', 'alt', 'placeholder'].map(name => one.getAttribute(name)))
    for (const one of root.querySelectorAll('*')) if (one.shadowRoot) look(one.shadowRoot)
    const inside = root.host ? [...root.children].filter(one => one.tagName !== 'STYLE') : [root]
    texts.push(...inside.map(one => one.innerText))
  }
  look(document.querySelector('[data-testid=stMain]'))
  return [document.title, ...texts.filter(Boolean)]
}"""
ICONS = """() => [...document.querySelectorAll('span, i')]
  .filter(one => getComputedStyle(one).fontFamily.includes('Material'))
  .map(one => one.textContent)"""
"""Streamlit's icons are letters of a font: a person sees the picture."""


CHART = """() => ({
  shown: [...document.querySelectorAll('svg.marks text')].map(one => one.textContent),
  said: [...document.querySelectorAll('svg.marks .role-mark path')]
    .map(one => one.__data__?.tooltip?.told ?? one.__data__?.tooltip).filter(Boolean),
})"""
"""What stands on the charts, and what their marks say when they are touched."""


@pytest.fixture(scope="module")
def one_translated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("translated")
    script = copy_app(folder / "app") / "app.py"
    running = App(folder, script=str(script), environment={VARIABLE: ""})
    running.start()
    yield running
    running.kill()


@pytest.fixture
def translated(one_translated: App) -> App:
    one_translated.empty()
    return one_translated


def open_page(app: App, page: Page, where: str) -> None:
    visit(page, app, where)


def read_language(page: Page) -> str:
    return str(page.evaluate("document.documentElement.lang"))


def unfold(page: Page) -> None:
    """Open the choice of the language, whichever language it is in; a change folds it away."""
    wait_until_idle(page)
    choice = page.locator(".st-key-my_data_language_open")
    if choice.get_by_role("radio").count() == 0:
        choice.locator("summary").click()
    choice.get_by_role("radio").first.wait_for()
    wait_until_idle(page)


def test_on_a_phone_no_page_is_too_wide_or_has_english_left(
    translated: App, contexts: Contexts
) -> None:
    store_self_check(translated)
    page = contexts(viewport=PHONE, locale=LANGUAGE).new_page()
    for name in PAGES:
        open_page(translated, page, name if name != "today" else "")
        assert eventually(page, lambda: read_language(page), LANGUAGE) == LANGUAGE, name
        assert page.evaluate(TOO_WIDE) <= 0, name
        assert page.evaluate(OVERFLOWING) == [], name
        allowed = find_english(" ".join([*page.evaluate(ICONS), *list_names()]))
        lines = [line for text in page.evaluate(TEXT) for line in text.splitlines()]
        assert [line for line in lines if set(find_english(line)) - {*allowed}] == [], name


def list_names() -> tuple[str, ...]:
    with use_language(LANGUAGE):
        joined = say_list(["", "", ""])
        return (*list_months(), *list_months("abbreviated"), *list_weekdays(), joined)


def test_a_chart_names_months_and_writes_numbers_in_the_language(
    translated: App, contexts: Contexts
) -> None:
    for ago in range(0, 80, 4):
        at = clock.ago(ago)
        translated.journal().sessions.add(session(at, pain_before=4, pain_after=3 - ago % 3))
    page = contexts(viewport=PHONE, locale=LANGUAGE).new_page()
    open_page(translated, page, "progress?range=3 months")
    page.locator(".stVegaLiteChart svg.marks").first.wait_for()
    wait_until_idle(page)
    read = page.evaluate(CHART)
    assert any("Okt" in text for text in read["shown"]), read["shown"]
    assert not any("Oct" in text for text in read["shown"])
    assert any("Novembro" in text or "Oktobro" in text for text in read["said"])
    assert not [text for text in read["said"] if re.search(r"\d\.\d", text)]


def test_the_browser_decides_until_the_person_does(translated: App, contexts: Contexts) -> None:
    pages = {name: contexts(locale=name).new_page() for name in ("en-GB", "eo", "fr-FR")}
    for locale, page in pages.items():
        open_page(translated, page, "my_data")
        expected = LANGUAGE if locale == "eo" else "en"
        assert eventually(page, partial(read_language, page), expected) == expected
    page = pages["en-GB"]
    unfold(page)
    page.get_by_text(name_language(LANGUAGE), exact=True).click()
    assert eventually(page, lambda: read_language(page), LANGUAGE) == LANGUAGE
    assert translated.journal().settings.get(LANGUAGE_SETTING) == LANGUAGE
    wait_until_idle(page)
    other = pages["fr-FR"]
    rerun(other)  # another device of the same person
    assert eventually(other, lambda: read_language(other), LANGUAGE) == LANGUAGE
    unfold(page)
    page.get_by_text(name_language("en"), exact=True).click()
    assert eventually(page, lambda: read_language(page), "en") == "en"
    unfold(page)
    page.get_by_text(say("my_data.language.usual"), exact=True).click()
    assert eventually(page, lambda: translated.journal().settings.get(LANGUAGE_SETTING), "") == ""


def test_a_session_goes_on_in_another_language(translated: App, contexts: Contexts) -> None:
    store_self_check(translated)
    page = contexts(viewport=PHONE).new_page()
    start(page, translated)
    before = course(page)
    translated.journal().settings.save(LANGUAGE_SETTING, LANGUAGE)
    rerun(page)
    assert eventually(page, lambda: read_language(page), LANGUAGE) == LANGUAGE
    wait_until_idle(page)
    after = course(page)
    assert status(page) == "running"
    assert after["step"] >= before["step"]
    assert not find_english(page.locator(".player button").first.inner_text())


def test_a_self_check_goes_on_in_another_language(translated: App, contexts: Contexts) -> None:
    page = contexts(viewport=PHONE).new_page()
    open_page(translated, page, "self_check")
    page.get_by_role("radio", name=say("questions.age_group.options.18_59")).click()
    wait_until_idle(page)
    drafts = translated.journal().drafts
    assert eventually(page, lambda: drafts.load("self_check") is not None, wanted=True)
    before = drafts.load("self_check")
    where = page.url
    translated.journal().settings.save(LANGUAGE_SETTING, LANGUAGE)
    page.reload()
    wait_until_idle(page)
    assert eventually(page, lambda: read_language(page), LANGUAGE) == LANGUAGE
    assert page.url == where
    assert drafts.load("self_check") == before

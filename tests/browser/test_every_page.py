"""Browser behaviour of all pages: commas, fields on a phone, printing, the end of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from psoas_coach.coach import personal_calendar
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.app_server import eventually, visit, wait_until_idle, wait_until_still
from tests.support.demo_history import fill_with_demo
from tests.support.session_driver import store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Contexts
    from tests.support.app_server import App

LARGE_ENOUGH = """() => [...document.querySelectorAll('[data-testid=stMain] :is(input, textarea)')]
  .filter(one => one.offsetParent && !['radio', 'checkbox', 'range', 'file'].includes(one.type))
  .map(one => [one.ariaLabel ?? one.id, parseFloat(getComputedStyle(one).fontSize)])"""
HOURS = (
    ("1,5", 1.5),
    ("1.5", 1.5),
    ("7", 7),
    (",5", 0.5),
    ("1,2,5", 1.25),
    ("2 h", 2),
    ("\u066b5", 0.5),
)
"""What people type for hours, and what it means."""
LATER = """(() => {
  const now = Date.now
  window.later = 0
  Date = new Proxy(Date, { get: (real, name) => name === 'now' ? () => now() + later : real[name] })
})()"""
"""A clock that the test can put forward."""
DARK_ON_PAPER = """() => [document.documentElement, document.body,
    ...document.querySelectorAll('.stApp, .stApp *')]
  .filter(one => {
    const colour = getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number)
    return (colour[3] ?? 1) > 0 && Math.max(...colour.slice(0, 3)) < 200
      && one.getBoundingClientRect().height > 40
  }).map(one => one.outerHTML.slice(0, 90))"""


def check_in(app: App, page: Page) -> Locator:
    """Open the check-in, and return its field for hours of sitting."""
    store_self_check(app)
    page.goto(app.url)
    wait_until_idle(page)
    page.get_by_text(say("today.check_in.title")).click()
    wait_until_idle(page)
    page.get_by_role("button", name=say("today.check_in.numbers.both")).click()
    field = page.get_by_label(say("today.check_in.hours"))
    field.wait_for()
    wait_until_idle(page)
    return field


def read_draft(app: App, name: str) -> Any:  # noqa: ANN401 -- a plain value
    """Return what the draft of the check-in has under a name."""
    draft = app.journal().drafts.load("check_in") or {"said": {}}
    return draft["said"].get(name)


@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
def test_a_comma_is_a_point_in_a_number(app: App, contexts: Contexts, locale: str) -> None:
    page = contexts(locale=locale).new_page()
    field = check_in(app, page)
    for typed, hours in HOURS:
        field.fill("")
        field.press_sequentially(typed)
        page.get_by_label(say("today.check_in.longest")).focus()
        wait_until_idle(page)
        assert eventually(page, lambda: read_draft(app, "sitting_hours"), hours) == hours, typed
        assert field.input_value() == f"{hours:g}", typed
    field.fill("")
    page.evaluate("document.execCommand('insertText', false, '1,5')")
    assert field.input_value() == "1.5", "pasted"


@pytest.mark.parametrize("leave", ["Tab", "Enter", "ArrowUp"])
def test_a_fraction_in_a_whole_number_is_refused_in_words(app: App, page: Page, leave: str) -> None:
    """Streamlit would silently store 1. The previous value stays."""
    check_in(app, page)
    field = page.get_by_label(say("today.check_in.longest"))
    for typed in ("1,5", "1.5", "1.234,5"):
        field.fill("45")
        field.press("Tab")
        assert eventually(page, lambda: read_draft(app, "longest_sit"), 45) == 45
        field.fill("")
        field.press_sequentially(typed)
        assert field.input_value() == typed
        field.press(leave)
        sentence = say("frame.number.not_whole", typed=typed)
        words = page.get_by_role("alert").filter(has_text=sentence)
        words.wait_for()
        wait_until_idle(page)
        after = 50 if leave == "ArrowUp" else 45  # a step goes on from what was there
        if leave != "Tab":
            expect(field).to_be_focused()  # the field is the same element after the rerun
        assert eventually(page, lambda: read_draft(app, "longest_sit"), after) == after
        assert field.input_value() == str(after)
        field.click()
        field.press("Control+A")
        field.press_sequentially("60")
        words.wait_for(state="detached")
        field.press("Tab")
        assert eventually(page, lambda: read_draft(app, "longest_sit"), 60) == 60


def test_a_fraction_in_an_empty_whole_number_leaves_it_empty(app: App, page: Page) -> None:
    check_in(app, page)
    field = page.get_by_label(say("today.check_in.walked"))
    field.press_sequentially("1,5")
    page.get_by_label(say("today.check_in.hours")).focus()
    page.get_by_role("alert").filter(has_text="1,5").wait_for()
    wait_until_idle(page)
    assert field.input_value() == ""
    assert read_draft(app, "walked_minutes") is None


def test_fields_on_a_phone_are_large_enough_not_to_be_zoomed_into(app: App, page: Page) -> None:
    check_in(app, page).focus()
    measured = {"today": page.evaluate(LARGE_ENOUGH)}
    for where in ("session?log=by_hand", "my_data", "self_check"):
        visit(page, app, where)
        measured[where] = page.evaluate(LARGE_ENOUGH)
    assert [field for fields in measured.values() for field in fields if field[1] < 16] == []
    assert measured["today"] != []
    assert measured["session?log=by_hand"] != []


def test_a_page_of_the_dark_theme_is_printed_on_white(app: App, contexts: Contexts) -> None:
    fill_with_demo(app, 0.3)
    page = contexts(color_scheme="dark", viewport={"width": 800, "height": 900}).new_page()
    for where in ("guidance", "progress"):
        page.emulate_media(media="screen", color_scheme="dark")
        page.goto(f"{app.url}/{where}")
        wait_until_idle(page)
        assert page.evaluate(DARK_ON_PAPER) != []
        page.wait_for_function("document.documentElement.dataset.psoasCoachTheme === 'dark'")
        page.emulate_media(media="print", color_scheme="dark")
        wait_until_still(page)
        assert page.evaluate(DARK_ON_PAPER) == [], where
        heading = page.get_by_role("heading", level=1)
        assert heading.evaluate("one => getComputedStyle(one).color") == "rgb(28, 38, 36)"


def test_a_page_left_open_renews_itself_when_the_day_is_over(app: App, contexts: Contexts) -> None:
    """In Kiritimati it is two at night, and the day begins at five; then it begins at midnight."""
    store_self_check(app)
    journal = app.journal()
    journal.settings.save(personal_calendar.DAY_SETTING, 5)
    page = contexts(timezone_id="Pacific/Kiritimati").new_page()
    page.add_init_script(LATER)
    page.goto(app.url)
    wait_until_idle(page)
    today = clock.today("Pacific/Kiritimati")
    note = page.get_by_text(say("frame.new_day", date=format_day(today)))
    journal.settings.save(personal_calendar.DAY_SETTING, 0)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    wait_until_still(page)
    assert note.count() == 0  # by its own clock the day goes on
    page.evaluate("window.later = 4 * 3600 * 1000; window.dispatchEvent(new Event('focus'))")
    note.wait_for()

"""The computer and a phone together: pairing, moving a session, removing the phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from psoas_coach.ui.words import say
from tests.browser.conftest import prepare
from tests.browser.phone.conftest import AWAY, IPHONE, SITE, open_phone
from tests.support import clock
from tests.support.app_server import ZONE, violations_in_both_themes, wait_until_idle
from tests.support.phone_network import ORIGIN, PhoneApp
from tests.support.session_driver import course, first_hold, status, store_self_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

RUN_MS, REPORT_MS = 20_000, 15_000
"""A little longer than a report takes; and how far apart reports are."""


class Both(NamedTuple):
    """A page on the computer and one on a paired phone.

    Attributes:
        computer: Opened nowhere yet.
        phone: The same.
        device: The phone's id.
    """

    computer: Page
    phone: Page
    device: str


@pytest.fixture
def both(computer_browser: Browser, phone_app: PhoneApp) -> Iterator[Both]:
    phone_app.empty()
    context = computer_browser.new_context(timezone_id=ZONE, locale="en-GB")
    prepare(context)
    phone = open_phone(computer_browser)
    device = phone_app.pair_directly(phone.context, clock.now())
    yield Both(context.new_page(), phone, device)
    for page in (context, phone.context):
        page.close()


def your_phone(page: Page, app: PhoneApp) -> None:
    page.goto(f"{app.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name=say("my_data.tabs.phone")).click()
    page.get_by_role("heading", name=say("phone.section.title")).wait_for()


def test_a_code_on_the_page_pairs_a_phone_and_the_page_says_so(
    both: Both, computer_browser: Browser, phone_app: PhoneApp
) -> None:
    your_phone(both.computer, phone_app)
    both.computer.get_by_role("button", name=say("phone.section.show_code")).click()
    picture = both.computer.get_by_role("img", name=re.compile("^QR code that opens"))
    expect(picture).to_be_visible()
    assert violations_in_both_themes(both.computer) == []
    code = both.computer.get_by_text(re.compile(r"^[a-z2-7]{5}(-[a-z2-7]{1,5})+$"))
    typed = code.inner_text().strip()
    newcomer = open_phone(computer_browser, user_agent=IPHONE)
    newcomer.goto(f"{ORIGIN}/session")
    newcomer.get_by_label("Code").fill(typed.upper())
    newcomer.get_by_role("button", name="Connect").click()
    newcomer.locator("[data-testid=stApp] h1").wait_for()
    both.computer.get_by_text("iPhone is connected.").wait_for()
    expect(both.computer.get_by_text("iPhone. Connected on")).to_be_visible()
    again = open_phone(computer_browser)
    again.goto(f"{ORIGIN}/pair#{typed.replace('-', '')}")
    again.get_by_role("button", name="Connect").click()
    again.get_by_text("That code doesn't work").wait_for()
    expect(again.get_by_label("Code")).to_be_focused()
    for page in (newcomer, again):
        page.context.close()


def test_a_removed_phone_loses_the_tab_it_has_open(both: Both, phone_app: PhoneApp) -> None:
    store_self_check(phone_app)
    both.phone.goto(f"{ORIGIN}/progress")
    wait_until_idle(both.phone)
    your_phone(both.computer, phone_app)
    expect(both.computer.get_by_text("Phone of a test. Connected on")).to_be_visible()
    both.computer.get_by_role("button", name="Remove Phone of a test").click()
    both.computer.get_by_text("was removed and can't open").wait_for()
    both.phone.wait_for_function(AWAY)
    both.phone.goto(f"{ORIGIN}/progress")
    expect(both.phone.get_by_role("heading", name="Connect this phone")).to_be_visible()
    assert phone_app.journal().devices.list() == ()


def test_each_sees_what_the_other_did_at_its_next_tap(both: Both, phone_app: PhoneApp) -> None:
    for page, where in ((both.computer, phone_app.url), (both.phone, ORIGIN)):
        page.goto(f"{where}/session")
        wait_until_idle(page)
    store_self_check(phone_app)
    for page in (both.computer, both.phone):
        page.get_by_role("link", name=say("frame.pages.today"), exact=True).first.click()
        expect(page.get_by_role("button", name="I'm fine to start")).to_be_visible()


def test_a_session_is_asked_before_it_moves_and_goes_on_where_it_was(
    both: Both, phone_app: PhoneApp
) -> None:
    store_self_check(phone_app)
    both.phone.clock.install()
    first_hold(both.phone, SITE)
    both.phone.clock.run_for(RUN_MS)  # long enough for a report
    wait_until_idle(both.phone)
    there = course(both.phone)
    both.computer.goto(f"{phone_app.url}/session")
    title = both.computer.get_by_role("heading", name=say("session.elsewhere.title"))
    expect(title).to_be_visible()
    expect(both.computer.get_by_text("Phone of a test")).to_be_visible()
    assert violations_in_both_themes(both.computer) == []
    assert status(both.phone) == "running", "asking moves nothing"
    both.computer.get_by_role("button", name=say("session.elsewhere.move")).click()
    both.computer.locator(".player[data-status=paused]").wait_for()
    here = course(both.computer)
    # The phone's clock went on meanwhile, and it reports every few seconds.
    assert there["step"] <= here["step"] <= course(both.phone)["step"]
    assert sum(here["held"].values()) >= RUN_MS - REPORT_MS, "what was held there counts here"
    both.phone.clock.run_for(RUN_MS)
    both.phone.get_by_role("heading", name=say("session.elsewhere.title")).wait_for()
    both.phone.get_by_text(say("session.elsewhere.computer")).wait_for()
    both.phone.get_by_role("button", name=say("session.elsewhere.move")).click()
    both.phone.locator(".player[data-status=paused]").wait_for()
    assert course(both.phone)["step"] == here["step"]
    assert len(phone_app.journal().sessions.list()) == 0

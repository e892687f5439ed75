"""A phone on the home network: pairing, a whole session, a hip measure, a lost connection."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from psoas_coach.journal import file_copy
from psoas_coach.phone.cookie import SECURE_NAME
from psoas_coach.ui.words import say
from tests.browser.conftest import prepare
from tests.browser.phone.conftest import AWAY, SITE, open_phone, pair
from tests.support import clock, phone_network
from tests.support.app_server import ZONE, violations, wait_until_idle
from tests.support.measure_driver import FAST, Phone
from tests.support.phone_network import COMPUTER, ORIGIN, PORT, PhoneApp, PhoneNetwork
from tests.support.save_driver import CheckIn
from tests.support.session_driver import (
    course,
    finish_after,
    first_hold,
    skip_to_the_end,
    status,
    store_self_check,
)

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

CALM = {"pain_average": 0, "pain_worst": 0}


def test_a_phone_is_paired_and_does_a_whole_session_with_the_network_lost_in_a_hold(
    phone_browser: Browser, phone_app: PhoneApp, network: PhoneNetwork
) -> None:
    phone_app.empty()
    store_self_check(phone_app)
    page = open_phone(phone_browser)
    hosts: set[str | None] = set()
    page.context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(ORIGIN)
    expect(page.get_by_role("heading", name="Connect this phone")).to_be_visible()
    assert violations(page) == []
    pair(page, phone_app.printed_code())
    assert page.url == f"{ORIGIN}/", "the code is no longer in the address"
    assert page.evaluate("isSecureContext && 'wakeLock' in navigator")
    (cookie,) = [cookie for cookie in page.context.cookies() if cookie["name"] == SECURE_NAME]
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Strict")

    page.clock.install()
    first_hold(page, SITE)
    network.cut()
    try:
        # Some forty seconds, of which the page need not draw each frame; then it lives them.
        page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
        network.wait_until_given_up()  # what was under way is lost
        before = course(page)
        page.clock.run_for(60_000)
        assert status(page) == "running", "the clock is the phone's own"
        assert course(page) != before
    finally:
        network.reconnect()
    page.clock.resume()
    wait_until_idle(page)
    skip_to_the_end(page)
    finish_after(page)
    (record,) = phone_app.journal().sessions.list()
    assert record.finished
    assert all(hold.held_seconds == hold.planned_seconds for hold in record.holds)
    assert hosts - {None} == {COMPUTER}, "nothing is asked of anybody else"  # data: has no host
    page.context.close()


def test_a_page_that_lost_one_of_its_scripts_comes_up_by_itself(
    phone_browser: Browser, phone_app: PhoneApp
) -> None:
    """A browser runs none of them then, and would show an empty page for good."""
    page = _open_paired(phone_browser, phone_app)
    lost: list[str] = []

    def lose_first(route: Route) -> None:
        lost.append(route.request.url)
        if len(lost) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/static/js/react-dom*.js", lose_first)
    page.goto(ORIGIN)
    page.locator("[data-testid=stApp] h1").wait_for()
    assert len(lost) == 2
    page.context.close()


def test_the_phones_own_sensor_measures_a_hip(phone_browser: Browser, phone_app: PhoneApp) -> None:
    """Only a secure page may read it: over plain HTTP there would be nothing to measure with."""
    page = _open_paired(phone_browser, phone_app)
    store_self_check(phone_app, **CALM)
    # Chrome on a phone allows this by itself and an iPhone asks; the headless shell does neither.
    page.context.grant_permissions(["accelerometer", "gyroscope", "magnetometer"], origin=ORIGIN)
    page.add_init_script(FAST)
    page.goto(f"{ORIGIN}/measure")
    wait_until_idle(page)
    page.get_by_role("button", name=say("measure.begin")).tap()
    phone = Phone(page)
    for number, side in enumerate(("left", "right", "left", "right"), start=1):
        go = page.get_by_role("button", name=say(f"measure.phone.go_{side}"))
        go.wait_for()
        wait_until_idle(page)
        phone.lie(0)
        go.tap()
        page.get_by_role("button", name=say("measure.phone.stop")).wait_for()
        phone.until("loose", 9)
        phone.until("Done", 9)
        expect(page.locator(".readings b")).to_have_count(number)
        wait_until_idle(page)
    page.get_by_role("button", name=say("measure.keep")).dblclick()
    page.get_by_text(say("measure.result.title")).wait_for()
    (measure,) = phone_app.journal().day_notes.list_hip_measures()
    assert measure.method == "phone"
    assert measure.left == pytest.approx((9, 9), abs=0.5)
    page.context.close()


def test_the_computer_shows_at_its_next_tap_what_the_phone_has_saved(
    phone_browser: Browser, computer_browser: Browser, phone_app: PhoneApp
) -> None:
    phone = _open_paired(phone_browser, phone_app)
    store_self_check(phone_app)
    context = computer_browser.new_context(timezone_id=ZONE, locale="en-GB")
    prepare(context)
    computer = context.new_page()
    computer.goto(f"{phone_app.url}/progress")
    wait_until_idle(computer)
    phone.goto(ORIGIN)
    wait_until_idle(phone)
    form, journal = CheckIn(), phone_app.journal()
    form.fill(phone, phone_app, journal, 0)
    form.button(phone).dblclick()
    phone.get_by_text(re.compile(say("today.check_in.saved.one", number=1))).wait_for()
    assert len(form.list_stored(journal)) == 1
    computer.get_by_role("link", name=say("frame.pages.today"), exact=True).first.click()
    computer.get_by_text(re.compile(say("today.check_in.saved.one", number=1))).wait_for()
    for browser in (phone.context, context):
        browser.close()


def test_when_the_computer_is_away_a_page_of_ours_says_so(
    phone_browser: Browser, phone_app: PhoneApp, network: PhoneNetwork
) -> None:
    """Where the certificate is trusted, as here; elsewhere browsers allow no page of ours."""
    page = _open_paired(phone_browser, phone_app)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    network.cut()
    try:
        page.goto(f"{ORIGIN}/progress")
        expect(page.get_by_role("heading", name="Your computer isn't answering")).to_be_visible()
        assert violations(page) == []
    finally:
        network.reconnect()
    expect(page.get_by_role("heading", name="Progress", level=1)).to_be_visible(timeout=60_000)
    page.context.close()


def test_the_key_and_the_codes_are_nowhere_else(phone_app: PhoneApp, tmp_path: Path) -> None:
    """Not in what is listed of the process, and in no backup or export."""
    store_self_check(
        phone_app
    )  # the journal is there with the first entry, whichever test comes first
    code = phone_app.printed_code()
    key = phone_app.certificate_file().read_text().splitlines()[1]
    listed = subprocess.run(["ps", "auxwwe"], capture_output=True, text=True, check=True).stdout  # noqa: S607 -- the system's
    copy = tmp_path / "copy.sqlite3"
    file_copy.copy_journal(phone_app.certificate_file().parents[1] / "journal.sqlite3", copy)
    for secret in (code, key):
        assert secret not in listed
        assert secret.encode() not in copy.read_bytes()
    assert key not in phone_app.log()
    assert not re.search(r"#[a-z2-7]{26}", phone_app.log()), "a code is drawn, and typed in groups"


def test_ctrl_c_ends_it_for_all(
    phone_browser: Browser, phone_app: PhoneApp, network: PhoneNetwork
) -> None:
    page = _open_paired(phone_browser, phone_app)
    assert phone_app.interrupt() == 0
    page.wait_for_function(AWAY)
    assert network.list_listeners() == ()
    assert "Traceback" not in phone_app.log()
    page.context.close()
    phone_app.start()


def _open_paired(browser: Browser, app: PhoneApp) -> Page:
    """Return a page of a phone that was paired a moment ago."""
    app.empty()
    page = open_phone(browser)
    app.pair_directly(page.context, clock.now())
    page.goto(ORIGIN)
    wait_until_idle(page)
    return page


def test_without_the_command_nothing_listens_beyond_this_machine(
    network: PhoneNetwork, tmp_path: Path
) -> None:
    app = PhoneApp(tmp_path, network, "run")
    app.start()
    try:
        listening = network.list_listeners()
    finally:
        app.kill()
    assert any(f":{app.port}" in address for address in listening)
    ours = [address for address in listening if not address.endswith(f":{PORT}")]
    assert all(address.startswith(("127.", "[::1]")) for address in ours), ours


def test_without_a_test_network_the_benchmark_says_so_and_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: str) -> None:
        if "add" in arguments:
            raise subprocess.CalledProcessError(1, arguments)

    monkeypatch.delenv("PSOAS_COACH_NO_NAMESPACES", raising=False)
    monkeypatch.setattr(phone_network, "_ip", refused)
    for required, ends in (("0", pytest.skip.Exception), ("1", pytest.fail.Exception)):
        monkeypatch.setenv("PSOAS_COACH_REQUIRE_ALL", required)
        with (
            pytest.raises(ends, match="NOT tried on a network"),
            phone_network.phone_network(tmp_path),
        ):
            raise AssertionError

"""Your phone under My data: a code for a new one, and the list of connected phones."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.devices import Device
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import current_service
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.sharing.qr_code import draw_qr_code
from psoas_coach.ui.access import current_owner, paired_devices
from psoas_coach.ui.my_data.notices import SECTION
from psoas_coach.ui.my_data.your_phone import COMMAND
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.page_driver import markups, run_page

OpenPage = Callable[..., AppTest]


@pytest.fixture
def access(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> PhoneAccess:
    """Phones are served."""
    access_ = PhoneAccess(Endpoint(("192.168.1.5", "kitchen.local"), 8443), lambda: journal)
    monkeypatch.setattr(current_service, "get_current_access", lambda: access_)
    return access_


def section(open_page: OpenPage) -> AppTest:
    page = open_page("my_data")
    page.session_state[SECTION] = say("my_data.tabs.phone")
    return run_page(page)


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [button for button in page.button if button.label == label]
    button.click()
    return run_page(page)


def page_text(page: AppTest) -> str:
    kinds = (page.markdown, page.success, page.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def test_if_phones_are_not_served_it_says_how(open_page: OpenPage) -> None:
    page = section(open_page)
    assert COMMAND in [block.value for block in page.code]
    assert say("phone.section.none") in page_text(page)
    assert say("phone.section.show_code") not in [button.label for button in page.button]


def test_a_code_is_shown_once_it_is_asked_for_and_pairs(
    open_page: OpenPage, access: PhoneAccess
) -> None:
    page = section(open_page)
    assert not re.search(r"[a-z2-7]{5}-[a-z2-7]{5}", page_text(page))
    press(page, say("phone.section.show_code"))
    (typed,) = [block.value for block in page.code]
    pictures = [body for body in markups(page) if "<img" in body]
    assert "https://192.168.1.5:8443/pair" in pictures[0]
    assert "kitchen.local" in pictures[1]
    assert access.pair(typed, "192.168.1.20", "iPhone")[0] == "right"
    run_page(page)
    assert say("phone.section.paired", name="iPhone") in page_text(page)
    assert [block.value for block in page.code] == []


def test_a_code_that_ran_out_is_taken_away(
    open_page: OpenPage, access: PhoneAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = press(section(open_page), say("phone.section.show_code"))
    monkeypatch.setattr(access.codes, "is_good", lambda _code: False)
    run_page(page)
    assert say("phone.section.used") in page_text(page)


def test_without_encryption_it_warns(open_page: OpenPage, access: PhoneAccess) -> None:
    access.endpoint = Endpoint(("192.168.1.5",), 8443, secure=False)
    page = press(section(open_page), say("phone.section.show_code"))
    assert say("phone.section.plain") in page_text(page)


def test_on_a_phone_no_code_is_shown(
    open_page: OpenPage, access: PhoneAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who finds the code could pair their own phone, which would keep its access."""
    _, token = access.pair(access.codes.issue(), "192.168.1.20", "iPhone")
    assert token is not None
    device = access.find_device(token) or ""
    monkeypatch.setattr(paired_devices, "check_access", lambda: None)
    monkeypatch.setattr(paired_devices, "find_this_device", lambda: device)
    monkeypatch.setattr(current_owner, "is_visit_from_elsewhere", lambda: True)
    page = section(open_page)
    assert say("phone.section.show_code") not in [button.label for button in page.button]
    assert say("phone.section.this_device") in page_text(page)


@pytest.mark.parametrize("served", [True, False])
def test_a_phone_is_removed_whether_phones_are_served_or_not(
    open_page: OpenPage,
    journal: Journal,
    access: PhoneAccess,
    monkeypatch: pytest.MonkeyPatch,
    served: bool,
) -> None:
    if not served:
        monkeypatch.setattr(current_service, "get_current_access", lambda: None)
    closed: list[str] = []
    monkeypatch.setattr(access.connections, "close", closed.append)
    for name in ("iPhone", "iPad"):
        journal.devices.pair(Device(name, name, clock.now(), clock.now()), name * 8)
    page = section(open_page)
    press(page, say("phone.section.remove", name="iPhone"))
    assert say("phone.section.removed", name="iPhone") in page_text(page)
    assert [device.name for device in journal.devices.list()] == ["iPad"]
    assert closed == (["iPhone"] if served else [])


def test_a_qr_code_is_dark_on_white_with_its_quiet_edge() -> None:
    """Cameras find no light code on a dark page, and none without four modules of edge."""
    picture = draw_qr_code("https://192.168.1.5:8443/pair#" + "a" * 26)
    assert picture is not None
    assert picture.startswith("<svg")
    assert 'fill="#fff"' in picture
    assert 'stroke="#000"' in picture
    assert "<script" not in picture

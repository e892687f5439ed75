"""A visit from the network has access while its device is paired, checked in each run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime.context import StreamlitHeaders

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import current_service
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.cookie import SECURE_NAME, make_token
from psoas_coach.ui.access import current_owner, paired_devices
from psoas_coach.ui.access.current_owner import AccessDeniedError


@pytest.fixture
def access(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PhoneAccess]:
    engine = open_engine(f"sqlite:///{tmp_path}/journal.sqlite3")
    journal = Journal(engine, "local")
    access_ = PhoneAccess(Endpoint(("192.168.1.5",), 8443), lambda: journal)
    monkeypatch.setattr(current_service, "get_current_access", lambda: access_)
    yield access_
    engine.dispose()


@pytest.fixture
def token(access: PhoneAccess) -> str:
    device = access.pair(access.codes.issue(), "192.168.1.20", "iPhone")[1]
    assert device is not None
    return device


def visit(monkeypatch: pytest.MonkeyPatch, host: str, cookie: str = "") -> None:
    scheme = "http" if host.startswith("localhost") else "https"
    headers = {"Host": host, "Origin": f"{scheme}://{host}", "Cookie": cookie}
    context = SimpleNamespace(
        headers=StreamlitHeaders(headers.items()), ip_address=host.partition(":")[0]
    )
    streamlit = SimpleNamespace(context=context, get_option=lambda _name: "localhost")
    for module in (current_owner, paired_devices):
        monkeypatch.setattr(module, "st", streamlit)


def why() -> str:
    with pytest.raises(AccessDeniedError) as caught:
        paired_devices.check_access()
    return caught.value.why


FROM_PHONE = "192.168.1.5:8443"


def test_a_paired_phone_is_let_in_until_it_is_removed(
    monkeypatch: pytest.MonkeyPatch, access: PhoneAccess, token: str
) -> None:
    visit(monkeypatch, FROM_PHONE, f"a=b; {SECURE_NAME}={token}")
    paired_devices.check_access()
    device = access.find_device(token)
    assert device is not None
    assert paired_devices.find_this_device() == device
    access.remove(device)
    assert why() == "unpaired"
    assert paired_devices.find_this_device() == ""


def test_a_cookie_that_was_made_up_is_no_phone(
    monkeypatch: pytest.MonkeyPatch, access: PhoneAccess
) -> None:
    del access  # that phones are served is all
    visit(monkeypatch, FROM_PHONE, f"{SECURE_NAME}={make_token()}")
    assert why() == "unpaired"
    visit(monkeypatch, FROM_PHONE)
    assert why() == "exposed"


def test_if_phones_are_not_served_no_cookie_lets_anybody_in(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setattr(current_service, "get_current_access", lambda: None)
    visit(monkeypatch, FROM_PHONE, f"{SECURE_NAME}={token}")
    assert why() == "exposed"


def test_the_computer_itself_needs_no_cookie_and_is_no_device(
    monkeypatch: pytest.MonkeyPatch, access: PhoneAccess
) -> None:
    del access  # as above
    visit(monkeypatch, "localhost:8501")
    paired_devices.check_access()
    assert paired_devices.find_this_device() == ""


def test_a_host_without_sign_in_stays_closed_to_phones_too(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    visit(monkeypatch, FROM_PHONE, f"{SECURE_NAME}={token}")
    monkeypatch.setattr(current_owner, "listens_to_others", lambda: True)
    assert why() == "exposed"

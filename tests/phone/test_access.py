"""The address at which phones reach this machine, and the effect of removing one."""

from __future__ import annotations

import pytest

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.phone.access import Endpoint, PhoneAccess


def test_each_host_is_named_with_its_port_and_without_where_that_is_usual() -> None:
    assert Endpoint(("10.0.0.9", "a.local"), 8443).list_hosts() == {"10.0.0.9:8443", "a.local:8443"}
    assert Endpoint(("10.0.0.9",), 443).list_hosts() == {"10.0.0.9:443", "10.0.0.9"}
    assert Endpoint(("10.0.0.9",), 80, secure=False).list_hosts() == {"10.0.0.9:80", "10.0.0.9"}
    assert Endpoint(("fd00::9",), 8443).list_hosts() == {"[fd00::9]:8443"}


def test_a_link_holds_its_code_behind_the_hash_and_the_likeliest_comes_first() -> None:
    endpoint = Endpoint(("10.0.0.9", "a.local", "fd00::9"), 8443)
    assert endpoint.build_pairing_links("code") == (
        "https://10.0.0.9:8443/pair#code",
        "https://a.local:8443/pair#code",
        "https://[fd00::9]:8443/pair#code",
    )
    plain = Endpoint(("10.0.0.9",), 80, secure=False)
    assert plain.build_pairing_links("code") == ("http://10.0.0.9:80/pair#code",)


def test_a_phone_is_found_by_its_token_until_it_is_removed(
    access: PhoneAccess, journal: Journal
) -> None:
    outcome, token = access.pair(access.codes.issue(), "10.0.0.2", "iPhone")
    assert outcome == "right"
    assert token is not None
    device = access.find_device(token)
    assert device is not None
    assert access.find_device(token[:-1] + "A") != device or token.endswith("A")
    assert access.remove(device)
    assert access.find_device(token) is None
    assert not access.remove(device)
    assert journal.devices.list() == ()


def test_a_code_is_used_up_even_where_the_phone_cannot_be_kept(
    access: PhoneAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise somebody who makes the journal fail could try a code repeatedly."""

    def away(*_: object) -> bool:
        raise JournalUnavailableError("locked")

    monkeypatch.setattr("psoas_coach.journal.devices.Devices.pair", away)
    code = access.codes.issue()
    with pytest.raises(JournalUnavailableError):
        access.pair(code, "10.0.0.2", "iPhone")
    assert not access.codes.is_good(code)

"""A person at a terminal sees the codes; a file and a log never do."""

from __future__ import annotations

import re

import pytest

from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.certificate import Certificate
from psoas_coach.phone.pairing_codes import CHARACTERS, normalize
from psoas_coach.phone.service import print_invitation

PRINT = "AB:CD:EF"


@pytest.fixture
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    file = tmp_path_factory.mktemp("certificate") / "x.pem"
    return Certificate(file, file, ("10.0.0.9",), PRINT)


def read_printed(
    access: PhoneAccess,
    certificate: Certificate | None,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    at_a_terminal: bool,
) -> str:
    monkeypatch.setattr("sys.stdout.isatty", lambda: at_a_terminal)
    print_invitation(access, certificate)
    return capsys.readouterr().out


def test_at_a_terminal_there_is_a_picture_for_each_address_and_one_code_to_type(
    access: PhoneAccess,
    certificate: Certificate,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    access.endpoint = Endpoint(("192.168.1.5", "10.0.0.9", "kitchen.local"), 8443)
    text = read_printed(access, certificate, capsys, monkeypatch, at_a_terminal=True)
    assert text.index("https://192.168.1.5:8443/pair\n") < text.index("https://10.0.0.9:8443/pair")
    assert "kitchen.local" not in text, "not every phone can look up a name"
    assert "#" not in text
    assert text.count("\n\n\u2588") >= 2 or text.count("\u2588") > 200
    (typed,) = re.findall(r"this code: (\S+)", text)
    assert len(normalize(typed)) == CHARACTERS
    assert access.codes.redeem(typed, "10.0.0.2") == "right"
    assert PRINT in text


def test_in_a_log_there_is_no_code_and_none_is_issued(
    access: PhoneAccess,
    certificate: Certificate,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(access.codes, "issue", lambda: pytest.fail("a code for nobody"))
    text = read_printed(access, certificate, capsys, monkeypatch, at_a_terminal=False)
    assert "https://192.168.1.5:8443" in text
    assert "My data" in text
    assert not re.search(r"[a-z2-7]{5}-[a-z2-7]{5}", text)


def test_without_encryption_it_says_what_does_not_work(
    access: PhoneAccess, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    access.endpoint = Endpoint(("192.168.1.5",), 8443, secure=False)
    text = read_printed(access, None, capsys, monkeypatch, at_a_terminal=True)
    assert "http://192.168.1.5:8443/pair" in text
    assert "not encrypted" in text
    assert "measure" in text


def test_an_output_that_is_closed_ends_nothing(
    access: PhoneAccess, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    print_invitation(access, certificate)

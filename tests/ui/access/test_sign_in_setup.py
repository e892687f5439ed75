"""Sign-in is on if the host has written ``[auth]``, and refuses everybody while incomplete."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.secrets import Secrets

from psoas_coach.ui.access import sign_in_setup

SECRET = "0123456789abcdef" * 2
SHARED = {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": SECRET}
ONE = {"client_id": "coach", "client_secret": "hush", "server_metadata_url": "https://id.example/x"}


@pytest.fixture(autouse=True)
def _asked_anew() -> Iterator[None]:
    sign_in_setup.load_sign_in.cache_clear()
    yield
    sign_in_setup.load_sign_in.cache_clear()


def read(
    monkeypatch: pytest.MonkeyPatch, file: Path, text: str | None
) -> sign_in_setup.SignIn | None:
    if text is not None:
        file.write_text(text, "utf-8")
    st.config.set_option("secrets.files", [str(file)])
    monkeypatch.setattr(st, "secrets", Secrets())
    try:
        return sign_in_setup.load_sign_in()
    finally:
        st.config.set_option("secrets.files", [])


def test_without_secrets_nobody_signs_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read(monkeypatch, tmp_path / "secrets.toml", None) is None


def test_other_secrets_do_not_turn_it_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert read(monkeypatch, tmp_path / "secrets.toml", "[mail]\nserver = 'x'\n") is None


@pytest.mark.parametrize(
    "text", ["[auth]\n", "auth = 'yes'\n", "[auth\n", "[auth]\nclient_id = 'x'\n"]
)
def test_an_incomplete_setup_opens_for_nobody_and_the_log_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    with caplog.at_level(logging.ERROR):
        setup = read(monkeypatch, tmp_path / "secrets.toml", text)
    assert setup is not None
    assert setup.faults
    assert all(fault in caplog.text for fault in setup.faults)


def test_one_provider_without_a_name() -> None:
    assert sign_in_setup.parse_sign_in({**SHARED, **ONE}) == sign_in_setup.SignIn(("",))


def test_several_providers_with_names() -> None:
    sign_in = sign_in_setup.parse_sign_in(
        {**SHARED, "clinic": ONE, "town": ONE, "client_kwargs": {"scope": "x"}}
    )
    assert sign_in == sign_in_setup.SignIn(("clinic", "town"))


@pytest.mark.parametrize(
    ("auth", "fault"),
    [
        ({**ONE, **SHARED, "cookie_secret": SECRET[1:]}, "auth.cookie_secret has fewer than 32"),
        ({**ONE, "cookie_secret": SECRET}, "auth.redirect_uri is missing"),
        ({**ONE, **SHARED, "redirect_uri": "http://x/"}, "does not end in /oauth2callback"),
        ({**ONE, **SHARED, "client_secret": ""}, "auth.client_secret is missing"),
        ({**SHARED, "clinic": {"client_id": "x"}}, "auth.clinic.server_metadata_url is missing"),
        ({**SHARED, "my_clinic": ONE}, "the name auth.my_clinic has an underscore"),
        (SHARED, "no provider is named"),
    ],
)
def test_a_fault_is_named_by_its_key_and_never_by_its_value(
    auth: dict[str, Any], fault: str
) -> None:
    faults = " | ".join(sign_in_setup.parse_sign_in(auth).faults)
    assert fault in faults
    assert SECRET[1:] not in faults


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in_setup, "MODULES", ("streamlit", "no_such_package"))
    sign_in = sign_in_setup.parse_sign_in({**SHARED, **ONE})
    assert sign_in.faults == ("the package no_such_package is missing",)


@pytest.mark.parametrize("claim", sorted(sign_in_setup.PROVED))
def test_no_header_may_say_who_somebody_is(monkeypatch: pytest.MonkeyPatch, claim: str) -> None:
    options = {"server.trustedUserHeaders": {"X-Person": claim}}
    monkeypatch.setattr(sign_in_setup, "st", SimpleNamespace(get_option=options.get))
    (fault,) = sign_in_setup.parse_sign_in({**SHARED, **ONE}).faults
    assert "trustedUserHeaders" in fault


def test_a_header_that_says_something_else_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"server.trustedUserHeaders": {"X-Theme": "theme"}}
    monkeypatch.setattr(sign_in_setup, "st", SimpleNamespace(get_option=options.get))
    assert not sign_in_setup.parse_sign_in({**SHARED, **ONE}).faults

"""Without sign-in the app only opens if nobody but the person at this machine can reach it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.runtime.context import StreamlitHeaders

from psoas_coach.ui.access import current_owner

BROWSER = {"Host": "localhost:8501", "Origin": "http://localhost:8501", "User-Agent": "Mozilla/5.0"}


def visit(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], caller: str | None = None
) -> bool:
    context = SimpleNamespace(headers=StreamlitHeaders(headers.items()), ip_address=caller)
    monkeypatch.setattr(current_owner, "st", SimpleNamespace(context=context))
    return current_owner.is_visit_from_elsewhere()


@pytest.mark.parametrize(
    "address",
    [
        "localhost", "LOCALHOST", "localhost:8501", "app.localhost:80", "127.0.0.1",
        "127.0.1.1:8501", "::1", "[::1]:8501", "::ffff:127.0.0.1",
    ],
)  # fmt: skip
def test_these_mean_this_machine_alone(address: str) -> None:
    assert current_owner.is_loopback(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "*", "0.0.0.0", "::", "[::]:8501", "192.168.1.7", "10.0.0.4:8501", "203.0.113.5",  # noqa: S104 -- what a careless host writes
        "coach.example.org", "coach.example.org:443", "localhost.example.org", "notlocalhost",
        "127.0.0.1.example.org", "unix:///run/coach.sock", "::ffff:10.0.0.4", "2001:db8::1",
        "[", "null", "localhost@coach.example.org",
    ],
)  # fmt: skip
def test_these_may_be_reached_by_others(address: str) -> None:
    assert not current_owner.is_loopback(address)


@pytest.mark.parametrize(
    ("address", "open_"),
    [(None, True), ("", True), ("0.0.0.0", True), ("10.1.2.3", True), ("localhost", False)],  # noqa: S104 -- what a careless host writes
)
def test_the_servers_own_address_is_looked_at_once(
    monkeypatch: pytest.MonkeyPatch, address: str | None, open_: bool
) -> None:
    asked: list[str] = []

    def option(name: str) -> str | None:
        asked.append(name)
        return address

    monkeypatch.setattr(current_owner, "st", SimpleNamespace(get_option=option))
    current_owner.listens_to_others.cache_clear()
    try:
        assert [current_owner.listens_to_others(), current_owner.listens_to_others()] == [
            open_,
            open_,
        ]
        assert asked == ["server.address"]
    finally:
        current_owner.listens_to_others.cache_clear()


@pytest.mark.parametrize("headers", [{}, BROWSER, {**BROWSER, "Host": "[::1]:8501"}])
def test_a_visit_from_this_machine_is_let_in(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    assert not visit(monkeypatch, headers)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Forwarded-For", "127.0.0.1"),
        ("x-forwarded-host", "localhost"),
        ("X-Forwarded-Proto", "https"),
        ("X-Real-IP", "203.0.113.5"),
        ("Forwarded", "for=203.0.113.5"),
        ("Via", "1.1 caddy"),
        ("Host", "coach.example.org"),
        ("Host", "192.168.1.7:8501"),
        ("Origin", "https://coach.example.org"),
        ("Origin", "null"),
        ("Origin", "http://localhost:9999"),
        ("Origin", "http://localhost"),
    ],
)
def test_one_sign_of_a_proxy_is_enough(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    assert visit(monkeypatch, {**BROWSER, name: value})


@pytest.mark.parametrize(
    ("caller", "elsewhere"), [("192.168.1.9", True), ("2001:db8::5", True), ("127.0.0.2", False)]
)
def test_a_caller_from_another_machine_is_seen(
    monkeypatch: pytest.MonkeyPatch, caller: str, elsewhere: bool
) -> None:
    """The address that listens may be unknown: another server can run the app."""
    assert visit(monkeypatch, BROWSER, caller) is elsewhere

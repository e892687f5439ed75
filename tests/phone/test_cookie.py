"""The cookie is for this host only, and is parsed strictly."""

from __future__ import annotations

import pytest

from psoas_coach.phone import cookie

TOKEN = "a" * 43
NAME = cookie.SECURE_NAME


def test_a_token_has_256_bits_and_the_hash_does_not_give_it_away() -> None:
    tokens = {cookie.make_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {43}
    assert all(token not in cookie.hash_token(token) for token in tokens)


def test_over_tls_it_is_bound_to_the_host() -> None:
    """As https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis asks of the prefix."""
    first, *attributes = cookie.write_cookie(TOKEN, secure=True).split("; ")
    assert first == f"__Host-psoas-coach={TOKEN}"
    assert {"Path=/", "HttpOnly", "Secure", "SameSite=Strict"} <= set(attributes)
    assert not [attribute for attribute in attributes if attribute.lower().startswith("domain")]


def test_over_http_it_has_another_name_and_is_no_less_strict() -> None:
    written = cookie.write_cookie(TOKEN, secure=False)
    assert written.startswith(f"{cookie.PLAIN_NAME}={TOKEN}; ")
    assert "HttpOnly; SameSite=Strict" in written
    assert "Secure" not in written


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([f"{NAME}={TOKEN}"], TOKEN),
        ([f"a=b; {NAME}={TOKEN}; _streamlit_xsrf=2|x"], TOKEN),
        (["a=b", f"{NAME}={TOKEN}"], TOKEN),
        ([], None),
        ([""], None),
        ([f"{NAME}={TOKEN}; {NAME}={TOKEN}"], None),
        ([f"{NAME}={TOKEN}", f"{NAME}={'b' * 43}"], None),
        ([f"{NAME}={TOKEN}x"], None),
        ([f"{NAME}={TOKEN[:-1]}"], None),
        ([f"{NAME}={'ä' * 43}"], None),
        ([f'{NAME}="{TOKEN}"'], None),
        ([f"{NAME.lower()}={TOKEN}"], None),
        ([f"{cookie.PLAIN_NAME}={TOKEN}"], None),
        ([f"x{NAME}={TOKEN}"], None),
    ],
)
def test_one_token_is_read_and_nothing_that_is_like_one(
    lines: list[str], found: str | None
) -> None:
    assert cookie.read_token(lines, secure=True) == found


def test_over_http_the_secure_one_counts_for_nothing() -> None:
    assert cookie.read_token([f"{NAME}={TOKEN}"], secure=False) is None
    assert cookie.read_token([f"{cookie.PLAIN_NAME}={TOKEN}"], secure=False) == TOKEN

"""The host's settings for signing in, read once, because the file does not change at run time.

Streamlit itself implements OpenID Connect and reads its settings from the section ``[auth]`` of
``secrets.toml``. The presence of that section turns sign-in on. An incomplete section does not turn
it off again: nobody has access until it is corrected.
"""

from __future__ import annotations

import functools
import importlib.util
import logging
from collections.abc import Mapping
from typing import Any

import streamlit as st
from msgspec import Struct
from streamlit.errors import StreamlitSecretNotFoundError

PROVIDER = ("client_id", "client_secret", "server_metadata_url")
"""The settings that Streamlit needs for each provider."""
MODULES = ("authlib", "httpx")
"""Optional modules that Streamlit needs; see the extra ``hosted`` in ``pyproject.toml``."""
SECRET_CHARACTERS = 32
"""The shortest cookie secret: a shorter one could be guessed, and then any person be impersonated.
"""
PROVED = {"is_logged_in", "iss", "sub", "iat", "nonce"}
"""Claims that must come from the signed cookie. Streamlit can let headers replace them."""

_LOG = logging.getLogger(__name__)


class SignIn(Struct, frozen=True):
    """How people sign in here.

    Attributes:
        providers: Their names; the empty one is the provider that has none.
        faults: What the host must correct before anybody can sign in; written to the log.
    """

    providers: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@functools.cache
def load_sign_in() -> SignIn | None:
    """Return how people sign in; None if sign-in is not configured."""
    try:
        auth = st.secrets.get("auth")
    except StreamlitSecretNotFoundError as error:
        if error.error_id == "no-secrets-found":
            return None
        sign_in = SignIn(faults=("the secrets cannot be read",))
    else:
        if auth is None:
            return None
        sign_in = parse_sign_in(auth)
    for fault in sign_in.faults:
        _LOG.error("sign-in is not ready: %s; see docs/sign-in.md", fault)
    return sign_in


@functools.cache
def find_redirect_uri() -> str:
    """Return the address to which the provider sends people back; empty without sign-in."""
    try:
        auth = st.secrets.get("auth")
    except StreamlitSecretNotFoundError:
        return ""
    return str(auth.get("redirect_uri", "")) if isinstance(auth, Mapping) else ""


def parse_sign_in(auth: object) -> SignIn:
    """Parse the section ``[auth]``; faults are named by their keys, never by value."""
    if not isinstance(auth, Mapping):
        return SignIn(faults=("auth is not a table",))
    faults = [
        f"auth.{key} is missing" for key in ("redirect_uri", "cookie_secret") if not auth.get(key)
    ]
    if not str(auth.get("redirect_uri", "")).endswith("/oauth2callback"):
        faults.append("auth.redirect_uri does not end in /oauth2callback")
    if len(str(auth.get("cookie_secret", ""))) < SECRET_CHARACTERS:
        faults.append(f"auth.cookie_secret has fewer than {SECRET_CHARACTERS} characters")
    tables = _list_providers(auth)
    if not tables:
        faults.append("no provider is named")
    for name, table in tables.items():
        where = f"auth.{name}" if name else "auth"
        faults += [f"{where}.{key} is missing" for key in PROVIDER if not table.get(key)]
        if "_" in name:
            faults.append(f"the name {where} has an underscore")
    headers = st.get_option("server.trustedUserHeaders")
    if isinstance(headers, Mapping) and not PROVED.isdisjoint(headers.values()):
        faults.append("server.trustedUserHeaders lets a header say who somebody is")
    faults += [
        f"the package {name} is missing"
        for name in MODULES
        if importlib.util.find_spec(name) is None
    ]
    return SignIn(tuple(tables), tuple(faults))


def _list_providers(auth: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the table of each provider; ``[auth]`` itself is a provider without a name."""
    named = {
        name: table
        for name, table in auth.items()
        if isinstance(table, Mapping) and not {*PROVIDER}.isdisjoint(table)
    }
    return named if {*PROVIDER}.isdisjoint(auth) else {"": auth, **named}

"""Find the owner of the journal: this machine's user, or the person who has signed in.

Without sign-in there is one owner. With sign-in the owner is derived from the only two claims that
identify a person permanently: the issuer and its subject. Only their hash is stored, so a journal
does not reveal who its owner is.
"""

from __future__ import annotations

import functools
import hashlib
import json
import time
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from psoas_coach.ui.access import sign_in_setup

ON_THIS_MACHINE = "local"
"""The owner of every row without sign-in."""
HOLDS_SECONDS = 30 * 24 * 60 * 60
"""The lifetime of a sign-in, equal to that of Streamlit's cookie, which an open tab never reads
again.
"""

Why = Literal["signed_out", "ended", "exposed", "unready", "unpaired"]


class AccessDeniedError(Exception):
    """No journal may be opened for this visitor.

    Attributes:
        why: Nobody signed in; the sign-in has ended; others could be at the page and nobody can
            sign in; signing in is not set up in full; or the device was removed from the list.
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def check_access() -> None:
    """Check the visitor's access to a journal. Call it once in each run, before anything is drawn.

    Raises:
        AccessDeniedError: The visitor has no access.
    """
    identify_owner()
    if sign_in_setup.load_sign_in() is None:
        if is_visit_from_elsewhere():
            raise AccessDeniedError("exposed")
    elif find_sign_in_time(st.user) + HOLDS_SECONDS < time.time():
        raise AccessDeniedError("ended")


def identify_owner() -> str:
    """Return the owner of the journal. Every access to a journal calls this, callbacks included.

    Raises:
        AccessDeniedError: There is no owner for a journal.
    """
    ways = sign_in_setup.load_sign_in()
    if ways is None:
        if listens_to_others():
            raise AccessDeniedError("exposed")
        return ON_THIS_MACHINE
    if ways.faults:
        raise AccessDeniedError("unready")
    if st.user.get("is_logged_in") is not True:
        raise AccessDeniedError("signed_out")
    return derive_owner(st.user.get("iss"), st.user.get("sub"))


def derive_owner(issuer: object, subject: object) -> str:
    """Return the owner for an issuer and the name it has for a person.

    Raises:
        AccessDeniedError: One of the two is missing, so the person is not identified.
    """
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        raise AccessDeniedError("signed_out")
    name = json.dumps([issuer, subject])  # A list, so that no two pairs give the same text.
    return f"oidc-{hashlib.sha256(name.encode()).hexdigest()}"


def find_sign_in_time(user: Mapping[str, object]) -> float:
    """Return the time of the sign-in in seconds; 0 if the provider did not state it."""
    at = user.get("iat")
    return float(at) if isinstance(at, int | float) else 0.0


BY_PROXY = ("X-Forwarded", "X-Real-Ip", "Forwarded", "Via")
"""Prefixes of the headers that a proxy adds. Browsers send none of them."""
_PORTS = {"http": 80, "https": 443}


@functools.cache
def listens_to_others() -> bool:
    """Whether the server listens beyond this machine; an empty address means all networks."""
    return not is_loopback(str(st.get_option("server.address") or ""))


def is_visit_from_elsewhere() -> bool:
    """Whether the visit came from another machine, or through a proxy on this one.

    A proxy may hide all signs but one, so each is checked: its own headers, the host name that the
    browser used, the page that the browser came from, and the address of the client.
    """
    headers = st.context.headers
    if any(name.startswith(BY_PROXY) for name in headers):
        return True
    if not is_loopback(headers.get("Host", "localhost")):
        return True
    origin = headers.get("Origin")
    if origin is not None and (
        not is_loopback(origin.partition("://")[2]) or _is_elsewhere(origin, headers.get("Host"))
    ):
        return True
    caller = st.context.ip_address
    return isinstance(caller, str) and not is_loopback(caller)


def _is_elsewhere(origin: str, host: str | None) -> bool:
    """Whether the origin is another port of this machine, and so a page of another program."""
    if host is None:
        return False
    try:
        page, target = urlsplit(origin), urlsplit(f"{urlsplit(origin).scheme}://{host}")
        return (page.port or _PORTS[page.scheme]) != (target.port or _PORTS[target.scheme])
    except (ValueError, KeyError):
        return True


@functools.lru_cache(maxsize=64)
def is_loopback(address: str) -> bool:
    """Whether a host, with or without a port, is a name or an address of this machine only."""
    try:
        name = urlsplit(f"//{_add_brackets(address)}").hostname or ""
        if name == "localhost" or name.endswith(".localhost"):
            return True
        number = ip_address(name)
    except ValueError:
        return False
    if isinstance(number, IPv6Address) and number.ipv4_mapped is not None:
        return number.ipv4_mapped.is_loopback
    return number.is_loopback


def _add_brackets(address: str) -> str:
    """Return an IPv6 address in brackets, as in a URL; a server option has it without."""
    return f"[{address}]" if address.count(":") > 1 and not address.startswith("[") else address

"""Whether anybody but the person at this machine could be at the page.

Without sign-in there is one journal, and whoever reaches the app reads it. So it opens only where
nobody else can reach it: the server listens on this machine alone, and the visit did not come
through a proxy, which from here looks like a visit from this machine.
"""

from __future__ import annotations

import functools
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

import streamlit as st

BY_PROXY = ("X-Forwarded", "X-Real-Ip", "Forwarded", "Via")
"""How the headers begin that a proxy adds. Browsers send none of them."""
_PORTS = {"http": 80, "https": 443}


@functools.cache
def listens_to_others() -> bool:
    """Whether the server listens beyond this machine; an empty address means on every network."""
    return not is_loopback(str(st.get_option("server.address") or ""))


def visit_from_elsewhere() -> bool:
    """Whether the visit came from another machine, or through a proxy on this one.

    A proxy may hide all but one of the signs: its own headers, the name by which the browser
    called, the page that the browser came from, and the address of the caller.
    """
    headers = st.context.headers
    if any(name.startswith(BY_PROXY) for name in headers):
        return True
    if not is_loopback(headers.get("Host", "localhost")):
        return True
    origin = headers.get("Origin")
    if origin is not None and (
        not is_loopback(origin.partition("://")[2]) or _elsewhere(origin, headers.get("Host"))
    ):
        return True
    caller = st.context.ip_address
    return isinstance(caller, str) and not is_loopback(caller)


def _elsewhere(origin: str, host: str | None) -> bool:
    """Whether a page of another port of this machine has come: another program's."""
    if host is None:
        return False
    try:
        page, called = urlsplit(origin), urlsplit(f"{urlsplit(origin).scheme}://{host}")
        return (page.port or _PORTS[page.scheme]) != (called.port or _PORTS[called.scheme])
    except (ValueError, KeyError):
        return True


@functools.lru_cache(maxsize=64)
def is_loopback(address: str) -> bool:
    """Whether a host, with or without a port, is a name or an address of this machine alone."""
    try:
        name = urlsplit(f"//{_bracketed(address)}").hostname or ""
        if name == "localhost" or name.endswith(".localhost"):
            return True
        number = ip_address(name)
    except ValueError:
        return False
    if isinstance(number, IPv6Address) and number.ipv4_mapped is not None:
        return number.ipv4_mapped.is_loopback
    return number.is_loopback


def _bracketed(address: str) -> str:
    """Return an IPv6 address as a URL has it; a server's option has it bare."""
    return f"[{address}]" if address.count(":") > 1 and not address.startswith("[") else address

"""The cookie of a paired device: a random token of 256 bits that only the device has.

Over TLS its name begins with ``__Host-``: browsers accept such a cookie only from a secure page and
for exactly that host. Over plain HTTP they would reject it, so there it has another name.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable

SECURE_NAME, PLAIN_NAME = "__Host-psoas-coach", "psoas-coach-device"
LASTS_SECONDS = 400 * 24 * 60 * 60
"""The longest lifetime that browsers accept; each visit renews it."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def make_token() -> str:
    """Return a new token of 256 bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """Return the hash of a token, which is what the journal stores."""
    return hashlib.sha256(token.encode()).hexdigest()


def write_cookie(token: str, *, secure: bool) -> str:
    """Return the header that sets the cookie of a token."""
    name, flag = (SECURE_NAME, "; Secure") if secure else (PLAIN_NAME, "")
    return f"{name}={token}; Path=/; Max-Age={LASTS_SECONDS}; HttpOnly; SameSite=Strict{flag}"


def read_token(lines: Iterable[str], *, secure: bool) -> str | None:
    """Return the token of a request; None if it has none, or more than one.

    Args:
        lines: The values of its ``Cookie`` headers.
        secure: Whether it came over TLS.
    """
    cookie_name = SECURE_NAME if secure else PLAIN_NAME
    pairs = (pair.strip().partition("=") for line in lines for pair in line.split(";"))
    tokens = [value for name, _, value in pairs if name == cookie_name]
    return tokens[0] if len(tokens) == 1 and _TOKEN.match(tokens[0]) else None

"""Whose journal it is: the one of this machine, or of the person who signed in.

Without sign-in there is one owner. With it, the owner is worked out from the only two claims that
name a person for good: the issuer and its subject. Their hash is kept and nothing else, so a
journal tells nobody who its owner is.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from typing import Literal

import streamlit as st

from psoas_coach.ui.access import network_exposure, sign_in_setup

ON_THIS_MACHINE = "local"
"""The owner of every row while nobody signs in."""
HOLDS_SECONDS = 30 * 24 * 60 * 60
"""How long a sign-in holds: as long as Streamlit's cookie, which an open tab never reads again."""

Why = Literal["signed_out", "ended", "exposed", "unready", "unpaired"]


class AccessDeniedError(Exception):
    """No journal may be opened for who is at the page.

    Attributes:
        why: Nobody signed in; the sign-in has ended; others could be at the page and nobody can
            sign in; signing in is not set up in full; or the device was removed from the list.
    """

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def check_access() -> None:
    """Let in whoever may have a journal: asked once in each run, before anything is drawn.

    Raises:
        AccessDeniedError: When it is somebody else.
    """
    owner()
    if sign_in_setup.load_sign_in() is None:
        if network_exposure.visit_from_elsewhere():
            raise AccessDeniedError("exposed")
    elif signed_in_at(st.user) + HOLDS_SECONDS < time.time():
        raise AccessDeniedError("ended")


def owner() -> str:
    """Return whose journal it is. Every way to a journal comes through here, also a callback's.

    Raises:
        AccessDeniedError: When there is nobody that a journal could belong to.
    """
    ways = sign_in_setup.load_sign_in()
    if ways is None:
        if network_exposure.listens_to_others():
            raise AccessDeniedError("exposed")
        return ON_THIS_MACHINE
    if ways.faults:
        raise AccessDeniedError("unready")
    if st.user.get("is_logged_in") is not True:
        raise AccessDeniedError("signed_out")
    return owner_of(st.user.get("iss"), st.user.get("sub"))


def owner_of(issuer: object, subject: object) -> str:
    """Return the owner for an issuer and the name it has for a person.

    Raises:
        AccessDeniedError: When one of the two is missing: then nobody is known.
    """
    if not (isinstance(issuer, str) and issuer and isinstance(subject, str) and subject):
        raise AccessDeniedError("signed_out")
    name = json.dumps([issuer, subject])  # a list: no two pairs are written the same
    return f"oidc-{hashlib.sha256(name.encode()).hexdigest()}"


def signed_in_at(user: Mapping[str, object]) -> float:
    """Return when the provider said who it is, in seconds; one that does not say said it never."""
    at = user.get("iat")
    return float(at) if isinstance(at, int | float) else 0.0

"""Sign-ins that ended by signing out, so that no copy of their cookie grants access again.

Streamlit forgets a sign-in only in the tab that signs out: another open tab, or a copied cookie,
would stay valid for weeks. The journal therefore stores which sign-ins have ended, as hashes, for
as long as they could be valid. Every process sees them, even after a restart.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui import store
from psoas_coach.ui.access import sign_in_setup
from psoas_coach.ui.access.current_owner import HOLDS_SECONDS, AccessDeniedError


def hash_sign_in(user: Mapping[str, object]) -> str:
    """Return a hash of a sign-in's time and nonce, which identifies one sign-in of a person."""
    name = json.dumps([user.get("iat"), user.get("nonce")])
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def reject_revoked() -> None:
    """Refuse a sign-in that has ended. Call after ``check_access``.

    Raises:
        AccessDeniedError: The sign-in has ended.
    """
    if sign_in_setup.load_sign_in() is None:
        return
    with suppress(JournalUnavailableError):  # The page reports it.
        if hash_sign_in(st.user) in store.load_snapshot().ended_sign_ins:
            raise AccessDeniedError("signed_out")


def revoke() -> None:
    """Record that this sign-in has ended, and delete records of sign-ins that have expired."""
    with suppress(JournalUnavailableError):  # Signing out continues in any case.
        lasts = dt.timedelta(seconds=HOLDS_SECONDS)
        store.open_journal().sign_ins.end(hash_sign_in(st.user), dt.datetime.now(dt.UTC), lasts)

"""Sign-ins that were ended by signing out, so that no copy of their cookie opens anything again.

Streamlit forgets a sign-in only in the tab that signs out: another open tab, and a cookie that
somebody copied, would go on for weeks. So the journal itself keeps which sign-ins are over, under a
hash, for as long as they could last. Every process sees it, also after a restart.
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
from psoas_coach.ui.access import setup
from psoas_coach.ui.access.visitor import HOLDS_SECONDS, StrangerError


def mark(user: Mapping[str, object]) -> str:
    """Return what tells one sign-in of a person from the next: a hash of its time and nonce."""
    name = json.dumps([user.get("iat"), user.get("nonce")])
    return hashlib.sha256(name.encode()).hexdigest()[:32]


def check() -> None:
    """Let nobody in by a sign-in that is over. For whoever ``visitor.admit`` has let in.

    Raises:
        StrangerError: It is over.
    """
    if setup.sign_in() is None:
        return
    with suppress(JournalUnavailableError):  # then there is nothing to read either; the page tells
        if mark(st.user) in store.snapshot().ended_sign_ins:
            raise StrangerError("signed_out")


def end() -> None:
    """Keep that this sign-in is over; those that have run out by themselves are forgotten."""
    with suppress(JournalUnavailableError):  # signing out goes on in any case
        lasts = dt.timedelta(seconds=HOLDS_SECONDS)
        store.journal().sign_ins.end(mark(st.user), dt.datetime.now(dt.UTC), lasts)

"""Sign-ins that were ended by signing out, so that no copy of their cookie opens anything again.

Streamlit forgets a sign-in only in the tab that signs out: another open tab, and a cookie that
somebody copied, would go on for weeks. So the journal itself keeps which sign-ins are over, under a
hash, for as long as they could last. Every process sees it, also after a restart.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from psoas_coach.journal.faults import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.access import setup
from psoas_coach.ui.access.visitor import HOLDS_SECONDS, StrangerError

SETTING = "ended_sign_ins"
"""Of the journal: when each sign-in that is over was made, by its mark."""

_KEPT: Shelf[Mapping[str, float]] = Shelf(256)


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
        journal = store.journal()
        if mark(st.user) in _KEPT.get(store.state(journal), lambda: _kept(journal)):
            raise StrangerError("signed_out")


def end() -> None:
    """Keep that this sign-in is over; those that have run out by themselves are forgotten."""
    with suppress(JournalUnavailableError):  # signing out goes on in any case
        journal, now = store.journal(), time.time()
        still = {one: at for one, at in _kept(journal).items() if at + HOLDS_SECONDS > now}
        journal.keep_setting(SETTING, {**still, mark(st.user): now})


def _kept(journal: Journal) -> Mapping[str, float]:
    found = journal.setting(SETTING)  # an import may have brought anything
    pairs = found.items() if isinstance(found, Mapping) else ()
    return {str(one): float(at) for one, at in pairs if isinstance(at, int | float)}

"""When a new self-check is due, and the one line that offers it.

It is an offer, after the way into the session: the plan stands as it is, and "Not now" is taken at
its word for a few days. A new self-check begins empty, because what was true of safety two weeks
ago may not be true today.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Literal

import streamlit as st

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import shell, store
from psoas_coach.ui.dates import day
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.words import say

PUT_OFF = "recheck.put_off"
"""Setting: the day from which on the offer may stand there again."""

Offer = Literal["two_weeks", "six_weeks", "soon"]
_PUT_OFF: Shelf[dt.date | None] = Shelf(64)


def due(known: Basis, today: dt.date) -> Offer | None:
    """Return which words a new self-check is offered with; None while there is no need for one."""
    rules = load().session.self_check
    age = (today - known.check.at.local_date).days
    if age < rules.offer_after_days:
        return None
    if known.guidance.level == "soon":
        return "soon"
    return "six_weeks" if age >= rules.firm_after_days else "two_weeks"


def offered(journal: Journal, known: Basis, today: dt.date) -> Offer | None:
    """Return what is due, unless it was put off."""
    found = due(known, today)
    if found is None:
        return None
    until = _PUT_OFF.get(store.state(journal), lambda: _put_off(journal))
    is_put_off = (
        until is not None and 0 < (until - today).days <= load().session.self_check.put_off_days
    )
    return None if is_put_off else found


def recheck(journal: Journal, known: Basis, today: dt.date) -> None:
    """Draw the offer, when there is one."""
    offer = offered(journal, known, today)
    if offer is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="today-recheck"
    ):
        st.markdown(say(f"rechecks.due.{offer}", date=day(known.check.at.local_date)))
        st.page_link(shell.page("self_check"), label=say("rechecks.due.go"))
        later = st.button(say("rechecks.due.later"), key="recheck-later", type="tertiary")
    if later:
        again = today + dt.timedelta(days=load().session.self_check.put_off_days)
        journal.keep_setting(PUT_OFF, again.isoformat())
        st.rerun()


def _put_off(journal: Journal) -> dt.date | None:
    kept = journal.setting(PUT_OFF)
    with suppress(TypeError, ValueError):  # a backup may say anything
        return dt.date.fromisoformat(kept)
    return None

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

from psoas_coach.journal.journal import Journal
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import shell, store
from psoas_coach.ui.dates import day
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.words import say

EVERY_DAYS = 14
"""Two weeks: the questions ask about the last 7 days, so two self-checks never share a day, and
there is a week between them for a change to show. Answers that point both ways are told to look
again after as long. A choice of ours."""
FIRM_DAYS = 42
"""Six weeks: the time after which the plan looks back at what it did. A choice of ours."""
PUT_OFF_DAYS = 3
"""How long "Not now" holds. A choice of ours."""
PUT_OFF = "recheck.put_off"
"""Setting: the day from which on the offer may stand there again."""

Offer = Literal["two_weeks", "six_weeks", "soon"]
_PUT_OFF: Shelf[dt.date | None] = Shelf(64)


def due(known: Basis, today: dt.date) -> Offer | None:
    """Return which words a new self-check is offered with; None while there is no need for one."""
    age = (today - known.check.at.local_date).days
    if age < EVERY_DAYS:
        return None
    if known.guidance.level == "soon":
        return "soon"
    return "six_weeks" if age >= FIRM_DAYS else "two_weeks"


def offered(journal: Journal, known: Basis, today: dt.date) -> Offer | None:
    """Return what is due, unless it was put off."""
    found = due(known, today)
    if found is None:
        return None
    until = _PUT_OFF.get(store.state(journal), lambda: _put_off(journal))
    is_put_off = until is not None and 0 < (until - today).days <= PUT_OFF_DAYS
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
        again = today + dt.timedelta(days=PUT_OFF_DAYS)
        journal.keep_setting(PUT_OFF, again.isoformat())
        st.rerun()


def _put_off(journal: Journal) -> dt.date | None:
    kept = journal.setting(PUT_OFF)
    with suppress(TypeError, ValueError):  # a backup may say anything
        return dt.date.fromisoformat(kept)
    return None

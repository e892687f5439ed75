"""The one line that offers a new self-check, after the way into the session.

A new self-check begins empty, because what was true of safety two weeks ago may not be true today.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.recheck import put_off
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.ui import shell
from psoas_coach.ui.dates import day
from psoas_coach.ui.words import say


def recheck(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the offer, when there is one."""
    offer = snapshot.recheck_offer
    if offer is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="today-recheck"
    ):
        st.markdown(say(f"rechecks.due.{offer}", date=day(plan.check.at.local_date)))
        st.page_link(shell.page("self_check"), label=say("rechecks.due.go"))
        later = st.button(say("rechecks.due.later"), key="recheck-later", type="tertiary")
    if later:
        put_off(snapshot.journal, snapshot.date, snapshot.content)
        st.rerun()

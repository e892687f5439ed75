"""When a self-check leaves no session: one kind sentence and where to go, no word on moves.

While help is needed now or today, the shell draws its card in place of the page.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.todays_plan import Stop, TodaysPlan
from psoas_coach.content import load
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.ui import shell
from psoas_coach.ui.crisis_line import show_crisis_line
from psoas_coach.ui.words import say


def stopped(why: Stop, plan: TodaysPlan) -> None:
    """Draw the page of somebody who has no session today."""
    st.title(say(f"results.levels.{why}.title"), anchor=False)
    crisis(plan)
    st.info(say(f"today.level.{why}"))
    st.page_link(shell.page("guidance"), label=say("today.level.to_guidance"))
    st.page_link(shell.page("self_check"), label=say("today.level.to_self_check"))
    st.markdown(say("results.closing"))


def has_banner(plan: TodaysPlan) -> bool:
    """Whether ``banner`` has something to draw."""
    return plan.guidance.level == "soon"


def banner(plan: TodaysPlan) -> None:
    """Draw what comes before the plan: a visit that is asked for."""
    crisis(plan)
    if plan.guidance.level == "soon":
        st.warning(say("today.level.soon"), icon=":material/event:")
        st.page_link(shell.page("guidance"), label=say("today.level.to_plan"))


def crisis(plan: TodaysPlan) -> None:
    """Say where to find somebody to talk to, where the answers call for it."""
    if find_crisis_signs(plan.check.answers, load()):
        show_crisis_line()

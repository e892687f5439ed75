"""The physio's plan: the one in force, a way to remove it, and a way to open another one."""

from psoas_coach.ui import shell

shell.enter()

from contextlib import nullcontext

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.physio_session import is_done, mark_done
from psoas_coach.content import load
from psoas_coach.ui import html, store
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.physio_plan.new_plan import draw_opening
from psoas_coach.ui.physio_plan.plan_view import build_plan_view
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

REMOVED = "physio_plan_removed"  # session-state key: the id of the plan that was just removed
now, content = store.now(), load()
snapshot = store.load_snapshot(now)
journal, current = snapshot.journal, snapshot.physio_plan


def draw_removed(id_: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(say("physio_plan.removed"))
        if st.button(say("physio_plan.put_back"), key="physio_plan_put_back"):
            journal.physio_plans.restore(id_)
            st.rerun()


def draw_current(plan: OpenPlan) -> None:
    with st.container(key="card-physio-plan"):
        html.draw(build_plan_view(plan.plan, plan.today, content, get_theme()))
        if plan.today.silent == "no_moves" and draw_primary_button(
            say("frame.card.new"), key="physio_plan_check"
        ):
            st.switch_page(shell.get_page("self_check"))
        if plan.today.silent is None:
            offer_done(plan)
        if st.button(say("physio_plan.remove"), key="physio_plan_remove", type="tertiary"):
            st.session_state[REMOVED] = plan.id  # Before the write, which a tap may follow.
            journal.physio_plans.remove(plan.id)
            st.rerun()


def offer_done(plan: OpenPlan) -> None:
    """Offer to record that today's moves were done; another tap adds nothing."""
    if is_done(journal, now):
        st.success(say("physio_plan.done"))
    elif plan.items:
        icon = ":material/play_arrow:"
        if draw_primary_button(say("physio_plan.play"), key="physio_plan_play", icon=icon):
            st.switch_page(shell.get_page("session"))
        if st.button(say("physio_plan.mark_done"), key="physio_plan_done"):
            mark_done(journal, plan, now, content)
            st.rerun()


st.title(say("physio_plan.title"), anchor=False)
removed = st.session_state.get(REMOVED)
if removed is not None and (current is None or current.id != removed):
    draw_removed(removed)
if current is None:
    st.markdown(say("physio_plan.lead"))
else:
    draw_current(current)
with nullcontext() if current is None else st.expander(say("physio_plan.another")):
    draw_opening(snapshot, now)

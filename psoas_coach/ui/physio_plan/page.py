"""The page: the plan that counts, the way to take it out, and the way to open another one."""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.physio_session import is_done, mark_done
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.figures import theme
from psoas_coach.ui.physio_plan.opening import draw_opening
from psoas_coach.ui.physio_plan.plan_view import build_plan_view
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say

REMOVED = "physio_plan_removed"
"""Session-state key: the id of the plan that was just removed. The journal has it still."""


def draw() -> None:
    """Draw the page."""
    now = store.now()
    snapshot = store.snapshot(now)
    st.title(say("physio_plan.title"), anchor=False)
    current = snapshot.physio_plan
    _draw_removed(snapshot, current)
    if current is None:
        st.markdown(say("physio_plan.lead"))
    else:
        _draw_current(snapshot, current, now)
    with nullcontext() if current is None else st.expander(say("physio_plan.another")):
        draw_opening(snapshot, now)


def _draw_current(snapshot: Snapshot, current: OpenPlan, now: Moment) -> None:
    with st.container(key="card-physio-plan"):
        html.draw(build_plan_view(current.plan, current.today, load(), theme()))
        if current.today.silent == "no_moves" and primary_button(
            say("frame.card.new"), key="physio_plan_check"
        ):
            st.switch_page(shell.page("self_check"))
        _offer_done(snapshot, current, now)
        if st.button(say("physio_plan.remove"), key="physio_plan_remove", type="tertiary"):
            st.session_state[REMOVED] = current.id  # first: a tap may end this run after the write
            snapshot.journal.physio_plans.remove(current.id)
            st.rerun()


def _offer_done(snapshot: Snapshot, current: OpenPlan, now: Moment) -> None:
    """Offer to keep that today's moves were done; the same tap again adds nothing."""
    if current.today.silent is not None:
        return
    if is_done(snapshot.journal, now):
        st.success(say("physio_plan.done"))
        return
    if not current.items:
        return
    icon = ":material/play_arrow:"
    if primary_button(say("physio_plan.play"), key="physio_plan_play", icon=icon):
        st.switch_page(shell.page("session"))
    if st.button(say("physio_plan.mark_done"), key="physio_plan_done"):
        mark_done(snapshot.journal, current, now, snapshot.content)
        st.rerun()


def _draw_removed(snapshot: Snapshot, current: OpenPlan | None) -> None:
    """Offer to put the plan back that was just removed."""
    removed = st.session_state.get(REMOVED)
    if removed is None or (current is not None and current.id == removed):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(say("physio_plan.removed"))
        if st.button(say("physio_plan.put_back"), key="physio_plan_put_back"):
            snapshot.journal.physio_plans.restore(removed)
            st.rerun()

"""The page of the break timer."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_ideas import find_break_ideas
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui import shell, store
from psoas_coach.ui.break_timer import draw_timer, load_state
from psoas_coach.ui.breaks.days import draw_days
from psoas_coach.ui.breaks.timer_settings import draw_settings
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.phrases.fair_test import timer_note
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    now = store.now()
    snapshot = store.snapshot(now)
    state = load_state(snapshot) or timers.begin_state(snapshot.journal)
    ideas = find_break_ideas(snapshot)
    st.markdown(f"# {say('breaks.title')}\n\n{say('breaks.lead')}", anchors=False)
    if note := timer_note(snapshot.current_test):
        st.info(note, icon=":material/event_repeat:")
    draw_timer(snapshot, state, now, "page", ideas)
    if not ideas:
        _draw_without_plan(snapshot)
    draw_days(snapshot.journal, now)
    draw_settings(snapshot)
    with st.expander(say("breaks.how.title"), key="breaks_how", on_change="rerun") as how:
        if how.open:
            st.markdown(say("breaks.how.body"))
    focus_heading("breaks")


def _draw_without_plan(snapshot: Snapshot) -> None:
    """Say why a break has no moves, and where they come from."""
    why = "first" if snapshot.latest_self_check is None else "open"
    st.markdown(say(f"breaks.no_plan.{why}"))
    st.page_link(shell.page("self_check"), label=say("breaks.no_plan.go"))

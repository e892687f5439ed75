"""Breaks from sitting: a timer that says when one is due, and the breaks of each day."""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.coach.break_ideas import find_break_ideas
from psoas_coach.coach.break_timer import begin_state
from psoas_coach.ui import store
from psoas_coach.ui.break_timer import draw_timer, load_state
from psoas_coach.ui.breaks.days_and_settings import draw_days, draw_settings
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.phrases.fair_test import say_timer_note
from psoas_coach.ui.words import say

now = store.now()
snapshot = store.load_snapshot(now)
state = load_state(snapshot) or begin_state(snapshot.journal)
ideas = find_break_ideas(snapshot)


def draw_way_to_ideas() -> None:
    """Say why a break has no moves, and where they come from."""
    why = "first" if snapshot.latest_self_check is None else "open"
    st.markdown(say(f"breaks.no_plan.{why}"))
    st.page_link(shell.get_page("self_check"), label=say("breaks.no_plan.go"))


st.markdown(f"# {say('breaks.title')}\n\n{say('breaks.lead')}", anchors=False)
if note := say_timer_note(snapshot.current_test):
    st.info(note, icon=":material/event_repeat:")
with st.container(key="wide-breaks"):
    left, right = st.columns([11, 10], gap="large")
    with left:
        draw_timer(snapshot, state, now, "page", ideas)
        if not ideas:
            draw_way_to_ideas()
    with right:
        draw_days(store.load_snapshot(now))  # It includes what the timer has just reported.
        draw_settings(snapshot)
        with st.expander(say("breaks.how.title"), key="breaks_how", on_change="rerun") as how:
            if how.open:
                st.markdown(say("breaks.how.body"))
focus_heading("breaks")

"""Progress: the answers at a glance, then one topic at a time as a chart and as numbers."""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.ui import html, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.goal import build_heading_with_goal
from psoas_coach.ui.overall_change import ask_overall_change
from psoas_coach.ui.progress import glance, panels
from psoas_coach.ui.progress.progress_state import build_chart_panels, load_progress
from psoas_coach.ui.words import say

now = store.now()
snapshot = store.load_snapshot(now)
state = load_progress(snapshot)


def draw_charts() -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", key="wide-progress-choice"
    ):
        about, span = panels.read_choice()
    shown = build_chart_panels(snapshot, about, span)
    panels.draw_panels(shown)
    panels.draw_notes(shown)
    panels.draw_numbers(about, shown)


def offer_fair_test() -> None:
    """Draw the link to a fair test, which answers what no chart on this page can."""
    with st.container(border=True, key="progress-fair-test"):
        st.markdown(f"**{say('fair_test.link_title')}** {say('fair_test.link_body')}")
        st.page_link(
            shell.get_page("fair_test"), label=say("fair_test.link"), icon=":material/balance:"
        )


with st.container(key="wide-head"):
    html.draw(build_heading_with_goal(say("progress.title"), snapshot.latest_self_check))
if remarks := "\n\n".join(glance.list_remarks(state)):
    st.markdown(remarks)
if glance.is_beginning(state.data):
    glance.show_beginning(state.data)
else:
    with st.container(key="wide-headlines"):
        html.draw(
            snapshot.compute_once("headlines", lambda: glance.build_headlines(state.headlines))
        )
    if state.look_back == "ask" and state.first_day is not None:
        occasion = f"six_weeks {state.first_day.isoformat()} {now.local_date:%Y-%m}"
        ask_overall_change(snapshot.journal, now, occasion, now.local_date.replace(day=1))
    draw_charts()
    offer_fair_test()
    st.page_link(shell.get_page("hand_over"), label=say("visit.link"))
focus_heading("progress")

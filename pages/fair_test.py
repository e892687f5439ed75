"""A fair test: weeks with something against weeks without it, in an order drawn by lot."""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.coach.fair_test.questions import list_offers
from psoas_coach.coach.fair_test.start import read_daily_question
from psoas_coach.ui import html, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.fair_test.ended import draw_earlier, draw_ended
from psoas_coach.ui.fair_test.history import draw_history
from psoas_coach.ui.fair_test.running import build_explanation, draw_running
from psoas_coach.ui.fair_test.start import draw_start
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.words import say

AGAIN = "fair_test_again"  # session-state key: another test is wanted after one that has ended
now = store.now()
snapshot = store.load_snapshot(now)
current, ended = snapshot.current_test, [test for test in snapshot.fair_tests if test.end]


def draw_part() -> str:
    """Draw the part of the page that applies, and return its name."""
    if current is not None and not current.is_over:
        st.session_state.pop(AGAIN, None)
        draw_running(snapshot, current, now)
        html.draw(build_explanation(get_theme()))
        draw_earlier(ended)
        return "running"
    if ended and not st.session_state.get(AGAIN):
        draw_ended(ended[-1], snapshot.content)
        if list_offers(snapshot) and st.button(
            say("fair_test.ended.again"), key="fair_test_again_go"
        ):
            st.session_state[AGAIN] = True
            st.rerun()
        draw_earlier(ended[:-1])
        return "ended"
    st.markdown(say("fair_test.lead"))
    html.draw(build_explanation(get_theme()))
    draw_beginning()
    draw_earlier(ended)
    return "start"


def draw_beginning() -> None:
    """Draw the way to a test, or the reason why none can start today."""
    question = read_daily_question(snapshot.settings)
    if list_offers(snapshot):
        draw_start(snapshot, now, question)
        return
    plan = snapshot.todays_plan
    has_plan = plan is not None and bool(plan.guidance.plan)
    st.markdown(say("fair_test.not_now" if has_plan else "fair_test.no_plan"))
    st.page_link(shell.get_page("today"), label=say("fair_test.to_today"))
    if question is not None:
        draw_history(snapshot, now, question)


st.markdown(f"# {say('fair_test.title')}", anchors=False)
with st.container(key="wide-fair-test"):
    part = draw_part()
focus_heading(f"fair_test {part}")

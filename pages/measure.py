"""The home measure: how far each hip moves back, read by a phone, a tape or by hand."""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.content import load
from psoas_coach.ui import store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.measure import draft as drafts
from psoas_coach.ui.measure.hip_measure_state import load_hip_measure_state
from psoas_coach.ui.measure.instructions import draw_figures, draw_refusal, write_steps
from psoas_coach.ui.measure.readings import show_measuring
from psoas_coach.ui.measure.result import show_result
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

now, content = store.now(), load()
snapshot = store.load_snapshot(now)
journal, state = snapshot.journal, load_hip_measure_state(snapshot)


def begin() -> None:
    drafts.save(journal, drafts.begin(now))
    st.rerun()


def draw_instructions() -> None:
    st.markdown(f"# {say('measure.title')}\n\n{say('measure.lead')}", anchors=False)
    with st.container(key="wide-measure"):
        left, right = st.columns([11, 10], gap="large")
        with left:
            draw_figures()
            st.markdown(write_steps(content), anchors=False)
        with right, st.container(key="card-measure"):
            before = f"## {say('measure.before.title')}\n\n{say('measure.before.list')}"
            st.markdown(before, anchors=False)
            if draw_primary_button(say("measure.begin"), key="measure_begin", width="stretch"):
                begin()


if state.level is None or state.against:
    draw_refusal(state, content)
    focus_heading("measure-not")
elif draft := drafts.load(journal, now):
    show_measuring(journal, draft, state, now, content)
    focus_heading(f"measure-{draft.id}")
elif state.latest is not None:
    st.title(say("measure.title"), anchor=False)
    if show_result(state.latest, state.noise, content):
        begin()
    focus_heading(f"measure-kept-{state.latest.id}")
else:
    draw_instructions()
    focus_heading("measure-before")

"""The page of the home hip measure: which of its parts is due."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import shell, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.measure import draft as drafts
from psoas_coach.ui.measure.hip_measure_state import HipMeasureState, load_hip_measure_state
from psoas_coach.ui.measure.instructions import figures, steps
from psoas_coach.ui.measure.readings import show_measuring
from psoas_coach.ui.measure.result import show_result
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the part of the page that is due."""
    now, content = store.now(), load()
    snapshot = store.snapshot(now)
    journal, state = snapshot.journal, load_hip_measure_state(snapshot)
    if state.level is None or state.against:
        _draw_refusal(state, content)
        focus_heading("measure-not")
        return
    draft = drafts.load(journal, now)
    if draft is not None:
        show_measuring(journal, draft, state, now, content)
        focus_heading(f"measure-{draft.id}")
        return
    _before(journal, state, now, content)


def _before(journal: Journal, state: HipMeasureState, now: Moment, content: Content) -> None:
    """Show today's measure, or what it is about and who leaves it out today."""
    if state.latest is not None:
        st.title(say("measure.title"), anchor=False)
        if show_result(state.latest, state.noise, content):
            _begin(journal, now)
        focus_heading(f"measure-kept-{state.latest.id}")
        return
    st.markdown(f"# {say('measure.title')}\n\n{say('measure.lead')}", anchors=False)
    with st.container(key="wide-measure"):
        left, right = st.columns([11, 10], gap="large")
        with left:
            figures()
            st.markdown(steps(content), anchors=False)
        with right, st.container(key="card-measure"):
            before = f"## {say('measure.before.title')}\n\n{say('measure.before.list')}"
            st.markdown(before, anchors=False)
            if primary_button(say("measure.begin"), key="measure_begin", width="stretch"):
                _begin(journal, now)
    focus_heading("measure-before")


def _begin(journal: Journal, now: Moment) -> None:
    drafts.save(journal, drafts.begin(now))
    st.rerun()


def _draw_refusal(state: HipMeasureState, content: Content) -> None:
    """Say why not now, or invite to the self-check that has to come first."""
    title = f"# {say('measure.title')}"
    if state.level is None:
        st.markdown(f"{title}\n\n{say('measure.first.body')}", anchors=False)
        st.page_link(shell.page("self_check"), label=say("measure.first.go"))
        return
    heading = f"{title}\n\n## {say('measure.against.title')}"
    st.markdown(f"{heading}\n\n{_reason(state, content)}", anchors=False)
    if state.level == "incomplete":
        st.page_link(shell.page("self_check"), label=say("measure.first.go"))
    else:
        st.page_link(shell.page("guidance"), label=say("measure.against.guidance"))


def _reason(state: HipMeasureState, content: Content) -> str:
    if state.level == "incomplete":
        return say("measure.against.open")
    if state.level != content.measure.level:
        return say("measure.against.level")
    if content.depth.adults_only.ask in state.against:
        return say("measure.against.under_18")
    because = tuple(one for one in state.against if not one.startswith("told."))
    if not because:
        return say("measure.against.today")
    return say("measure.against.body", because=answer_words.reasons(because))

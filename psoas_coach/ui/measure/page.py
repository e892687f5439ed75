"""The page of the home hip measure: which of its parts is due."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.focus import focus_heading
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.measure import draft as drafts
from psoas_coach.ui.measure.how import figures, steps
from psoas_coach.ui.measure.kept import kept
from psoas_coach.ui.measure.known import Known, known
from psoas_coach.ui.measure.taking import taking
from psoas_coach.ui.measure.why_not import why_not
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the part of the page that is due."""
    journal, now, content = store.journal(), store.now(), load()
    found = known(journal, now.local_date, content)
    if found.level is None or found.against:
        why_not(found, content)
        focus_heading("measure-not")
        return
    draft = drafts.load(journal, now)
    if draft is not None:
        taking(journal, draft, found, now, content)
        focus_heading(f"measure-{draft.id}")
        return
    _before(journal, found, now, content)


def _before(journal: Journal, found: Known, now: Moment, content: Content) -> None:
    """Show today's measure, or what it is about and who leaves it out today."""
    if found.latest is not None:
        st.title(say("measure.title"), anchor=False)
        if kept(found.latest, found.noise, content):
            _begin(journal, now)
        focus_heading(f"measure-kept-{found.latest.id}")
        return
    before = f"## {say('measure.before.title')}\n\n{say('measure.before.list')}"
    st.markdown(f"# {say('measure.title')}\n\n{say('measure.lead')}", anchors=False)
    figures()
    st.markdown(f"{steps(content)}\n\n{before}", anchors=False)
    if main_button(say("measure.begin"), key="measure_begin", width="stretch"):
        _begin(journal, now)
    focus_heading("measure-before")


def _begin(journal: Journal, now: Moment) -> None:
    drafts.keep(journal, drafts.fresh(now))
    st.rerun()

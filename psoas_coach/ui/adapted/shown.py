"""The list of what changed in today's plan, folded, and beside it the way back.

What was earned is declined and had again with one tap here. What was taken away for safety ends by
itself on the date that its sentence names; a session that was logged in error is put right in the
journal.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.as_before import EARNED
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from psoas_coach.ui.adapted.found import changes
from psoas_coach.ui.adapted.sentences import sentence
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.session.choices import keep_as_before
from psoas_coach.ui.words import say

OPEN = "what_changed"
"""Session-state key: the list is unfolded."""


def why_less(journal: Journal, known: Basis, date: dt.date, content: Content) -> tuple[str, ...]:
    """Return why the moves are less deep for a while; said before the moves, never folded."""
    found = changes(journal, known, date, content)
    return tuple(sentence(one, content) for one in found if one.kind == "rest")


def what_changed(journal: Journal, known: Basis, date: dt.date, content: Content) -> None:
    """Draw the list; nothing where the plan is as the self-check alone makes it."""
    found = changes(journal, known, date, content)
    if not found:
        return
    one = "one" if len(found) == 1 else "many"
    label = say(f"adapting.title.{one}", number=len(found))
    with st.expander(label, key=OPEN, on_change="rerun", icon=":material/tune:") as folded:
        if not folded.open:
            return
        st.markdown("\n".join(f"- {sentence(one, content)}" for one in found))
        kinds = {one.kind for one in found}
        for what in EARNED:
            if what in kinds:
                kept = any(one.kept for one in found if one.kind == what)
                label = say(f"adapting.keep.{what}")
                on = st.toggle(label, value=kept, key=f"as_before {what} {kept}")
                if on != kept:
                    keep_as_before(journal, what, on=on)
                    st.rerun()
        if "hidden" in kinds:
            st.page_link(shell.page("moves"), label=say("adapting.to_moves"))
        if kinds & {"rest", "step_back"}:
            st.page_link(shell.page("my_data"), label=say("adapting.to_my_data"))

"""Why the measure is not for this person now: said kindly, and nothing to go on with."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.ui import shell
from psoas_coach.ui.measure.known import Known
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def why_not(found: Known, content: Content) -> None:
    """Say why not now, or invite to the self-check that has to come first."""
    title = f"# {say('measure.title')}"
    if found.level is None:
        st.markdown(f"{title}\n\n{say('measure.first.body')}", anchors=False)
        st.page_link(shell.page("self_check"), label=say("measure.first.go"))
        return
    heading = f"{title}\n\n## {say('measure.against.title')}"
    st.markdown(f"{heading}\n\n{_reason(found, content)}", anchors=False)
    if found.level == "incomplete":
        st.page_link(shell.page("self_check"), label=say("measure.first.go"))
    else:
        st.page_link(shell.page("guidance"), label=say("measure.against.guidance"))


def _reason(found: Known, content: Content) -> str:
    if found.level == "incomplete":
        return say("measure.against.open")
    if found.level != content.measure.level:
        return say("measure.against.level")
    if content.depth.adults_only.ask in found.against:
        return say("measure.against.under_18")
    because = tuple(one for one in found.against if not one.startswith("told."))
    if not because:
        return say("measure.against.today")
    return say("measure.against.body", because=answer_words.reasons(because))

"""The page: a form, and what it makes as a file and, where it fits, as a code for a phone.

The plan is read back with the reader of every other file, so that nothing leaves the page that
could not be opened.
"""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.sharing.physio_plan_errors import PhysioPlanRefusalError
from psoas_coach.sharing.physio_plan_file import (
    read_physio_plan,
    write_physio_plan,
    write_short_physio_plan,
)
from psoas_coach.sharing.qr_code import draw_qr_code
from psoas_coach.ui import html, store
from psoas_coach.ui.prescribe.form import ask_plan
from psoas_coach.ui.streamlit_workarounds.buttons import offer_download
from psoas_coach.ui.words import say

LARGEST_CODE = 25
"""The largest version of a QR code that a phone still reads off a screen with ease: 117 squares to
a side, for some 1,000 letters."""


def draw() -> None:
    """Draw the page."""
    content = load()
    st.title(say("prescribe.title"), anchor=False)
    st.markdown(say("prescribe.lead"))
    document = ask_plan(store.now().local_date, content)
    if document is None:
        st.markdown(say("prescribe.needs"))
        return
    try:
        plan = read_physio_plan(msgspec.json.encode(document), content)
    except PhysioPlanRefusalError as refused:
        st.error(say("prescribe.refused"))
        st.text(refused.say(content.words))
        return
    _offer(plan)


def _offer(plan: PhysioPlan) -> None:
    st.markdown(say("prescribe.capped"))
    offer_download(
        say("prescribe.save"),
        lambda: write_physio_plan(plan),
        primary=True,
        key="prescribe_file",
        file_name="physio-plan.json",
        mime="application/json",
        width="stretch",
    )
    picture = draw_qr_code(write_short_physio_plan(plan).decode(), LARGEST_CODE)
    if picture is None:
        st.markdown(say("prescribe.no_code"))
        return
    st.markdown(say("prescribe.code"))
    html.draw(html.image(picture, say("prescribe.code_alt"), ""))

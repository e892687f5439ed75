"""The offer of one more repetition on the tighter side: shown with its reason, and reversible."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.guidance.sides import extra_repetition
from psoas_coach.ui import store
from psoas_coach.ui.guidance import said
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.session.extra import SETTING
from psoas_coach.ui.words import say

_KEY = "guidance-tighter"
_KEPT = "guidance-tighter-kept"


def tighter(opened: Opened, content: Content) -> None:
    """Draw the switch, where the newest result calls for an offer."""
    moves = [item for item in opened.guidance.plan[1:] if item.move in content.moves]
    answers = checked(opened.record.answers, content)[0]
    extra = extra_repetition(moves, answers, content) if opened.newest else None
    if extra is None:
        return
    if _KEY not in st.session_state:
        st.session_state[_KEY] = store.journal().setting(SETTING, default=False) is True
        st.session_state[_KEPT] = st.session_state[_KEY]
    move = said.move(extra.move, content)
    wanted = st.toggle(say(f"guidance.tighter.{extra.side}", move=move), key=_KEY)
    st.markdown(say("guidance.tighter.why", degrees=content.dose.side_difference_degrees))
    if wanted != st.session_state.get(_KEPT):
        # Here and not in a callback: where the journal is away, the frame says so in our words.
        store.journal().keep_setting(SETTING, wanted)
        st.session_state[_KEPT] = wanted

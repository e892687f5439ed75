"""Strong pain right now: somebody to see, and rest, breath or a walk instead of the session."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.ui.session.rest import RESTS
from psoas_coach.ui.words import say

_BREATH = "slow_breathing"
_WALK = "walk"


def rest_first(known: TodaysPlan, content: Content) -> None:
    """Draw what comes before a session for somebody in strong pain; only moves that they may do."""
    allowed = known.guidance.allowed
    rest = next((one for one in RESTS if one in allowed), None)
    offered = [one for one in (rest, _BREATH, _WALK) if one is not None and one in allowed]
    words = content.move_words
    lines = [f"- **{words[one].name}.** {words[one].short}" for one in offered]
    st.warning(say("session.rest_first.see"), icon=":material/call:")
    st.markdown("\n".join([say("session.rest_first.instead"), "", *lines]))

"""Somebody to talk to now: named first on every page, wherever the answers call for it."""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui.phone_numbers import draw_call_links
from psoas_coach.ui.words import say


def show_crisis_line() -> None:
    """Say where to find somebody to talk to, now."""
    title, text = say("results.levels.soon.crisis_title"), say("results.levels.soon.crisis")
    st.error(f"**{title}**\n\n{text}", icon=":material/call:")
    draw_call_links(text)

"""The optional questions in three parts, so that nobody faces thirteen of them at once."""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui.words import say

_BEGINS = {"lying_arch": "stand", "stress": "stress", "thomas_left": "measure"}
"""The question that begins each part, and the part's title in the words file."""


def heading(id_: str) -> None:
    """Draw the title of the part that begins with this question, if one does."""
    if id_ in _BEGINS:
        st.header(say(f"self_check.fine_tuning.{_BEGINS[id_]}"), anchor=False)

"""The signs that count as new or alarming, spelled out in the words of the self-check."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.ui.words import say


def signs(content: Content, *, expanded: bool = False) -> None:
    """Spell out what counts as new or alarming, folded away until somebody wants to know."""
    with st.expander(say("session.before.signs"), expanded=expanded):
        lists = (("signs_now", "red_now"), ("signs_today", "red_today"))
        parts = (
            f"{say(f'session.before.{title}')}\n\n{sign_lines(content, list_)}"
            for title, list_ in lists
        )
        st.markdown("\n\n".join(parts))


def sign_lines(content: Content, list_: str) -> str:
    """Return the signs of one safety list as lines; "not sure" is not a sign."""
    words = content.words
    items = (item for item in content.safety[list_].items if item != "not_sure")
    return "\n".join(f"- {words[f'safety.{list_}.items.{item}']}" for item in items)

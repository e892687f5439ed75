"""The signs that count as new or alarming, spelled out in the words of the self-check."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.ui.words import say


def signs(content: Content) -> None:
    """Ask whether anything is new, and spell out what counts once somebody opens the question.

    Folded away it costs a rerun nothing: two long lists are only written out when they are read.
    """
    with st.expander(say("session.before.ask"), key="session_signs", on_change="rerun") as asked:
        if asked.open:
            lists = (("signs_now", "red_now"), ("signs_today", "red_today"))
            said = (
                f"{say(f'session.before.{one}')}\n\n{_lines(content, two)}" for one, two in lists
            )
            st.markdown("\n\n".join(said))


def _lines(content: Content, list_: str) -> str:
    """Return the signs of one safety list as lines; "not sure" is not a sign."""
    words = content.words
    items = (item for item in content.safety[list_].items if item != "not_sure")
    return "\n".join(f"- {words[f'safety.{list_}.items.{item}']}" for item in items)

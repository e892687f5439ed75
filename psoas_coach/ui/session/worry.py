"""Something is new: which of the signs, the card that follows, and no session.

A card given today stays for the day. It goes when the person says it was a slip, or answers the
whole self-check again.
"""

from __future__ import annotations

import msgspec
import streamlit as st

from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import shell, store
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session.draft import Draft, Worry
from psoas_coach.ui.session.signs import lines
from psoas_coach.ui.words import say

LISTS: tuple[tuple[Worry, str, str, str], ...] = (
    ("emergency", "signs_now", "now", "red_now"),
    ("today", "signs_today", "today", "red_today"),
)
"""For each list: what it leads to, its title, its answer, and the safety list it is."""


def ask(journal: Journal, current: Draft, content: Content) -> bool:
    """Ask what is new. Returns whether the question is done with."""
    st.header(say("session.worry.title"), anchor=False)
    st.markdown(say("session.worry.lead"))
    for worry, title, answer, list_ in LISTS:
        with st.container(border=True):
            st.markdown(f"{say(f'session.before.{title}')}\n\n{lines(content, list_)}")
            if main_button(say(f"session.worry.{answer}"), key=f"worry_{worry}", width="stretch"):
                return _halt(journal, current, worry)
    if st.button(say("session.worry.other"), width="stretch"):
        return _halt(journal, current, "check")
    return st.button(say("session.worry.back"), width="stretch")


def halted(current: Draft) -> None:
    """Show the card: what to do now. Nothing about moving on this page."""
    worry = current.worry or "check"
    if worry == "check":
        st.header(say("session.worry.other_title"), anchor=False)
        st.markdown(say("session.worry.other_body"))
        st.page_link(shell.page("self_check"), label=say("session.to_self_check"))
    else:
        st.error(
            f"**{say(f'results.levels.{worry}.title')}**\n\n"
            f"{say(f'results.levels.{worry}.body')}\n\n"
            f"{say(f'results.levels.{worry}.action')}"
        )
        st.markdown(say("results.closing"))
    if st.button(say("session.worry.mistake")):
        drafts.keep(store.journal(), msgspec.structs.replace(current, stage="before", worry=None))
        st.rerun()


def lifted(current: Draft, checked: Moment) -> bool:
    """Whether the whole self-check has been answered again since."""
    return checked.utc > current.at.utc


def _halt(journal: Journal, current: Draft, worry: Worry) -> bool:
    drafts.keep(
        journal,
        msgspec.structs.replace(current, stage="halted", worry=worry, at=store.now()),
    )
    return True

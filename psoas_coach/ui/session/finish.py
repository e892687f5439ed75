"""The end of a session that was finished: a body at rest, one breath, and the days of this week."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach.session_draft import Draft, held_seconds
from psoas_coach.coach.session_finish import count_days
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.progress.date_range import floor_to_step
from psoas_coach.ui import html, store
from psoas_coach.ui.figures import drawn, theme
from psoas_coach.ui.words import say

_AT_REST = "constructive_rest"


def draw_at_rest() -> None:
    """Draw a body at rest, and a ring around it that breathes out once."""
    picture, _ = drawn(_AT_REST, "work", "left", theme())
    ring = html.element("div", classes="breath-ring")
    html.draw(html.element("div", ring, html.image(picture, ""), classes="at-rest"))


def title(journal: Journal, draft: Draft, content: Content) -> str:
    """Say that the session is done, and how many days of this week had one."""
    date: dt.date = draft.at.local_date
    first = floor_to_step(date, "week", store.week_begins())
    held = sum(held_seconds(draft).values())
    count = count_days(journal.history.days(first, date), date, held, content)
    if count == 0:
        return say("session.after.title")
    key = "session.after.done_one" if count == 1 else "session.after.done"
    return say(key, count=count)


def show(journal: Journal, draft: Draft, content: Content) -> None:
    """Show the end of a finished session."""
    draw_at_rest()
    st.title(title(journal, draft, content), anchor=False)

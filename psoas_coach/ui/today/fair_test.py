"""A fair test on Today: which week it is and what it asks for, and the one question of the day."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach.fair_test.start import read_daily_question
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell
from psoas_coach.ui.daily_answer import ask_daily
from psoas_coach.ui.frame import address
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.fair_test import today_line
from psoas_coach.ui.words import say

NEWS_DAYS = 7
"""So long Today says that a test has ended."""


def draw_fair_test(snapshot: Snapshot, now: Moment, *, walks: bool) -> None:
    """Draw it; nothing for somebody without a test.

    Args:
        snapshot: What the person's journal says today.
        now: When it is now, with the person's own date and zone.
        walks: Whether the person's plan has a walk.
    """
    current = snapshot.current_test
    asked = read_daily_question(snapshot.settings)
    if current is not None and not current.is_over:
        with st.container(border=True, key="today-fair-test"):
            html.draw(_build_line(today_line(current, snapshot.content, walks=walks)))
            if current.day is not None:
                ask_daily(snapshot, now, current.test, folds=True)
    elif asked is not None:
        with st.container(border=True, key="today-fair-test"):
            html.draw(_build_line(say("fair_test.history.title")))
            ask_daily(snapshot, now, asked, folds=True)
    elif _has_news(snapshot):
        st.page_link(
            shell.page("fair_test"),
            label=say("fair_test.today.ended"),
            icon=":material/balance:",
        )


def _build_line(line: str) -> Html:
    """Return what stands out, with the way to the page beside it, or below where that is narrow."""
    more = html.element("a", say("fair_test.today.more"), href=address("fair_test"), data_page=True)
    return html.element("p", html.strong(line), more, classes="fair-line")


def _has_news(snapshot: Snapshot) -> bool:
    """Whether a test has ended lately, and not by the person's own press."""
    since = snapshot.date - dt.timedelta(days=NEWS_DAYS)
    ends = (one.end for one in snapshot.fair_tests if one.end is not None)
    return any(end.how != "stopped" and end.at.local_date > since for end in ends)

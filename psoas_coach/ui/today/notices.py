"""Notices around the plan: a recommended visit, the week of a fair test, and offers.

A new self-check starts empty, because safety answers of two weeks ago may no longer be true.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach.fair_test.start import read_daily_question
from psoas_coach.coach.self_check_offers import put_off
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell
from psoas_coach.ui.daily_answer import ask_daily
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.frame import build_address
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import show_due_crisis_line
from psoas_coach.ui.phrases.fair_test import say_today_line
from psoas_coach.ui.phrases.today import find_rest_day
from psoas_coach.ui.reopened_answers import has_extras, offer_extras
from psoas_coach.ui.words import say

NEWS_DAYS = 7
"""How long Today mentions that a test has ended."""


def draw_fair_test(snapshot: Snapshot, now: Moment, *, walks: bool) -> None:
    """Draw the week of a fair test; nothing without a test.

    Args:
        snapshot: What the person's journal says today.
        now: The current moment, with the person's own date and time zone.
        walks: Whether the person's plan has a walk.
    """
    current = snapshot.current_test
    question = read_daily_question(snapshot.settings)
    if current is not None and not current.is_over:
        with st.container(border=True, key="today-fair-test"):
            html.draw(_build_line(say_today_line(current, snapshot.content, walks=walks)))
            if current.day is not None:
                ask_daily(snapshot, now, current.test, folds=True)
    elif question is not None:
        with st.container(border=True, key="today-fair-test"):
            html.draw(_build_line(say("fair_test.history.title")))
            ask_daily(snapshot, now, question, folds=True)
    elif _has_news(snapshot):
        st.page_link(
            shell.get_page("fair_test"),
            label=say("fair_test.today.ended"),
            icon=":material/balance:",
        )


def _build_line(line: str) -> Html:
    """Return the highlighted text, with the link beside it, or below it on a narrow screen."""
    more = html.element(
        "a", say("fair_test.today.more"), href=build_address("fair_test"), data_page=True
    )
    return html.element("p", html.strong(line), more, classes="fair-line")


def _has_news(snapshot: Snapshot) -> bool:
    """Whether a test has ended recently without being stopped by the person."""
    since = snapshot.date - dt.timedelta(days=NEWS_DAYS)
    ends = (test.end for test in snapshot.fair_tests if test.end is not None)
    return any(end.how != "stopped" and end.at.local_date > since for end in ends)


def has_level_banner(plan: TodaysPlan) -> bool:
    """Whether ``draw_level_banner`` has something to draw."""
    return plan.guidance.level == "soon"


def draw_level_banner(plan: TodaysPlan) -> None:
    """Draw the banner of a level that asks for a visit."""
    show_due_crisis_line(plan.check.answers)
    if plan.guidance.level == "soon":
        st.warning(say("today.level.soon"), icon=":material/event:")
        st.page_link(shell.get_page("guidance"), label=say("today.level.to_plan"))


def draw_recheck_offer(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the offer of a new self-check, if one is due."""
    offer = snapshot.recheck_offer
    if offer is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="today-recheck"
    ):
        st.markdown(say(f"rechecks.due.{offer}", date=format_day(plan.check.at.local_date)))
        st.page_link(shell.get_page("self_check"), label=say("rechecks.due.go"))
        later = st.button(say("rechecks.due.later"), key="recheck-later", type="tertiary")
    if later:
        put_off(snapshot.journal, snapshot.date, snapshot.content)
        st.rerun()


def draw_extras_offer(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the offer of an extra question, on the day of the self-check, unless it is hard."""
    summary = snapshot.session_summary
    if summary.setback or summary.flare_mode or find_rest_day(summary):
        return
    if plan.check.at.local_date == snapshot.date and has_extras(plan.check, snapshot.content):
        with st.container(
            horizontal=True, vertical_alignment="center", border=True, key="today-extras"
        ):
            offer_extras(snapshot, plan.check, snapshot.content)

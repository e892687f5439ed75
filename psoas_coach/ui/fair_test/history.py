"""Two weeks of daily answers before a test, which are needed to estimate what it could detect."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.fair_test.outlook import count_answers
from psoas_coach.coach.fair_test.start import (
    Choice,
    DailyQuestion,
    begin_asking,
    is_outcome_on_offer,
    stop_asking,
)
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.records import Moment
from psoas_coach.ui.daily_answer import ask_daily
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say, say_count


def offer_history(snapshot: Snapshot, choice: Choice) -> None:
    """Offer a daily question before a test.

    Args:
        snapshot: What the person's journal says today.
        choice: The intended test.
    """
    rules = snapshot.content.fair_test.analysis
    st.header(say("fair_test.history.title"), anchor=False)
    st.markdown(say("fair_test.history.body", answers=rules.least_history_answers))
    if draw_primary_button(say("fair_test.history.go"), key="fair_test_ask", width="stretch"):
        question = DailyQuestion(choice.outcome, choice.goal, choice.asked_from, snapshot.date)
        if is_outcome_on_offer(snapshot, question):
            begin_asking(snapshot.journal, question)
        st.rerun()


def draw_history(snapshot: Snapshot, now: Moment, question: DailyQuestion) -> None:
    """Draw the question of the day, and the number of answers so far.

    Args:
        snapshot: What the person's journal says today.
        now: The current moment, with the person's own date and time zone.
        question: The daily question.
    """
    rules = snapshot.content.fair_test.analysis
    st.header(say("fair_test.history.title"), anchor=False)
    with st.container(border=True, key="fair-test-daily"):
        ask_daily(snapshot, now, question)
    count = count_answers(snapshot, question.outcome, question.since)
    st.markdown(
        say_count(
            "fair_test.history.running",
            count,
            day=(snapshot.date - question.since).days + 1,
            count=count,
            answers=rules.least_history_answers,
            days=rules.least_history_days,
        )
    )
    if st.button(say("fair_test.history.stop"), key="fair_test_ask_no_more", type="tertiary"):
        stop_asking(snapshot.journal)
        st.rerun()

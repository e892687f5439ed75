"""The daily question of a fair test, or before one: a tap saves the answer."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.fair_test.answers import is_asked, load_answers, save_answer
from psoas_coach.coach.fair_test.start import DailyQuestion
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.fair_test_records import FairTest
from psoas_coach.journal.records import Moment
from psoas_coach.ui.choice import Choice
from psoas_coach.ui.phrases.fair_test import format_hour, say_daily_question
from psoas_coach.ui.scale import ask_number, build_pain_scale, build_scale
from psoas_coach.ui.words import say


def ask_daily(
    snapshot: Snapshot, now: Moment, question: FairTest | DailyQuestion, *, folds: bool = False
) -> None:
    """Draw today's question with its current answer; before its hour, when it will be asked.

    Args:
        snapshot: What the person's journal says today.
        now: The current moment, with the person's own date and time zone.
        question: The fair test or the daily question that asks it.
        folds: Only the answer is shown once there is one.
    """
    if not is_asked(now, question.asked_from):
        later = say("fair_test.daily.later", hour=format_hour(question.asked_from))
        st.markdown(f":gray[:small[{later}]]")
        return
    today, journal = now.local_date, snapshot.journal
    before = load_answers(journal, question.outcome, today, today).get(today)
    if folds and before is not None:
        _say_saved(before)
        return
    points = ask_number(f"daily_answer {question.outcome} {today}", _build_scale(question), before)
    if points is None:
        return
    if points != before:
        save_answer(journal, now, question.outcome, points)
    _say_saved(points)


def _say_saved(points: int) -> None:
    st.markdown(f":gray[:small[:material/check: {say('fair_test.daily.saved', points=points)}]]")


def _build_scale(asked: FairTest | DailyQuestion) -> Choice:
    question = say_daily_question(asked.outcome, asked.goal)
    if asked.outcome == "pain":
        return build_pain_scale(question, optional=False)
    ends = say("fair_test.daily.no_trouble"), say("fair_test.daily.most_trouble")
    return build_scale(question, ends)

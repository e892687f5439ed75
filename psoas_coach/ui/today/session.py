"""Today's session: the way into it, and its moves with their why; or why there is none."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html
from psoas_coach.ui.figures import theme
from psoas_coach.ui.phrases.doses import dose
from psoas_coach.ui.phrases.today import (
    habit_amount,
    habit_name,
    is_session_due,
    session_sentences,
)
from psoas_coach.ui.session_start import controls
from psoas_coach.ui.stage import stage
from psoas_coach.ui.today.pictured import Row, pictured
from psoas_coach.ui.words import say


def walks(plan: TodaysPlan) -> bool:
    """Whether today's plan has a walk."""
    return any(item.move == WALK for item in plan.guidance.habits)


def session(plan: TodaysPlan, summary: TodaySummary, content: Content) -> None:
    """Draw the picture of today's session, with what there is to say before its controls."""
    title, text = session_sentences(plan, summary, content)
    html.draw(stage(_pictured_move(plan, summary, content), title, text, theme()))


def _pictured_move(plan: TodaysPlan, summary: TodaySummary, content: Content) -> str:
    """Return the move that stands for the session; a habit where the day has none."""
    drawn = [item.move for item in plan.moves if item.move in content.moves]
    if not is_session_due(summary) or not drawn:
        return plan.guidance.habits[0].move
    return next((move for move in drawn if content.moves[move].lengthens), drawn[0])


def way_in(
    journal: Journal, plan: TodaysPlan, summary: TodaySummary, current: Draft | None, now: Moment
) -> None:
    """Draw the way into the session; folded away on a day that needs none."""
    if summary.way == "breaks":
        return
    if is_session_due(summary):
        controls(journal, plan, current, now)
        return
    label = say("today.plan.once_more" if summary.done else "today.plan.anyway")
    with st.expander(label, key="today_more", on_change="rerun") as more:
        if more.open:
            controls(journal, plan, current, now)


def moves(plan: TodaysPlan, summary: TodaySummary, content: Content) -> None:
    """Draw the habits and the moves, each with its figure and why; and how it has gone."""
    rows = [
        Row(
            item.move,
            habit_name(item, content),
            (habit_amount(item, plan, summary, content), item.why, *item.modifications),
        )
        for item in plan.guidance.habits
    ]
    rows += [
        Row(
            item.move,
            content.move_words[item.move].name,
            (dose(item), item.why, *item.modifications),
        )
        for item in plan.moves
    ]
    pictured(rows, say("today.plan.moves"), summary.weeks)

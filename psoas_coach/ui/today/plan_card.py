"""Today's session: its picture, the way into it, and its moves in one short list.

Streamlit could draw each figure and each text on its own, and each would cost every rerun a little;
a plan of four moves is one element here.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.session_draft import load_draft
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_plan_list
from psoas_coach.ui.phrases.fair_test import week_note
from psoas_coach.ui.phrases.today import (
    habit_amount,
    habit_name,
    is_session_due,
    list_rest_reasons,
    session_sentences,
)
from psoas_coach.ui.physio_rows import list_todays_rows
from psoas_coach.ui.session_start import controls
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.words import say


def has_walk(plan: TodaysPlan) -> bool:
    """Whether today's plan has a walk."""
    return any(item.move == WALK for item in plan.guidance.habits)


def draw_session_card(snapshot: Snapshot, plan: TodaysPlan, now: Moment) -> None:
    """Draw today's session: its picture, what there is to say of it, and the way into it.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        now: When it is now, with the person's own date and zone.
    """
    content, physio, summary = snapshot.content, snapshot.physio_plan, snapshot.session_summary
    title, text = session_sentences(plan, summary, content, physio)
    move = _choose_pictured_move(plan, summary, content, physio)
    html.draw(build_stage(move, title, text, theme()))
    if less := list_rest_reasons(plan.changed, content):
        st.markdown("\n\n".join(less))
    note = "" if snapshot.has_physio_session else week_note(snapshot.current_test, now, content)
    if note and not summary.left_out_by_test:
        st.markdown(note)
    _draw_way_in(snapshot, plan, now, departs=bool(note))
    if physio is not None and physio.today.silent is None and summary.way != "breaks":
        st.page_link(
            shell.page("physio_plan"),
            label=say("today.plan.physio_link" if physio.items else "today.plan.physio_nothing"),
        )


def _choose_pictured_move(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None
) -> str:
    """Return the move that stands for the session; a habit where none of it can be drawn."""
    items = (physio.items if physio else ()) or plan.moves
    moves = [item.move for item in items if item.move in content.moves]
    if not is_session_due(summary) or not moves:
        return plan.guidance.habits[0].move
    return next((move for move in moves if content.moves[move].lengthens), moves[0])


def _draw_way_in(snapshot: Snapshot, plan: TodaysPlan, now: Moment, *, departs: bool) -> None:
    """Draw the way into the session; folded away on a day that needs none.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        now: When it is now, with the person's own date and zone.
        departs: Whether a session now is not what this week of a fair test asks for.
    """
    journal, physio, summary = snapshot.journal, snapshot.physio_plan, snapshot.session_summary
    current = load_draft(snapshot)
    if summary.way == "breaks":
        return
    if is_session_due(summary) and not departs:
        controls(journal, plan, current, now, physio=physio)
        return
    label = say("today.plan.once_more" if summary.done else "today.plan.anyway")
    if departs:
        label = say("fair_test.today.anyway")
    with st.expander(label, key="today_more", on_change="rerun") as more:
        if more.open:
            controls(journal, plan, current, now, physio=physio)


def draw_moves(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the habits and the moves, each with its figure and dose."""
    colours = theme()
    html.draw(
        snapshot.cached(("today's moves", colours), lambda: _build_moves(snapshot, plan, colours))
    )


def _build_moves(snapshot: Snapshot, plan: TodaysPlan, colours: Theme) -> Html:
    content, summary = snapshot.content, snapshot.session_summary
    rows = [
        MoveRow(
            habit_name(item, content),
            habit_amount(item, plan, summary, content),
            item.why,
            item.move,
            notes=item.modifications,
        )
        for item in plan.guidance.habits
    ]
    if not summary.left_out_by_test:
        rows += list_todays_rows(plan.moves, snapshot.physio_plan, content)
    title = say("today.plan.moves_done" if summary.done else "today.plan.moves")
    return build_plan_list(rows, colours, title)

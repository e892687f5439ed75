"""Today's session: its picture, the way into it, and its moves with their why.

Streamlit could draw each figure and each text on its own, and each would cost every rerun a little;
a plan of four moves is one element here.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.recent_history import EightWeeks
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_move_rows, lift_shared_notes
from psoas_coach.ui.phrases.doses import dose
from psoas_coach.ui.phrases.today import habit_amount, habit_name, is_session_due, session_sentences
from psoas_coach.ui.physio_rows import build_today_rows
from psoas_coach.ui.plan_changes import changes_title, what_changed, without_flare
from psoas_coach.ui.session_start import controls
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.today.weeks import build_weeks
from psoas_coach.ui.words import say


def has_walk(plan: TodaysPlan) -> bool:
    """Whether today's plan has a walk."""
    return any(item.move == WALK for item in plan.guidance.habits)


def draw_session(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None
) -> None:
    """Draw the picture of today's session, with what there is to say before its controls.

    Args:
        plan: Today's plan.
        summary: What the journal says of today and the days before.
        content: The questionnaire, the rules and the words.
        physio: The physio's plan that counts, or None.
    """
    title, text = session_sentences(plan, summary, content, physio)
    move = _choose_pictured_move(plan, summary, content, physio)
    html.draw(build_stage(move, title, text, theme()))


def _choose_pictured_move(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None
) -> str:
    """Return the move that stands for the session; a habit where none of it can be drawn."""
    items = (physio.items if physio else ()) or plan.moves
    moves = [item.move for item in items if item.move in content.moves]
    if not is_session_due(summary) or not moves:
        return plan.guidance.habits[0].move
    return next((move for move in moves if content.moves[move].lengthens), moves[0])


def draw_way_in(  # noqa: PLR0913 -- a session, its day, and what a test has against it
    journal: Journal,
    plan: TodaysPlan,
    summary: TodaySummary,
    current: Draft | None,
    now: Moment,
    *,
    physio: OpenPlan | None,
    departs: bool,
) -> None:
    """Draw the way into the session; folded away on a day that needs none.

    Args:
        journal: The person's journal.
        plan: Today's plan.
        summary: What the journal says of today and the days before.
        current: The session in progress, or None.
        now: When it is now, with the person's own date and zone.
        physio: The physio's plan that counts, or None.
        departs: Whether a session now is not what this week of a fair test asks for.
    """
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


def draw_physio_link(physio: OpenPlan | None, summary: TodaySummary) -> None:
    """Draw the way to the physio's plan, on a day that has a session of it or could have one."""
    if physio is not None and physio.today.silent is None and summary.way != "breaks":
        st.page_link(
            shell.page("physio_plan"),
            label=say("today.plan.physio_link" if physio.items else "today.plan.physio_nothing"),
        )


def _session_rows(plan: TodaysPlan, content: Content, physio: OpenPlan | None) -> Sequence[MoveRow]:
    """Return the moves of the day's session: the physio's where they ask for some, else ours."""
    if physio is not None and physio.items:
        return build_today_rows(physio.plan, physio.today, content)
    return [
        MoveRow(
            content.move_words[item.move].name,
            dose(item),
            item.why,
            item.move,
            notes=item.modifications,
        )
        for item in plan.moves
    ]


def draw_moves(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None
) -> None:
    """Draw the habits and the moves, each with its figure and why; and how it has gone.

    Args:
        plan: Today's plan.
        summary: What the journal says of today and the days before.
        content: The questionnaire, the rules and the words.
        physio: The physio's plan that counts, or None.
    """
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
        rows += _session_rows(plan, content, physio)
    html.draw(_build_moves(tuple(rows), summary.weeks, theme(), done=summary.done))


@cache_per_language(maxsize=256)
def _build_moves(
    rows: tuple[MoveRow, ...], weeks: EightWeeks | None, colours: Theme, *, done: bool
) -> Html:
    """Return the rows under their heading, and how it has been going after them.

    Args:
        rows: The habits and the moves.
        weeks: How it has been going, or None.
        colours: The theme of the page.
        done: Today's session is behind the person, so the heading asks for nothing more.
    """
    title = html.element("h3", say("today.plan.moves_done" if done else "today.plan.moves"))
    picture = Html() if weeks is None else build_weeks(weeks, colours)
    shared, rows = lift_shared_notes(rows)
    advice = html.join(map(html.paragraph, shared))
    items = build_move_rows(rows, colours, "small")
    return html.element("div", title, advice, items, picture, classes="plan")


OPEN = "today_changes"
"""Session-state key: the list is unfolded."""
TITLE = "today_changes_title"
"""Session-state key: the title that the fold had last."""


def changes(journal: Journal, changed: Sequence[PlanChange], content: Content) -> None:
    """Draw the chip; nothing where nothing changed. A bad day has its own.

    Args:
        journal: The person's journal.
        changed: The changes of today's plan.
        content: The questionnaire, the rules and the words.
    """
    others = without_flare(changed)
    if not others:
        return
    title = changes_title(others)
    if OPEN in st.session_state and st.session_state.get(TITLE) != title:
        # Under another title Streamlit takes it for another fold, which would begin closed.
        st.session_state[OPEN] = bool(st.session_state[OPEN])
    st.session_state[TITLE] = title
    with st.expander(title, key=OPEN, on_change="rerun") as expander:
        if expander.open:
            what_changed(journal, others, content)

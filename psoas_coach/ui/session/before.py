"""Before the session: a description of it, and the controls that start it."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.single_move import find_single_move
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.coach.todays_session import build_session, find_todays_session
from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.first_self_check import invite_to_self_check
from psoas_coach.ui.move_rows import build_plan_list, build_warm_up_row
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.phrases.fair_test import say_week_note
from psoas_coach.ui.phrases.session import say_warm_up
from psoas_coach.ui.phrases.today import say_length
from psoas_coach.ui.physio_rows import list_todays_rows
from psoas_coach.ui.session_start import draw_controls
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.words import say

MOVE = "move"
"""Query parameter: the only move of the session."""


def draw_before(draft: Draft | None, now: Moment, content: Content) -> None:
    """Draw the start page of a session.

    Args:
        draft: The session as it would begin.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    snapshot = store.load_snapshot(now)
    draft = _load_or_start(snapshot, draft, now)
    plan = snapshot.todays_plan
    item = _find_single_move(snapshot, plan, now, content)
    title = say("session.title") if item is None else content.move_words[item.move].name
    st.title(title, anchor=False)
    if plan is None and snapshot.latest_self_check is None:
        invite_to_self_check(say("session.self_check_first"), "session-self-check")
    elif plan is None:
        st.markdown(say("session.outdated"))
        st.page_link(shell.get_page("self_check"), label=say("session.to_self_check"))
    elif not plan.moves and plan.guidance.allowed:
        st.markdown(say("session.break_only"))
        st.page_link(shell.get_page("today"), label=say("session.saved.today"))
    elif not plan.moves:
        st.markdown(say("session.no_plan"))
        st.page_link(shell.get_page("guidance"), label=say("session.to_guidance"))
    else:
        banner.show_banner(snapshot, "session")
        note = say_week_note(snapshot.current_test, now, content)
        if note and not snapshot.has_physio_session:
            st.info(note, icon=":material/event_repeat:")
        _draw_card(snapshot, plan, draft, now, content, item=item)


def _load_or_start(snapshot: Snapshot, draft: Draft | None, now: Moment) -> Draft:
    """Return the draft of the session; its id is stored in the journal before it begins."""
    if draft is not None and (draft.stage == "playing" or not drafts.is_left_over(draft, now)):
        return draft
    fresh = drafts.create_draft(now)
    drafts.save_draft(snapshot.journal, fresh)
    return fresh


def _find_single_move(
    snapshot: Snapshot, plan: TodaysPlan | None, now: Moment, content: Content
) -> PlanItem | None:
    """Return the single move that the address asks for, if today has room for it."""
    move = st.query_params.get(MOVE)
    if plan is None or move is None:
        return None
    return find_single_move(snapshot.journal, plan, now.local_date, content, move)


def _draw_card(  # noqa: PLR0913 -- the person, their plan, their draft, and the one move
    snapshot: Snapshot,
    plan: TodaysPlan,
    draft: Draft,
    now: Moment,
    content: Content,
    *,
    item: PlanItem | None,
) -> None:
    """Draw the card, with its moves beside it on a desktop and below it on a phone."""
    physio = snapshot.physio_plan
    if item is None:
        session = find_todays_session(plan, physio, content)
    else:
        session = build_session((item,), plan, content)
    drawn = [planned.move for planned in session.items if planned.move in content.moves]
    drawn += [habit.move for habit in plan.guidance.habits]
    pictured = next((move for move in drawn if content.moves[move].lengthens), drawn[0])
    with st.container(key="wide-session"):
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            under = say("today.plan.physio") if session.is_physio else ""
            under = under if item is None else say_dose(item)
            html.draw(build_stage(pictured, say_length(session), under, get_theme()))
            move = None if item is None else item.move
            draw_controls(snapshot.journal, plan, draft, now, move=move, physio=physio)
        with right:
            if item is not None:
                steps = "\n".join(_list_steps(item, content))
                st.markdown(f"{say_warm_up(session.warm_up)}\n\n{steps}")
            else:
                rows = list_todays_rows(plan.moves, physio, content)
                if session.warm_up is not None:
                    rows.insert(0, build_warm_up_row(session.warm_up, content))
                html.draw(build_plan_list(rows, get_theme()))


def _list_steps(item: PlanItem, content: Content) -> list[str]:
    """Return the steps of the single move, and the advice for this person."""
    words = content.move_words[item.move]
    return [*(f"1. {step}" for step in (words.start, *words.steps)), "", *item.modifications]

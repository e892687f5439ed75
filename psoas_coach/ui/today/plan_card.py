"""What Today shows of the plan: the session and its moves, or what a person without a plan can do.

The moves of a plan are one piece of markup. Drawn as Streamlit elements, each figure and each text
would add its own cost to every rerun.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.self_check_draft import SELF_CHECK_DRAFT
from psoas_coach.coach.session_draft import load_draft
from psoas_coach.coach.session_start import find_rest
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import Stop, TodaysPlan
from psoas_coach.coach.todays_session import find_todays_session
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, get_theme
from psoas_coach.ui.frame import build_mark
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_plan_list, build_warm_up_row
from psoas_coach.ui.phone_numbers import show_due_crisis_line
from psoas_coach.ui.phrases.fair_test import say_week_note
from psoas_coach.ui.phrases.today import (
    is_session_due,
    list_rest_reasons,
    say_habit_amount,
    say_session,
)
from psoas_coach.ui.physio_rows import list_todays_rows
from psoas_coach.ui.session_start import draw_controls
from psoas_coach.ui.stage import build_psoas_picture, build_stage
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say


def has_walk(plan: TodaysPlan) -> bool:
    """Whether today's plan has a walk."""
    return any(item.move == WALK for item in plan.guidance.habits)


def draw_session_card(snapshot: Snapshot, plan: TodaysPlan, now: Moment) -> None:
    """Draw today's session: its picture, the sentences about it, and the button that starts it.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        now: The current moment, with the person's own date and time zone.
    """
    content, physio, summary = snapshot.content, snapshot.physio_plan, snapshot.session_summary
    html.draw(build_picture(snapshot, plan, get_theme()))
    if less := list_rest_reasons(plan.changed, content):
        st.markdown("\n\n".join(less))
    note = "" if snapshot.has_physio_session else say_week_note(snapshot.current_test, now, content)
    if note and not summary.left_out_by_test:
        st.markdown(note)
    _draw_way_in(snapshot, plan, now, departs=bool(note))
    if physio is not None and physio.today.silent is None and summary.flare_mode != "breaks":
        st.page_link(
            shell.get_page("physio_plan"),
            label=say("today.plan.physio_link" if physio.items else "today.plan.physio_nothing"),
        )


def build_picture(snapshot: Snapshot, plan: TodaysPlan, colours: Theme) -> Html:
    """Return the picture of today's session with its words.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        colours: The theme of the page.
    """
    content, physio, summary = snapshot.content, snapshot.physio_plan, snapshot.session_summary
    title, text = say_session(plan, summary, content, physio)
    return build_stage(_choose_pictured_move(plan, summary, content, physio), title, text, colours)


def _choose_pictured_move(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None
) -> str:
    """Return the move that represents the session; a habit if none of them can be drawn."""
    if summary.setback is not None and (rest := find_rest(plan.guidance.allowed)):
        return rest
    items = (physio.items if physio else ()) or plan.moves
    moves = [item.move for item in items if item.move in content.moves]
    if not is_session_due(summary) or not moves:
        return plan.guidance.habits[0].move
    return next((move for move in moves if content.moves[move].lengthens), moves[0])


def _draw_way_in(snapshot: Snapshot, plan: TodaysPlan, now: Moment, *, departs: bool) -> None:
    """Draw the start of the session; collapsed on a day that needs none.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        now: The current moment, with the person's own date and time zone.
        departs: Whether a session now departs from this week of a fair test.
    """
    journal, physio, summary = snapshot.journal, snapshot.physio_plan, snapshot.session_summary
    current = load_draft(snapshot)
    if summary.flare_mode == "breaks":
        return
    if is_session_due(summary) and not departs:
        draw_controls(journal, plan, current, now, physio=physio)
        return
    is_repeated = summary.done and summary.setback is None
    label = say("today.plan.once_more" if is_repeated else "today.plan.anyway")
    if departs:
        label = say("fair_test.today.anyway")
    with st.expander(label, key="today_more", on_change="rerun") as more:
        if more.open:
            draw_controls(journal, plan, current, now, physio=physio)


def draw_moves(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the moves and the habits, each with its figure and dose."""
    html.draw(build_moves(snapshot, plan, get_theme()))


def build_moves(snapshot: Snapshot, plan: TodaysPlan, colours: Theme) -> Html:
    """Return the moves and the habits; built once for each snapshot and theme.

    Args:
        snapshot: What the person's journal says today.
        plan: Today's plan.
        colours: The theme of the page.
    """
    return snapshot.compute_once(
        ("today's moves", colours), lambda: _build_moves(snapshot, plan, colours)
    )


def _build_moves(snapshot: Snapshot, plan: TodaysPlan, colours: Theme) -> Html:
    content, summary = snapshot.content, snapshot.session_summary
    habits = [
        MoveRow(
            content.move_words[item.move].name,
            say_habit_amount(item, plan, summary, content),
            item.why,
            item.move,
            notes=item.modifications,
        )
        for item in plan.guidance.habits
    ]
    moves: list[MoveRow] = []
    if not summary.left_out_by_test:
        session = find_todays_session(plan, snapshot.physio_plan, content)
        if session.warm_up is not None:
            moves.append(build_warm_up_row(session.warm_up, content))
        moves += list_todays_rows(plan.moves, snapshot.physio_plan, content)
    title = say("today.plan.moves" if is_session_due(summary) else "today.plan.moves_not_due")
    lists = ((moves, title), (habits, say("guidance.plan.day")))
    return html.join(build_plan_list(rows, colours, title) for rows, title in lists if rows)


def draw_first_visit(snapshot: Snapshot) -> None:
    """Draw the page for a person without a self-check."""
    with st.container(key="wide-first"):
        picture, text = st.columns(2, gap="large")
        with picture:
            html.draw(build_hero(get_theme()))
        with text:
            html.draw(_build_hook())
            has_draft = snapshot.drafts.load(SELF_CHECK_DRAFT) is not None
            label = say("today.first.go_on" if has_draft else "today.first.start")
            if draw_primary_button(label, key="today.first", width="stretch"):
                st.switch_page(shell.get_page("self_check"))
            html.draw(html.element("p", say("today.first.honest"), classes="pc-small"))
            with st.expander(say("today.first.what_to_expect")):
                promises = ("may", "active", "breaks", "honest")
                st.markdown(
                    "\n".join(f"- {say(f'results.promises.{promise}')}" for promise in promises)
                )


@cache_per_language()
def build_hero(colours: Theme) -> Html:
    """Return the logo, and the figure that shows the psoas."""
    brand = html.element(
        "p",
        build_mark(),
        html.element("strong", say("frame.name")),
        classes="pc-brand pc-first-brand",
    )
    return html.join((brand, build_psoas_picture(colours)))


def _build_hook() -> Html:
    title = html.element("h1", say("today.first.title"))
    return html.join((title, html.element("p", say("today.first.what"), classes="pc-lead")))


def draw_outdated() -> None:
    """Draw the page for a person whose self-check today's rules cannot use."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if draw_primary_button(say("frame.card.new"), key="today-again"):
        st.switch_page(shell.get_page("self_check"))


def draw_stopped(why: Stop, plan: TodaysPlan) -> None:
    """Draw the page of a person who may have no session today."""
    st.title(say(f"results.levels.{why}.title"), anchor=False)
    show_due_crisis_line(plan.check.answers)
    st.info(say(f"today.level.{why}"))
    st.page_link(shell.get_page("guidance"), label=say("today.level.to_guidance"))
    st.page_link(shell.get_page("self_check"), label=say("today.level.to_self_check"))
    st.markdown(say("results.closing"))

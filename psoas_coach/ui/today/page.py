"""The Today page: which of its parts is due.

Without a session it says one kind sentence and where to go, no word on moves. While help is needed
now or today, the shell draws its card in place of the page. A new self-check is offered after the
way into the session; it begins empty, because what was true of safety two weeks ago may not be true
today.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.recheck import put_off
from psoas_coach.coach.self_check_draft import KIND
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import Stop, TodaysPlan, find_stop
from psoas_coach.content import Content, load
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.journal.records import Moment
from psoas_coach.ui import break_timer, html, shell, store
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.frame import build_mark
from psoas_coach.ui.goal import heading_with_goal
from psoas_coach.ui.html import Html
from psoas_coach.ui.new_signs import banner
from psoas_coach.ui.phone_numbers import show_crisis_line
from psoas_coach.ui.phrases.fair_test import week_note
from psoas_coach.ui.phrases.today import list_rest_reasons
from psoas_coach.ui.plan_changes import draw_changes
from psoas_coach.ui.reopened_answers import has_extras, offer_extras
from psoas_coach.ui.stage import build_breathing_figure
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.today import check_in, days
from psoas_coach.ui.today.fair_test import draw_fair_test
from psoas_coach.ui.today.plan_card import (
    build_weeks,
    draw_moves,
    draw_physio_link,
    draw_session,
    draw_way_in,
    has_walk,
)
from psoas_coach.ui.week import build_week
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    now, content = store.now(), load()
    snapshot = store.snapshot(now)
    if days.take_in(snapshot, now.zone):
        snapshot = store.snapshot(now)
    plan = snapshot.todays_plan
    if plan is None:
        if snapshot.latest_self_check is None:
            _draw_first_visit(snapshot)
        else:
            _draw_outdated()
            draw_fair_test(snapshot, now, walks=True)
        break_timer.draw_chip(snapshot, now)
        return
    why = find_stop(plan, content)
    if why:
        _draw_stopped(why, plan)
        break_timer.draw_chip(snapshot, now)
        return
    _draw_plan(snapshot, plan, drafts.load_draft(snapshot), now, content)


def _draw_plan(
    snapshot: Snapshot, plan: TodaysPlan, current: Draft | None, now: Moment, content: Content
) -> None:
    """Draw the page of somebody with a plan."""
    journal, physio = snapshot.journal, snapshot.physio_plan
    summary = snapshot.session_summary
    is_held = snapshot.held_note is not None
    with st.container(key="wide-today"):
        html.draw(heading_with_goal(say("frame.pages.today"), plan.check))
        if is_held or _has_level_banner(plan) or days.has_questions(summary):
            banner.show_banner(snapshot, "today")
            _draw_level_banner(plan)
            days.ask_after_flare(journal, now, summary)
            days.ask_about_silence(journal, summary)
        draw_fair_test(snapshot, now, walks=has_walk(plan))
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            draw_session(plan, summary, content, physio)
            if less := list_rest_reasons(plan.changed, content):
                st.markdown("\n\n".join(less))
            note = (
                ""
                if snapshot.has_physio_session
                else week_note(snapshot.current_test, now, content)
            )
            if note and not summary.left_out_by_test:
                st.markdown(note)
            draw_way_in(journal, plan, summary, current, now, departs=bool(note), physio=physio)
            draw_physio_link(physio, summary)
        with right:
            weeks = Html() if summary.weeks is None else build_weeks(summary.weeks, theme())
            html.draw(build_week(summary, now.local_date, weeks))
            with st.container(horizontal=True, key="chips"):
                check_in.draw_check_in(journal, now, summary, walks=has_walk(plan))
                days.draw_switches(journal, now, summary)
                break_timer.draw_chip(snapshot, now)
                draw_changes(journal, plan.changed, content)
            if not is_held:  # which has asked for one already
                _draw_recheck(snapshot, plan)
                _draw_extras(snapshot, plan)
            draw_moves(plan, summary, content, physio)


def _draw_stopped(why: Stop, plan: TodaysPlan) -> None:
    """Draw the page of somebody who has no session today."""
    st.title(say(f"results.levels.{why}.title"), anchor=False)
    _draw_crisis(plan)
    st.info(say(f"today.level.{why}"))
    st.page_link(shell.page("guidance"), label=say("today.level.to_guidance"))
    st.page_link(shell.page("self_check"), label=say("today.level.to_self_check"))
    st.markdown(say("results.closing"))


def _has_level_banner(plan: TodaysPlan) -> bool:
    """Whether ``banner`` has something to draw."""
    return plan.guidance.level == "soon"


def _draw_level_banner(plan: TodaysPlan) -> None:
    """Draw what comes before the plan: a visit that is asked for."""
    _draw_crisis(plan)
    if plan.guidance.level == "soon":
        st.warning(say("today.level.soon"), icon=":material/event:")
        st.page_link(shell.page("guidance"), label=say("today.level.to_plan"))


def _draw_crisis(plan: TodaysPlan) -> None:
    """Say where to find somebody to talk to, where the answers call for it."""
    if find_crisis_signs(plan.check.answers, load()):
        show_crisis_line()


def _draw_recheck(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the offer, when there is one."""
    offer = snapshot.recheck_offer
    if offer is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="today-recheck"
    ):
        st.markdown(say(f"rechecks.due.{offer}", date=day(plan.check.at.local_date)))
        st.page_link(shell.page("self_check"), label=say("rechecks.due.go"))
        later = st.button(say("rechecks.due.later"), key="recheck-later", type="tertiary")
    if later:
        put_off(snapshot.journal, snapshot.date, snapshot.content)
        st.rerun()


def _draw_extras(snapshot: Snapshot, plan: TodaysPlan) -> None:
    """Draw the offer of an extra question, on the day of the self-check."""
    if plan.check.at.local_date == snapshot.date and has_extras(plan.check, snapshot.content):
        with st.container(
            horizontal=True, vertical_alignment="center", border=True, key="today-extras"
        ):
            offer_extras(snapshot, plan.check, snapshot.content)


FIGURE = "standing_stride"
"""A move that nearly everybody can picture, with the whole psoas in view."""


def _draw_first_visit(snapshot: Snapshot) -> None:
    """Draw the page for somebody without a self-check."""
    with st.container(key="wide-first"):
        picture, text = st.columns(2, gap="large")
        with picture:
            html.draw(_build_hero(theme()))
        with text:
            html.draw(_build_hook())
            has_draft = snapshot.drafts.load(KIND) is not None
            label = say("today.first.go_on" if has_draft else "today.first.start")
            if primary_button(label, key="today.first", width="stretch"):
                st.switch_page(shell.page("self_check"))
            html.draw(html.element("p", say("today.first.honest"), classes="pc-small"))
            with st.expander(say("today.first.what_to_expect")):
                promises = ("may", "active", "breaks", "honest")
                st.markdown("\n".join(f"- {say(f'results.promises.{one}')}" for one in promises))


@cache_per_language()
def _build_hero(colours: Theme) -> Html:
    """Return the brand, and the figure with the psoas in view."""
    brand = html.element(
        "p",
        build_mark(),
        html.element("strong", say("frame.name")),
        classes="pc-brand pc-first-brand",
    )
    label = html.element("p", say("today.first.psoas"), classes="pc-hero-label")
    picture = html.element(
        "div", build_breathing_figure(FIGURE, colours), label, classes="pc-stage pc-hero"
    )
    return html.join((brand, picture))


def _build_hook() -> Html:
    title = html.element("h1", say("today.first.title"))
    return html.join((title, html.element("p", say("today.first.what"), classes="pc-lead")))


def _draw_outdated() -> None:
    """Draw the page for somebody whose self-check today's rules cannot go by."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if primary_button(say("frame.card.new"), key="today-again"):
        st.switch_page(shell.page("self_check"))

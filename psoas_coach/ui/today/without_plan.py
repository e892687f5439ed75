"""Today for somebody without a plan: a first visit, an older self-check, or no session today.

It says one kind sentence and where to go, no word on moves.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.self_check_draft import KIND
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import Stop, TodaysPlan
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.frame import build_mark
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import show_due_crisis_line
from psoas_coach.ui.stage import build_breathing_figure
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say

FIGURE = "standing_stride"
"""A move that nearly everybody can picture, with the whole psoas in view."""


def draw_first_visit(snapshot: Snapshot) -> None:
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


def draw_outdated() -> None:
    """Draw the page for somebody whose self-check today's rules cannot go by."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if primary_button(say("frame.card.new"), key="today-again"):
        st.switch_page(shell.page("self_check"))


def draw_stopped(why: Stop, plan: TodaysPlan) -> None:
    """Draw the page of somebody who has no session today."""
    st.title(say(f"results.levels.{why}.title"), anchor=False)
    show_due_crisis_line(plan.check.answers)
    st.info(say(f"today.level.{why}"))
    st.page_link(shell.page("guidance"), label=say("today.level.to_guidance"))
    st.page_link(shell.page("self_check"), label=say("today.level.to_self_check"))
    st.markdown(say("results.closing"))

"""The first visit: what this is, in two sentences and one figure, and one button."""

from __future__ import annotations

import functools

import streamlit as st

from psoas_coach.coach.self_check_draft import KIND
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.frame.brand import mark
from psoas_coach.ui.html import Html
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.stage import figure
from psoas_coach.ui.words import say

FIGURE = "standing_stride"
"""A move that nearly everybody can picture, with the whole psoas in view."""


def first(snapshot: Snapshot) -> None:
    """Draw the page for somebody without a self-check."""
    with st.container(key="wide-first"):
        picture, text = st.columns(2, vertical_alignment="center", gap="large")
        with picture:
            html.draw(_hero(theme()))
        with text:
            html.draw(_hook())
            begun = snapshot.drafts.load(KIND) is not None
            label = say("today.first.go_on" if begun else "today.first.start")
            if main_button(label, key="today.first", width="stretch"):
                st.switch_page(shell.page("self_check"))
            html.draw(html.element("p", say("today.first.honest"), classes="pc-small"))
            with st.expander(say("today.first.what_to_expect")):
                promises = ("may", "active", "breaks", "honest")
                st.markdown("\n".join(f"- {say(f'results.promises.{one}')}" for one in promises))


@functools.cache
def _hero(colours: Theme) -> Html:
    """Return the brand, and the figure with the psoas in view."""
    brand = html.element(
        "p", mark(), html.element("strong", say("frame.name")), classes="pc-brand pc-first-brand"
    )
    label = html.element("p", say("today.first.psoas"), classes="pc-hero-label")
    picture = html.element("div", figure(FIGURE, colours), label, classes="pc-stage pc-hero")
    return html.join((brand, picture))


def _hook() -> Html:
    title = html.element("h1", say("today.first.title"))
    return html.join((title, html.element("p", say("today.first.what"), classes="pc-lead")))


def again() -> None:
    """Draw the page for somebody whose self-check today's rules cannot go by."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if main_button(say("frame.card.new"), key="today-again"):
        st.switch_page(shell.page("self_check"))

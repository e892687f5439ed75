"""A fair test in progress: its weeks so far, and why a coin decides their order.

The page shows nothing of the weeks to come. The explanation of the coin is shown before a test as
well, collapsed: 150 words and a picture.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.fair_test.adherence import is_as_planned, load_days_done
from psoas_coach.coach.fair_test.answers import select_counted
from psoas_coach.coach.fair_test.current import CurrentTest
from psoas_coach.coach.fair_test.ending import stop_test
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.fair_test_records import find_condition
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html
from psoas_coach.ui.daily_answer import ask_daily
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.fair_test import say_question_title, say_today_line, say_weeks
from psoas_coach.ui.words import say, say_count


def draw_running(snapshot: Snapshot, current: CurrentTest, now: Moment) -> None:
    """Draw the test: the question of the day, the weeks, the hash of the draw, and a way to stop.

    Args:
        snapshot: What the person's journal says today.
        current: The test.
        now: The current moment, with the person's own date and time zone.
    """
    plan = snapshot.todays_plan
    walks = plan is not None and any(item.move == WALK for item in plan.guidance.habits)
    title = say("fair_test.running.title", question=say_question_title(current.test))
    line = say_today_line(current, snapshot.content, walks=walks)
    st.markdown(f"## {title}\n\n**{line}**", anchors=False)
    if current.day is not None:
        with st.container(border=True, key="fair-test-daily"):
            ask_daily(snapshot, now, current.test)
        html.draw(*_build_weeks(snapshot, current))
    _draw_code(current)
    _draw_stop(snapshot, current, now)


def _build_weeks(snapshot: Snapshot, current: CurrentTest) -> tuple[Html, ...]:
    """Return the blocks that have begun; the page contains nothing about the later ones."""
    if current.day is None:
        return ()
    content, test = snapshot.content, current.test
    days = load_days_done(snapshot.journal, test, current.date, content)
    heads = (
        html.element("th", say(f"fair_test.running.column_{key}"), scope="col")
        for key in ("week", "side", "answers", "planned")
    )
    rows = []
    for block in range(current.day.block + 1):
        is_now = block == current.day.block
        planned = "yes" if is_as_planned(test, block, days, content) else "no"
        rows.append(
            html.table_row(
                str(block + 1),
                say_weeks(test, find_condition(test, block), content),
                str(len(select_counted(test, block, current.answers))),
                say(f"fair_test.running.{'now' if is_now else planned}"),
            )
        )
    count = len(current.answers)
    return (
        html.heading(say("fair_test.running.weeks")),
        html.paragraph(say_count("fair_test.running.answered", count, count=count)),
        html.element("table", html.element("tr", *heads), *rows, classes="numbers"),
        html.paragraph(say("fair_test.running.hidden"), classes="quiet"),
    )


def _draw_code(current: CurrentTest) -> None:
    """Show the hash that commits to the terms and the draw."""
    html.draw(
        html.disclosure(
            say("fair_test.running.code"),
            html.paragraph(say("fair_test.running.code_body")),
            html.element("code", current.test.digest, classes="fair-code"),
        )
    )


def _draw_stop(snapshot: Snapshot, current: CurrentTest, now: Moment) -> None:
    """Draw the button that stops the test; it takes two taps, so that none is a slip."""
    label = say("fair_test.running.stop")
    with st.expander(label, key="fair_test_stop", on_change="rerun") as expander:
        if expander.open:
            st.markdown(say("fair_test.running.stop_body"))
            if st.button(say("fair_test.running.stop_go"), key="fair_test_stop_go"):
                stop_test(snapshot.journal, current.test, now)
                st.rerun()


_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {
        "coin": "#f6ebcd", "rim": "#8a6d1f", "with": "#0f766e", "without": "#59635e",
        "text": "#22302d", "on": "#ffffff",
    },
    "dark": {
        "coin": "#38311a", "rim": "#f1d585", "with": "#2dd4bf", "without": "#a9bdb8",
        "text": "#e8f1ef", "on": "#041411",
    },
}  # fmt: skip


@cache_per_language(maxsize=4)
def build_explanation(colours: Theme) -> Html:
    """Return the explanation in the colours of a theme."""
    body = (html.paragraph(text) for text in say("fair_test.lot.body").split("\n\n"))
    picture = html.image(_draw_coin(colours), say("fair_test.lot.coin"))
    return html.disclosure(say("fair_test.lot.title"), picture, *body)


def _draw_coin(colours: Theme) -> str:
    """Return the picture as SVG: both sides of the coin, and the order of weeks each stands for."""
    paint = _COLOURS[colours]
    heads, tails = say("fair_test.lot.heads"), say("fair_test.lot.tails")
    rows = (
        _draw_coin_side(44, paint, raised=True)
        + _draw_week(96, 20, heads, "with", paint)
        + _draw_week(206, 20, tails, "without", paint)
        + _draw_coin_side(124, paint, raised=False)
        + _draw_week(96, 100, tails, "without", paint)
        + _draw_week(206, 100, heads, "with", paint)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 168" '
        f'font-family="system-ui, sans-serif" font-size="16">{rows}</svg>'
    )


def _draw_coin_side(middle: int, paint: dict[str, str], *, raised: bool) -> str:
    """Return one side of the coin: a spine on one, a plain ring on the other."""
    mark = (
        f'<path d="M44 {middle - 14}c7 5 -7 9 0 14s-7 9 0 14" fill="none" stroke="{paint["rim"]}" '
        'stroke-width="4" stroke-linecap="round"/>'
        if raised
        else f'<circle cx="44" cy="{middle}" r="12" fill="none" stroke="{paint["rim"]}" '
        'stroke-width="4"/>'
    )
    return (
        f'<circle cx="44" cy="{middle}" r="32" fill="{paint["coin"]}" stroke="{paint["rim"]}" '
        f'stroke-width="3"/>{mark}'
    )


def _draw_week(left: int, top: int, word: str, side: str, paint: dict[str, str]) -> str:
    """Return a week as a box: filled for a week with, an outline for a week without."""
    is_with = side == "with"
    fill, text = (paint["with"], paint["on"]) if is_with else ("none", paint["text"])
    return (
        f'<rect x="{left}" y="{top}" width="100" height="48" rx="12" fill="{fill}" '
        f'stroke="{paint[side]}" stroke-width="2"/>'
        f'<text x="{left + 50}" y="{top + 30}" text-anchor="middle" fill="{text}">{word}</text>'
    )

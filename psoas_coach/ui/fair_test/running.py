"""A test in progress: its weeks so far, and nothing of those to come."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.fair_test.adherence import is_as_planned, load_days_done
from psoas_coach.coach.fair_test.answers import select_counted
from psoas_coach.coach.fair_test.current import CurrentTest
from psoas_coach.coach.fair_test.ending import stop_test
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.fair_test_records import find_condition
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html
from psoas_coach.ui.daily_answer import ask_daily
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.fair_test import question_title, today_line, weeks_phrase
from psoas_coach.ui.words import say, say_count


def draw_running(snapshot: Snapshot, current: CurrentTest, now: Moment) -> None:
    """Draw it: the question of the day, the weeks, the code that binds the draw, and a way out.

    Args:
        snapshot: What the person's journal says today.
        current: The test.
        now: When it is now, with the person's own date and zone.
    """
    plan = snapshot.todays_plan
    walks = plan is not None and any(item.move == WALK for item in plan.guidance.habits)
    title = say("fair_test.running.title", question=question_title(current.test))
    line = today_line(current, snapshot.content, walks=walks)
    st.markdown(f"## {title}\n\n**{line}**", anchors=False)
    if current.day is not None:
        with st.container(border=True, key="fair-test-daily"):
            ask_daily(snapshot, now, current.test)
        html.draw(*_build_weeks(snapshot, current))
    _draw_code(current)
    _draw_stop(snapshot, current, now)


def _build_weeks(snapshot: Snapshot, current: CurrentTest) -> tuple[Html, ...]:
    """Return the blocks that have begun; what the others hold is written nowhere on the page."""
    if current.day is None:
        return ()
    content, test = snapshot.content, current.test
    days = load_days_done(snapshot.journal, test, current.date, content)
    heads = (
        html.element("th", say(f"fair_test.running.column_{one}"), scope="col")
        for one in ("week", "side", "answers", "planned")
    )
    rows = []
    for block in range(current.day.block + 1):
        is_now = block == current.day.block
        planned = "yes" if is_as_planned(test, block, days, content) else "no"
        rows.append(
            html.table_row(
                str(block + 1),
                weeks_phrase(test, find_condition(test, block), content),
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
    """Show the hash that binds what was agreed on and the draw."""
    html.draw(
        html.disclosure(
            say("fair_test.running.code"),
            html.paragraph(say("fair_test.running.code_body")),
            html.element("code", current.test.digest, classes="fair-code"),
        )
    )


def _draw_stop(snapshot: Snapshot, current: CurrentTest, now: Moment) -> None:
    """Draw the way out: two taps, so that none is a slip."""
    label = say("fair_test.running.stop")
    with st.expander(label, key="fair_test_stop", on_change="rerun") as expander:
        if expander.open:
            st.markdown(say("fair_test.running.stop_body"))
            if st.button(say("fair_test.running.stop_go"), key="fair_test_stop_go"):
                stop_test(snapshot.journal, current.test, now)
                st.rerun()

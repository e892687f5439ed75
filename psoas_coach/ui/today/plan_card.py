"""Today's session: its picture, the way into it, and its moves in one short list.

Streamlit could draw each figure and each text on its own, and each would cost every rerun a little;
a plan of four moves is one element here. So is how it has been going: the last eight weeks as a
picture with a mark a day in eight groups of seven, the newest on the right. It is drawn as text
once for each state of the journal and theme: no chart library is needed for 56 marks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.results import WALK
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.progress.recent_history import DAYS, WEEK, WEEKS, EightWeeks, State
from psoas_coach.ui import html, shell
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_move_rows, lift_shared_notes
from psoas_coach.ui.phrases.doses import dose
from psoas_coach.ui.phrases.today import habit_amount, habit_name, is_session_due, session_sentences
from psoas_coach.ui.physio_rows import build_today_rows
from psoas_coach.ui.session_start import controls
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.words import say

_STEP, _GAP, _WIDE, _HIGH = 6, 6, 4, 22
"""Units from day to day, more between weeks, and the width and height of a practised day's mark."""
_ACROSS = DAYS * _STEP + (WEEKS - 1) * _GAP - (_STEP - _WIDE)
_LENGTHS: dict[State, int] = {"done": _HIGH, "off": 11, "blank": _WIDE}
"""Told apart by the height of the mark, not by its colour alone; the last is a dot."""
_COLOURS: dict[Theme, dict[State, str]] = {
    "light": {"done": "#0f766e", "off": "#b9a878", "blank": "#8a8473"},
    "dark": {"done": "#2dd4bf", "off": "#8f8561", "blank": "#648680"},
}


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
            mark=say("guidance.plan.adapted") if item.modifications else "",
            notes=item.modifications,
        )
        for item in plan.moves
    ]


def draw_moves(
    plan: TodaysPlan, summary: TodaySummary, content: Content, physio: OpenPlan | None
) -> None:
    """Draw the habits and the moves, each with its figure and dose.

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
    html.draw(_build_moves(tuple(rows), theme(), done=summary.done))


@cache_per_language(maxsize=256)
def _build_moves(rows: tuple[MoveRow, ...], colours: Theme, *, done: bool) -> Html:
    """Return the rows under their heading.

    Args:
        rows: The habits and the moves.
        colours: The theme of the page.
        done: Today's session is behind the person, so the heading asks for nothing more.
    """
    title = html.element("h3", say("today.plan.moves_done" if done else "today.plan.moves"))
    shared, rows = lift_shared_notes(rows)
    advice = html.join(map(html.paragraph, shared))
    items = build_move_rows(rows, colours, "small")
    return html.element("div", title, advice, items, classes="plan")


@cache_per_language(maxsize=256)
def build_weeks(weeks: EightWeeks, colours: Theme) -> Html:
    """Return the picture as markup, its numbers after it; nothing in a person's first week."""
    first_day = next((n for n, state in enumerate(weeks.states) if state != "before"), DAYS)
    if first_day >= DAYS - WEEK:  # the week in dots shows all there is
        return Html()
    return html.element(
        "div",
        html.paragraph(weeks.sentence),
        html.image(draw_picture(weeks, colours), weeks.sentence),
        html.element("div", *_ends(weeks.first, first_day), classes="ends"),
        *_table(weeks),
        classes="weeks",
    )


def _ends(first: dt.date, first_day: int) -> tuple[Html, Html]:
    """Return the dates at both ends; the first stands where the marks begin, if there is room."""
    last = html.element("span", day(first + dt.timedelta(days=DAYS - 1)))
    if first_day > DAYS // 2:
        return html.element("span"), last
    place = f"margin-inline-start:{100 * first_day / DAYS:.0f}%" if first_day else False
    return html.element("span", day(first + dt.timedelta(days=first_day)), style=place), last


def draw_picture(weeks: EightWeeks, colours: Theme) -> str:
    """Return the marks as SVG: one path for each kind of day."""
    paths = "".join(
        f'<path stroke="{_COLOURS[colours][state]}" d="{d}"/>'
        for state, high in _LENGTHS.items()
        if (d := _marks(weeks, state, high))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_ACROSS} {_HIGH}" '
        f'stroke-width="{_WIDE}" stroke-linecap="round">{paths}</svg>'
    )


def _marks(weeks: EightWeeks, state: State, high: int) -> str:
    top, line = (_HIGH - high + _WIDE) / 2, max(high - _WIDE, 0.01)
    return "".join(
        f"M{n * _STEP + n // WEEK * _GAP + _WIDE // 2} {top:g}v{line:g}"
        for n, one in enumerate(weeks.states)
        if one == state
    )


def _table(weeks: EightWeeks) -> tuple[Html, Html]:
    heads = (
        html.element("th", say(f"today.weeks.column.{one}"), scope="col")
        for one in ("from", "done", "off")
    )
    rows = (_row(weeks, number) for number in reversed(range(WEEKS)))
    table = html.element("table", html.element("tr", *heads), *rows, classes="numbers")
    return html.paragraph(say("today.weeks.key")), table


def _row(weeks: EightWeeks, number: int) -> Html:
    states = weeks.week(number)
    if set(states) == {"before"}:
        return Html()
    date = day(weeks.first + dt.timedelta(days=number * WEEK))
    return html.table_row(date, *(str(states.count(one)) for one in ("done", "off")))

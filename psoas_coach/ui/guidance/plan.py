"""The plan in pictures: the session from its warm-up on, then the habits of the whole day."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Sequence

import msgspec
import streamlit as st

from psoas_coach.body import draw_figure
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content, load
from psoas_coach.content.language import write_tag
from psoas_coach.guidance.choices import FlareMode
from psoas_coach.guidance.results import WALK, Guidance, PlanItem
from psoas_coach.guidance.timeline import WarmUp, compute_session_minutes
from psoas_coach.sharing.plan_sheet import Sheet, SheetMove, write_sheet
from psoas_coach.ui import html, shell
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.guidance.selected_result import SelectedResult, find_flare_mode
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_move_rows, build_warm_up_row
from psoas_coach.ui.new_signs.banner import draw_plan_button
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import say_dose, say_habit_dose
from psoas_coach.ui.phrases.session import say_warm_up
from psoas_coach.ui.streamlit_workarounds.buttons import offer_download
from psoas_coach.ui.words import say

_DEEP = 3


def draw_start(snapshot: Snapshot, result: SelectedResult) -> None:
    """Draw the button that leads to the session; a past result has none.

    Args:
        snapshot: What the journal says.
        result: The result that the page shows.
    """
    if not (result.newest and result.plan_guidance.session):
        return
    summary, key, icon = snapshot.today_summary, "guidance-start", ":material/play_arrow:"
    if summary.setback is not None:  # As on Today, nothing leads to another session.
        is_pressed = st.button(say("today.plan.anyway"), key=key, icon=icon, width="stretch")
    else:
        label = say("guidance.button.again" if summary.done else "guidance.button.start")
        is_pressed = draw_plan_button(snapshot, label, key=key, icon=icon, width="stretch")
    if is_pressed:
        st.switch_page(shell.get_page("session"))


def build_plan_markup(result: SelectedResult, content: Content, colours: Theme) -> Html:
    """Return the plan: today's for the newest result, for a past one the stored plan.

    Args:
        result: The result that the page shows.
        content: The questionnaire, the rules and the words.
        colours: ``light`` or ``dark``.
    """
    planned = result.plan_guidance
    if not planned.plan:
        return Html()
    pieces = []
    if planned.session:
        rows = [_move_row(item, say_dose(item), content) for item in planned.session]
        first = _find_warm_up(planned, content)
        if first is not None:
            rows.insert(0, build_warm_up_row(first, content))
        days = (
            Html()
            if find_flare_mode(result)
            else html.paragraph(_describe_days(planned.session), classes="quiet")
        )
        heading = html.heading(say("guidance.plan.session"))
        pieces.append(html.element("div", heading, days, classes="title-row"))
        pieces.append(build_move_rows(rows, colours))
    habits = [_move_row(habit, say_habit_dose(habit, content), content) for habit in planned.habits]
    pieces.append(html.heading(say("guidance.plan.day")))
    pieces.append(build_move_rows(habits, colours))
    return html.join(pieces)


def _find_warm_up(planned: Guidance, content: Content) -> WarmUp | None:
    """Return the warm-up of the session; None for a result of other rules, which is unchanged."""
    if planned.versions.rules != content.versions.rules:
        return None
    return find_warm_up(planned.session, planned.allowed, content)


def _describe_days(moves: Sequence[PlanItem]) -> str:
    deep = any(move.depth == _DEEP for move in moves)
    return say("guidance.plan.deep" if deep else "guidance.plan.days")


def _move_row(item: PlanItem, amount: str, content: Content) -> MoveRow:
    words = content.move_words.get(item.move)
    row = MoveRow(
        name=answer_words.say_move(item.move, content),
        dose=amount,
        why=item.why,
        mark=say("guidance.plan.adapted") if item.modifications else "",
        notes_title=say("guidance.plan.for_you"),
        notes=item.modifications,
    )
    if words is None:  # A past move that no longer exists keeps a readable dose.
        return row
    return msgspec.structs.replace(
        row,
        pictured=item.move,
        steps=(words.start, *words.steps, words.come_out),
        feels=(
            (say("guidance.plan.feel"), words.feel),
            (say("guidance.plan.not_feel"), words.not_feel),
        ),
    )


def offer_sheet(
    guidance: Guidance, checked: dt.date, way: FlareMode | None, *, physio_first: bool = False
) -> None:
    """Draw the button, collapsed until the person opens it; nothing without a session.

    Args:
        guidance: The guidance whose plan it is.
        checked: The date of the self-check that the plan is based on.
        way: How a current bad day changes the plan.
        physio_first: Whether a physio's plan replaces today's session.
    """
    if not guidance.session:
        return
    with st.expander(say("sheet.offer"), key="print", on_change="rerun") as want:
        if want.open:
            st.markdown(say("sheet.offer_help"))
            offer_download(
                say("sheet.get"),
                # Streamlit calls it in another thread, so it must not use Streamlit.
                functools.partial(
                    make_plan_sheet, guidance, checked, way, physio_first=physio_first
                ),
                file_name=f"{say('sheet.file')}.html",
                mime="text/html",
                key="print_plan",
            )


def make_plan_sheet(
    guidance: Guidance,
    checked: dt.date,
    way: FlareMode | None = None,
    *,
    physio_first: bool = False,
) -> bytes:
    """Return the plan as an HTML document that prints on one page.

    Args:
        guidance: The guidance whose plan it is.
        checked: The date of the self-check that the plan is based on.
        way: How a current bad day changes the plan; the sheet says so.
        physio_first: Whether a physio's plan replaces the session; the sheet says so.
    """
    content = load()
    moves = guidance.session
    first = find_warm_up(moves, guidance.allowed, content)
    return write_sheet(
        Sheet(
            language=write_tag(content.language),
            title=say("sheet.title"),
            lead=say(
                "sheet.from",
                date=format_day(checked),
                minutes=compute_session_minutes(moves, first, content),
            ),
            day=tuple(_say_habit(item, content) for item in guidance.habits),
            first=say_warm_up(first),
            moves=tuple(_build_move(item, content) for item in moves),
            advice=say("sheet.advice"),
            come_out=say("sheet.come_out"),
            stop=say("sheet.stop"),
            note=" ".join(_list_notes(way, physio_first=physio_first)),
            foot=f"{_say_foot(guidance)} {say('library.bar.credit')}",
        )
    )


def _list_notes(way: FlareMode | None, *, physio_first: bool) -> Iterator[str]:
    if physio_first:
        yield say("sheet.physio")
    if way is not None:
        yield say("sheet.bad_day")


def _say_habit(item: PlanItem, content: Content) -> str:
    name = answer_words.say_move(item.move, content)
    key = "sheet.through_the_week" if item.move == WALK else "sheet.through_the_day"
    return f"{say(key, move=name)} {say_habit_dose(item, content)}"


def _say_foot(guidance: Guidance) -> str:
    used = guidance.versions
    foot = say(
        "sheet.foot",
        questionnaire=used.questionnaire,
        rules=used.rules,
        content=used.content,
    )
    return f"{say('guidance.no_clinician')} {foot}"


def _build_move(item: PlanItem, content: Content) -> SheetMove:
    words = content.move_words[item.move]
    return SheetMove(
        picture=draw_figure(item.move, "work", "left", "light"),
        name=words.name,
        dose=say_dose(item),
        steps=(words.start, *words.steps),
        advice=item.modifications,
        come_out=words.come_out,
    )

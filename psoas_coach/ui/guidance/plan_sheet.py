"""From today's plan to a page of paper, made only when somebody asks for it."""

from __future__ import annotations

import datetime as dt
import functools

import streamlit as st

from psoas_coach.body import draw_figure
from psoas_coach.coach.warm_up import compute_session_minutes, find_warm_up
from psoas_coach.content import Content, load
from psoas_coach.guidance.choices import FlareMode
from psoas_coach.guidance.results import WALK, Guidance, PlanItem
from psoas_coach.sharing.plan_sheet import Sheet, SheetMove, write_sheet
from psoas_coach.ui.dates import day
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import dose, habit_dose
from psoas_coach.ui.phrases.session import warm_up_sentence
from psoas_coach.ui.words import say


def offer_sheet(guidance: Guidance, checked: dt.date, way: FlareMode | None) -> None:
    """Draw the button, folded away until somebody wants it; nothing where there is no session.

    Args:
        guidance: The guidance whose plan it is.
        checked: The date of the self-check that it rests on.
        way: How a bad day that is on changes the plan.
    """
    if not guidance.session:
        return
    with st.expander(
        say("sheet.offer"), key="print", on_change="rerun", icon=":material/print:"
    ) as want:
        if want.open:
            st.markdown(say("sheet.offer_help"))
            st.download_button(
                say("sheet.get"),
                # Called in another thread when it is pressed: nothing in it knows Streamlit.
                data=functools.partial(plan_sheet, guidance, checked, way),
                file_name=f"{say('sheet.file')}.html",
                mime="text/html",
                on_click="ignore",
                key="print_plan",
            )


def plan_sheet(guidance: Guidance, checked: dt.date, way: FlareMode | None = None) -> bytes:
    """Return the plan as an HTML document that prints on one page.

    Args:
        guidance: The guidance whose plan it is.
        checked: The date of the self-check that it rests on.
        way: How a bad day that is on changes the plan; the page says so.
    """
    content = load()
    moves = guidance.session
    first = find_warm_up(moves, guidance.allowed, content)
    return write_sheet(
        Sheet(
            language=say("player.language"),
            title=say("sheet.title"),
            lead=say(
                "sheet.from",
                date=day(checked),
                minutes=compute_session_minutes(moves, first, content),
            ),
            day=tuple(_habit(item, content) for item in guidance.habits),
            first=warm_up_sentence(first),
            moves=tuple(_move(item, content) for item in moves),
            advice=say("sheet.advice"),
            come_out=say("sheet.come_out"),
            stop=say("sheet.stop"),
            note="" if way is None else say("sheet.bad_day"),
            foot=f"{_foot(guidance)} {say('library.bar.credit')}",
        )
    )


def _habit(item: PlanItem, content: Content) -> str:
    name = answer_words.move(item.move, content)
    key = "sheet.through_the_week" if item.move == WALK else "sheet.through_the_day"
    return f"{say(key, move=name)} {habit_dose(item, content)}"


def _foot(guidance: Guidance) -> str:
    used = guidance.versions
    foot = say(
        "sheet.foot",
        questionnaire=used.questionnaire,
        rules=used.rules,
        content=used.content,
    )
    return f"{say('guidance.no_clinician')} {foot}"


def _move(item: PlanItem, content: Content) -> SheetMove:
    words = content.move_words[item.move]
    return SheetMove(
        picture=draw_figure(item.move, "work", "left", "light"),
        name=words.name,
        dose=dose(item),
        steps=(words.start, *words.steps),
        advice=item.modifications,
        come_out=words.come_out,
    )

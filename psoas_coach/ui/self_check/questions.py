"""One question on a page: its words and its widget.

The widgets store nothing. Each is set to the stored answer before it is drawn, so that a person can
leave a step and come back. A widget that this session has not drawn before gets the stored answer
as its default instead: a page that outlives a restart of the server sends what it shows, which may
be newer. No answer is filled in beforehand: every widget starts empty.
"""

from __future__ import annotations

import unicodedata

import msgspec
import streamlit as st

from psoas_coach.body.question_figure import draw_question_figure, list_pictured
from psoas_coach.body.thumbnail import encode_address
from psoas_coach.coach.self_check_flow import find_step
from psoas_coach.content import Content
from psoas_coach.content.formats import say_exact
from psoas_coach.content.language import cache_per_language
from psoas_coach.content.poses import WHOLE
from psoas_coach.guidance.results import Answer, Answers
from psoas_coach.ui import html
from psoas_coach.ui.choice import Choice, Option, show_choice
from psoas_coach.ui.figures import Theme, get_theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.question_answers import WidgetValues, is_choice
from psoas_coach.ui.question_list import Acknowledged, list_help_sentences, make_key, restore_value
from psoas_coach.ui.scale import build_scale
from psoas_coach.ui.words import has, say

_IN_MINUTES = frozenset({"sitting_bout_minutes"})
"""Numbers that are entered in hours and minutes."""
YES_NO = ("yes", "no")
_NOT_SURE = "not_sure"
"""This option comes last, whatever its place in the tables."""
FIGURE, OPTION = 280, 110
"""Widths of the figures of a question and of an option, in CSS pixels."""


def show(
    id_: str, answers: Answers, state: WidgetValues, acknowledged: Acknowledged, content: Content
) -> None:
    """Draw a question with its answer; ``show_list`` draws list questions.

    Args:
        id_: The question.
        answers: The stored answers, also to the questions that its text refers to.
        state: The values of all widgets.
        acknowledged: The reports that ``answers`` already includes.
        content: The questionnaire.
    """
    question, answer = content.questions[id_], answers.get(id_)
    if figure := _build_figure(id_, get_theme()):
        html.draw(figure)
    if question.kind == "text":
        _show_text(id_, answer, state, content)
    elif is_choice(id_, content):
        choice = _build_choice(id_, find_question_text(id_, answers), answer, content)
        if id_ != find_step(id_, content).asks[0]:  # Otherwise it is the heading of its screen.
            choice = msgspec.structs.replace(choice, about=list_help_sentences(id_, "questions"))
        _show_choice(choice, id_, answer, acknowledged.get(make_key(id_)))
    else:
        _show_number(id_, answer, state, content)


def list_headline(id_: str, content: Content) -> tuple[str, ...]:
    """Return the heading of a question's or list's screen, and its help sentences."""
    area = "questions" if id_ in content.questions else "safety"
    return (say(f"{area}.{id_}.ask"), *list_help_sentences(id_, area))


def find_question_text(id_: str, answers: Answers) -> str:
    """Return the text of a question; the one about limits names the person's goal."""
    activity = answers.get("main_activity")
    if id_ != "limits" or not isinstance(activity, str) or not activity.strip():
        return say(f"questions.{id_}.ask")
    return say("self_check.limits_named", activity=shorten(activity))


def _show_text(id_: str, answer: Answer | None, state: WidgetValues, content: Content) -> None:
    st.text_input(
        find_question_text(id_, {}),
        restore_value(make_key(id_), answer or "", state, empty=""),
        key=make_key(id_),
        max_chars=content.questions[id_].most,
        label_visibility="collapsed",
        placeholder=say(f"questions.{id_}.hint") if has(f"questions.{id_}.hint") else None,
        autocomplete="off",
    )


def _show_choice(choice: Choice, id_: str, answer: Answer | None, acknowledged: str | None) -> None:
    """Draw a single choice: numbers in a row, or phrases below each other."""
    show_choice(
        make_key(id_),
        choice,
        f"{answer:g}" if isinstance(answer, int | float) else _read_choice(answer),
        acknowledged,
    )


def _read_choice(answer: Answer | None) -> str | None:
    return answer if isinstance(answer, str) else None


def _build_choice(id_: str, ask: str, answer: Answer | None, content: Content) -> Choice:
    question = content.questions[id_]
    if question.stops:
        # An imported answer may be between the stops.
        own = {float(answer)} if isinstance(answer, int | float) else set()
        stops = sorted({*question.stops, *own})
        return Choice(ask, tuple(_build_stop(id_, stop) for stop in stops), None, "grid")
    if question.kind == "whole":
        ends = None
        if has(f"questions.{id_}.least"):
            ends = (say(f"questions.{id_}.least"), say(f"questions.{id_}.most"))
        return build_scale(
            ask,
            ends,
            range(question.least, question.most + 1),
            about=None,
            optional=question.optional,
        )
    words = {
        option: say(f"questions.{id_}.options.{option}")
        for option in sorted(question.options or YES_NO, key=_NOT_SURE.__eq__)
    }
    colours = get_theme()
    options = tuple(
        Option(option, label, label, _find_picture(id_, option, colours))
        for option, label in words.items()
    )
    if any(option.picture for option in options):
        return Choice(ask, options, None, "pictures", optional=question.optional)
    return Choice(ask, options, None, optional=question.optional)


@cache_per_language(maxsize=64)
def _build_figure(id_: str, colours: Theme) -> Html:
    """Return the figure of a whole question; nothing if it has none."""
    if WHOLE not in list_pictured(id_):
        return Html()
    picture = draw_question_figure(id_, WHOLE, colours, FIGURE)
    return html.element("div", html.image(picture, "", ""), classes="question-figure")


@cache_per_language(maxsize=64)
def _find_picture(id_: str, option: str, colours: Theme) -> str | None:
    """Return the address of an option's picture."""
    if option not in list_pictured(id_):
        return None
    return encode_address(draw_question_figure(id_, option, colours, OPTION))


def _build_stop(id_: str, value: float) -> Option:
    """Return a number as an option: hours as they are, minutes as hours and minutes."""
    if id_ not in _IN_MINUTES:
        label = say("self_check.stop.hours", hours=say_exact(value))
        return Option(f"{value:g}", say_exact(value), label)
    hours, minutes = divmod(value, 60)
    part = ("hours" if not minutes else "both") if hours else "minutes"
    label = say(f"self_check.stop.{part}", hours=say_exact(hours), minutes=say_exact(minutes))
    return Option(f"{value:g}", label, label)


def _show_number(id_: str, answer: Answer | None, state: WidgetValues, content: Content) -> None:
    """Draw a number field, in half hours or in whole minutes or degrees."""
    question = content.questions[id_]
    stored = int(answer) if isinstance(answer, int | float) else None
    unit = say(f"questions.{id_}.unit")
    if has(f"questions.{id_}.tape"):
        st.markdown(say(f"questions.{id_}.tape"))
    st.number_input(
        f"{find_question_text(id_, {})} {unit}",
        min_value=question.least,
        max_value=question.most,
        value=restore_value(make_key(id_), stored, state, empty=None),
        step=1,
        format="%d",
        label_visibility="collapsed",
        key=make_key(id_),
    )


LONGEST = 60
"""The most characters of the answer in a sentence: two lines on a phone."""
_ISOLATE, _END = "\u2068", "\u2069"
_MOST_MARKS = 2
"""The most combining marks on one letter; no language needs more."""


def shorten(typed: str) -> str:
    """Return typed words on one line, cut to ``LONGEST``."""
    line = _thin_out(" ".join(typed.split()))
    if len(line) > LONGEST:
        words, _, _ = line[:LONGEST].rpartition(" ")
        line = f"{words or line[: LONGEST - 1]}…"
    return f"{_ISOLATE}{line}{_END}"


def _thin_out(line: str) -> str:
    letters: list[str] = []
    marks = 0
    for letter in line:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            letters.append(letter)
    return "".join(letters)

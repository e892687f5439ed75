"""Convert between the values of a question's widgets and its answer.

Values that a browser sends are used only after ``guidance.answers`` has validated them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import msgspec
import streamlit as st

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.coach.self_check_flow import choose_members, list_examinable
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.results import Answer, Answers
from psoas_coach.ui import question_list
from psoas_coach.ui.answer_report import AnswerReport, read_report
from psoas_coach.ui.question_cards import list_answer, read_cards
from psoas_coach.ui.question_list import (
    Acknowledged,
    make_key,
    read_ticks,
)

WidgetValues = Mapping[str, object]
"""The values of the session's widgets, by their keys."""
_SCALE = 11
"""The most whole numbers that are offered side by side, as on a scale from 0 to 10."""


class ShownAnswers(msgspec.Struct, frozen=True):
    """The answers that a page showed last.

    Attributes:
        answers: The answers.
        cleared: Ids of the cards of which nothing applies.
        acknowledged: The reports that both include.
    """

    answers: Answers
    cleared: tuple[str, ...]
    acknowledged: Acknowledged

    def list_ticked(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the ticked items and the cleared cards of a list."""
        answer = self.answers.get(id_)
        return (*(answer if isinstance(answer, tuple) else ()), *self.cleared)


def read_widget_values() -> WidgetValues:
    """Return the values of all widgets: one access is cheaper than one for each of them."""
    return {str(place): value for place, value in st.session_state.to_dict().items()}


def list_items(id_: str, content: Content) -> tuple[str, ...]:
    """Return the members of a list question; nothing for other questions."""
    if id_ in content.safety:
        return content.safety[id_].items
    if id_ == "precautions":
        return content.precautions.items
    if id_ == content.examined.ask:
        rule = content.examined
        return tuple(item for item in content.safety[rule.list].items if item not in rule.never)
    question = content.questions[id_]
    return question.options if question.kind == "list" else ()


def list_offered(id_: str, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the items of a list that are offered, given the other answers.

    Args:
        id_: The question.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    if id_ == content.examined.ask:
        return list_examinable(answers, content)
    return list_items(id_, content)


def read_answer(
    id_: str, shown: ShownAnswers, state: WidgetValues, content: Content
) -> tuple[Answer | None] | None:
    """Return the value of a question's widgets, or None if it has not changed.

    Args:
        id_: The question.
        shown: What this page showed last.
        state: The values of all widgets.
        content: The questionnaire.
    """
    acknowledged, answer = shown.acknowledged, shown.answers.get(id_)
    if list_cards(id_, content):
        cards = read_cards(id_, shown.list_ticked(id_), state, acknowledged, content)
        return None if cards is None else (list_answer(id_, *cards, content),)
    members = list_items(id_, content)
    place = make_key(id_)
    if is_choice(id_, content):
        report = read_report(state.get(place))
        if report is None or acknowledged.get(place) == report.id:
            return None
        return (_clean(id_, _report_value(id_, report, content), content),)
    if not members:
        return (_clean(id_, state[place], content),) if place in state else None
    ticks_now = read_ticks(id_, members, answer, state, acknowledged)
    if ticks_now is None:
        return None
    ticked, none = ticks_now
    return (choose_members(answer, ticked, none=none),)


def is_final(
    id_: str, shown: ShownAnswers, answers: Answers, state: WidgetValues, content: Content
) -> bool:
    """Whether a question was just answered by a tap that is final.

    Args:
        id_: The question.
        shown: What this page showed last.
        answers: The complete answers.
        state: The values of all widgets.
        content: The questionnaire.
    """
    if list_cards(id_, content):
        cleared = find_cleared(id_, shown, state, content)
        return cleared is not None and answers.get(id_) == () != shown.answers.get(id_)
    report = read_report(state.get(make_key(id_))) if is_choice(id_, content) else None
    if report is None or report.id == shown.acknowledged.get(make_key(id_)):
        return False
    return report.done and id_ in answers


def find_cleared(
    id_: str, shown: ShownAnswers, state: WidgetValues, content: Content
) -> tuple[str, ...] | None:
    """Return the cleared cards of a list, or None if they have not changed.

    Args:
        id_: The list.
        shown: What this page showed last.
        state: The values of all widgets.
        content: The questionnaire, the rules and the words.
    """
    if not list_cards(id_, content):
        return None
    cards = read_cards(id_, shown.list_ticked(id_), state, shown.acknowledged, content)
    return None if cards is None else cards[1]


def list_reports(state: WidgetValues) -> dict[str, str]:
    """Return the id of the last report of each choice and each list on the page."""
    reports = {
        place: read_report(value) for place, value in state.items() if place.startswith("ask.")
    }
    chosen_ = {place: report.id for place, report in reports.items() if report is not None}
    return question_list.list_acknowledged(state) | chosen_


def _report_value(id_: str, report: AnswerReport, content: Content) -> object:
    """Return the value of a report; a number on a scale is sent as the id of an option."""
    number = content.questions[id_].kind in {"whole", "number"}
    if number and isinstance(report.value, str):
        with suppress(ValueError):
            return float(report.value)
    return report.value


def _clean(id_: str, value: object, content: Content) -> Answer | None:
    """Return a widget's value as an answer; None if it is empty or not allowed."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return check_answers({id_: value}, content)[0].get(id_)


def is_choice(id_: str, content: Content) -> bool:
    """Whether a question is answered with one of its options, or with a number in a row."""
    question = content.questions.get(id_)
    if question is None:
        return False
    few = question.kind == "whole" and question.most - question.least < _SCALE
    return few or bool(question.stops) or question.kind in {"choice", "yes_no"}

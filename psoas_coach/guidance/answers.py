"""Validate raw answers against the questionnaire, so that the rules only receive valid ones.

Nothing is guessed or corrected: an answer outside the contract is an error with its path. The only
exception is that ``true`` and ``false`` are read as ``yes`` and ``no`` for a yes-or-no question.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Question
from psoas_coach.guidance.errors import Fault, describe_value, report_unknown
from psoas_coach.guidance.questionnaire import Questionnaire, QuestionSpec, build_questionnaire
from psoas_coach.guidance.results import Answer, Answers

_QUESTIONS = "the questions in docs/guidance.md"


def check_answers(raw: object, content: Content) -> tuple[dict[str, Answer], list[Fault]]:
    """Return the valid answers, and every fault.

    An answer with a fault is left out, so use the answers only if there is no fault.
    """
    if not isinstance(raw, Mapping):
        return {}, [
            Fault("answers", describe_value(raw), "an object with one entry for each answer")
        ]
    answers: dict[str, Answer] = {}
    faults: list[Fault] = []
    table = build_questionnaire(content)
    for id_, value in raw.items():
        spec = table.specs.get(id_)
        if spec is None:
            faults.append(report_unknown("question", "answers", id_, _QUESTIONS))
            continue
        answer = _READ[spec.kind](spec, value)
        if answer is None:
            faults += _find_faults(f"answers.{id_}", spec, value)
        else:
            answers[id_] = answer
    faults += _find_contradictions(answers, table)
    return answers, faults


def _read_list(spec: QuestionSpec, value: object) -> Answer | None:
    if not isinstance(value, list | tuple):
        return None
    if not value:
        return ()
    fits = len(value) <= spec.most and all(
        isinstance(item, str) and item in spec.members for item in value
    )
    return tuple(value) if fits and len(set(value)) == len(value) else None


def _read_whole(spec: QuestionSpec, value: object) -> Answer | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if spec.least <= value <= spec.most else None


def _read_number(spec: QuestionSpec, value: object) -> Answer | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return value + 0 if spec.least <= value <= spec.most else None  # + 0: -0.0 becomes 0.0


def _read_choice(spec: QuestionSpec, value: object) -> Answer | None:
    return value if isinstance(value, str) and value in spec.members else None


def _read_yes_no(_: QuestionSpec, value: object) -> Answer | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) and value in {"yes", "no"} else None


def _read_text(spec: QuestionSpec, value: object) -> Answer | None:
    if not isinstance(value, str) or len(value) > spec.most:
        return None
    return value if _is_plain(value) else None


_READ: Mapping[str, Callable[[QuestionSpec, object], Answer | None]] = {
    "list": _read_list,
    "whole": _read_whole,
    "number": _read_number,
    "choice": _read_choice,
    "yes_no": _read_yes_no,
    "text": _read_text,
}


def _is_plain(text: str) -> bool:
    """Whether a text has no line breaks, no control, private or direction-changing characters."""
    return not any(
        unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        or unicodedata.bidirectional(letter) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}
        for letter in text
    )


def _find_faults(where: str, spec: QuestionSpec, value: object) -> list[Fault]:
    """Return what is wrong with an answer that could not be read."""
    if spec.kind != "list":
        return [Fault(where, describe_value(value), spec.allowed)]
    if not isinstance(value, list | tuple):
        return [Fault(where, describe_value(value), "a list, empty for none of these")]
    if len(value) > spec.most:
        return [
            Fault(where, describe_value(value), f"each of the {spec.most} answers at most once")
        ]
    faults = []
    for number, item in enumerate(value):
        if not isinstance(item, str) or item not in spec.members:
            faults.append(Fault(f"{where}[{number}]", describe_value(item), spec.allowed))
        elif item in value[:number]:
            repeated = f"{describe_value(item)} a second time"
            faults.append(Fault(f"{where}[{number}]", repeated, "each answer once"))
    return faults


def _find_contradictions(answers: Answers, table: Questionnaire) -> list[Fault]:
    """Return the faults of answers that contradict each other."""
    faults = []
    for id_, ask, ruled_out_by in table.dependent:
        if id_ in answers and answers.get(ask) == ruled_out_by:
            allowed = f"no answer beside {ask} {ruled_out_by}"
            faults.append(Fault(f"answers.{id_}", describe_value(answers[id_]), allowed))
    for id_, under in table.floors:
        answer, floor = answers.get(id_), answers.get(under)
        if isinstance(answer, int | float) and isinstance(floor, int | float) and answer < floor:
            allowed = f"at least {under}, which is {floor}"
            faults.append(Fault(f"answers.{id_}", describe_value(answer), allowed))
    return faults + _find_unticked(answers, *table.examined)


def _find_unticked(answers: Answers, examined: str, list_: str) -> list[Fault]:
    """Return a fault for each examined sign that is not ticked."""
    ticked = answers.get(list_, ())
    signs = answers.get(examined, ())
    if not isinstance(signs, tuple) or not isinstance(ticked, tuple):
        return []
    return [
        Fault(
            f"answers.{examined}[{number}]",
            describe_value(sign),
            f"a sign that is ticked in {list_}",
        )
        for number, sign in enumerate(signs)
        if sign not in ticked
    ]


def is_applicable(question: Question, answers: Answers) -> bool:
    """Whether the question is asked at all, given the other answers."""
    return not (question.only_if and answers.get(question.only_if.ask) == question.only_if.is_not)


def find_unanswered(answers: Answers, content: Content) -> tuple[str, ...]:
    """Return what is missing for a level and a cap, in asking order.

    A question that depends on a missing answer is left out, because it may not apply.
    """
    return tuple(
        id_
        for id_, question in build_questionnaire(content).gates
        if id_ not in answers
        and (
            question is None
            or question.only_if is None
            or answers.get(question.only_if.ask, question.only_if.is_not) != question.only_if.is_not
        )
    )

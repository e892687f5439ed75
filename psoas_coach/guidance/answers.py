"""Checking raw answers against the questionnaire, so that the rules only ever meet clean ones.

Nothing is guessed or mended: an answer outside the contract is a fault with its path. The one
liberty is that ``true`` and ``false`` are read as ``yes`` and ``no`` where a question asks that.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Mapping, Sequence

from psoas_coach.content import Content
from psoas_coach.content.schema import Question
from psoas_coach.guidance.faults import Fault, shown
from psoas_coach.guidance.results import Answer, Answers

_YES_NO = {True: "yes", False: "no", "yes": "yes", "no": "no"}


@functools.lru_cache(maxsize=8)
def _lists(content: Content) -> dict[str, frozenset[str]]:
    """Every question that is answered with a list, and its members."""
    members = {id_: frozenset(one.items) for id_, one in content.safety.items()}
    members["precautions"] = frozenset(content.precautions.items)
    for id_, question in content.questions.items():
        if question.kind == "list":
            members[id_] = frozenset(question.options)
    return members


def checked(raw: object, content: Content) -> tuple[dict[str, Answer], list[Fault]]:
    """Return the clean answers and every fault found.

    A fault leaves its answer out, so the answers are of use only when there is no fault.
    """
    if not isinstance(raw, Mapping):
        return {}, [Fault("answers", shown(raw), "an object with one entry for each answer")]
    answers: dict[str, Answer] = {}
    faults: list[Fault] = []
    lists = _lists(content)
    questions = content.questions
    for id_, value in raw.items():
        answer: Answer | None
        if id_ in lists:
            answer = _list(id_, value, lists[id_], faults)
        elif id_ in questions:
            answer = _single(id_, value, questions[id_], faults)
        else:
            where = f"answers.{id_}" if isinstance(id_, str) and id_.isidentifier() else "answers"
            faults.append(Fault(where, f"the unknown question {shown(id_)}", "the known questions"))
            continue
        if answer is not None:
            answers[id_] = answer
    faults.extend(_between(answers, content))
    return answers, faults


def _list(
    id_: str, value: object, members: frozenset[str], faults: list[Fault]
) -> tuple[str, ...] | None:
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        faults.append(Fault(f"answers.{id_}", shown(value), "a list, empty for none of these"))
        return None
    if len(value) > len(members):
        allowed = f"each of the {len(members)} answers at most once"
        faults.append(Fault(f"answers.{id_}", shown(value), allowed))
        return None
    before = len(faults)
    for number, one in enumerate(value):
        if not isinstance(one, str) or one not in members:
            allowed = "one of " + ", ".join(sorted(members))
            faults.append(Fault(f"answers.{id_}[{number}]", shown(one), allowed))
        elif one in value[:number]:
            where = f"answers.{id_}[{number}]"
            faults.append(Fault(where, f"{shown(one)} a second time", "each answer once"))
    return tuple(value) if len(faults) == before else None


def _single(id_: str, value: object, question: Question, faults: list[Fault]) -> Answer | None:
    kind = question.kind
    if kind in {"whole", "number"}:
        types = (int,) if kind == "whole" else (int, float)
        if type(value) in types and question.least <= value <= question.most:  # type: ignore[operator]  # the types above compare
            return value  # type: ignore[return-value]  # the same
        name = "a whole number" if kind == "whole" else "a number"
        allowed = f"{name} from {question.least} to {question.most}"
    elif kind == "choice":
        if isinstance(value, str) and value in question.options:
            return value
        allowed = "one of " + ", ".join(question.options)
    elif kind == "yes_no":
        if isinstance(value, str | bool) and value in _YES_NO:
            return _YES_NO[value]
        allowed = "yes or no"
    else:
        if isinstance(value, str) and len(value) <= question.most and _is_plain(value):
            return value
        allowed = f"one line of at most {question.most} characters"
    faults.append(Fault(f"answers.{id_}", shown(value), allowed))
    return None


def _is_plain(text: str) -> bool:
    """No line breaks, no control, half or private characters, nothing that turns text round."""
    return not any(
        unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        or unicodedata.bidirectional(letter) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}
        for letter in text
    )


def _between(answers: Answers, content: Content) -> list[Fault]:
    """Faults that only two answers together make."""
    faults = []
    for id_, answer in answers.items():
        question = content.questions.get(id_)
        if question is None:
            continue
        if question.only_if and answers.get(question.only_if.ask) == question.only_if.is_not:
            allowed = f"no answer beside {question.only_if.ask} {question.only_if.is_not}"
            faults.append(Fault(f"answers.{id_}", shown(answer), allowed))
        floor = answers.get(question.not_below) if question.not_below else None
        if floor is not None and answer < floor:  # type: ignore[operator]  # both are numbers
            allowed = f"at least {question.not_below}, which is {shown(floor)}"
            faults.append(Fault(f"answers.{id_}", shown(answer), allowed))
    return faults


def applies(question: Question, answers: Answers) -> bool:
    """Whether the question is asked at all, given the other answers."""
    return not (question.only_if and answers.get(question.only_if.ask) == question.only_if.is_not)


def unanswered(answers: Answers, content: Content) -> tuple[str, ...]:
    """What is missing before a level and a cap can be told, in asking order.

    A question that hangs on a missing one is not named: it may turn out not to apply.
    """
    missing = [id_ for id_ in (*content.safety, "precautions") if id_ not in answers]
    for id_, question in content.questions.items():
        if not question.gates or id_ in answers or not applies(question, answers):
            continue
        if question.only_if and question.only_if.ask not in answers:
            continue
        missing.append(id_)
    return tuple(missing)

"""The steps of the self-check as pure functions: which step is next, which are open, where it ends.

Nothing here uses Streamlit, so every branch can be tested without a page. What an answer means is
not decided here either: levels and ages come from ``guidance``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.answers import find_unanswered, is_applicable
from psoas_coach.guidance.results import Answer, Answers


class Step(msgspec.Struct, frozen=True):
    """One screen: a question, rarely with a second one, or a safety list.

    Attributes:
        id: A safety list, ``precautions``, or a question.
        asks: Ids of its questions in order, including those that may not apply.
        group: The group of questions that it belongs to.
        optional: The whole group can be skipped.
    """

    id: str
    asks: tuple[str, ...]
    group: str = ""
    optional: bool = False


@functools.lru_cache(maxsize=8)
def list_steps(content: Content) -> tuple[Step, ...]:
    """Return all steps: who may use the app, the safety lists, precautions, then the questions."""
    examined = content.examined
    lists = [
        Step(id_, (id_, examined.ask) if id_ == examined.list else (id_,))
        for id_ in (*content.safety, "precautions")
    ]
    needed = {question.group for question in content.questions.values() if not question.optional}
    singles = [
        Step(id_, (*_list_beside(id_, content), id_), question.group, question.group not in needed)
        for id_, question in content.questions.items()
        if question.beside is None
    ]
    first = [step for step in singles if step.id == content.depth.adults_only.ask]
    return (*first, *lists, *(step for step in singles if step not in first))


def _list_beside(id_: str, content: Content) -> tuple[str, ...]:
    """Return the questions that are asked on the same screen."""
    return tuple(other for other, question in content.questions.items() if question.beside == id_)


def find_step(name: str, content: Content) -> Step:
    """Return the step with this id, with this question, or the first of this group.

    Anything else gives the first step.
    """
    every = list_steps(content)
    matches = (step for step in every if step.id == name or name in step.asks)
    in_group = (step for step in every if step.group == name)
    return next(matches, None) or next(in_group, every[0])


def find_neighbour(
    step: Step, offset: Literal[-1, 1], answers: Answers, content: Content
) -> Step | None:
    """Return the next step in a direction that has something to ask; None at the ends.

    Args:
        step: The step.
        offset: -1 for the step before, 1 for the step after.
        answers: The answers so far.
        content: The questionnaire, the rules and the words.
    """
    every = list_steps(content)
    place = every.index(step)
    beside = every[place + 1 :] if offset == 1 else every[:place][::-1]
    return next((id_ for id_ in beside if list_asked(id_, answers, content)), None)


def number_step(step: Step, answers: Answers, content: Content) -> tuple[int, int]:
    """Return the number of a step, from 1, and their count, among the equally optional steps asked.

    Args:
        step: The step.
        answers: The answers so far.
        content: The questionnaire, the rules and the words.
    """
    alike = [
        candidate
        for candidate in list_steps(content)
        if candidate.optional == step.optional
        and (candidate == step or list_asked(candidate, answers, content))
    ]
    return alike.index(step) + 1, len(alike)


def is_way_settled(answers: Answers, content: Content) -> bool:
    """Whether no later answer can add a step: all questions that others depend on are answered."""
    return all(
        question.only_if is None or question.only_if.ask in answers
        for question in content.questions.values()
    )


def list_asked(step: Step, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the questions of a step that apply, given the answers so far.

    A question that depends on another one waits until that one is answered.

    Args:
        step: The step.
        answers: The answers so far.
        content: The questionnaire, the rules and the words.
    """
    return tuple(id_ for id_ in step.asks if _is_asked(id_, answers, content))


def list_examinable(answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the ticked signs that may have been examined already, in the order of the list.

    For the other signs no examination can have shown that gentle movement is fine.
    """
    rule = content.examined
    ticked = answers.get(rule.list)
    if not isinstance(ticked, tuple):
        return ()
    items = content.safety[rule.list].items
    return tuple(item for item in items if item in ticked and item not in rule.never)


def is_examined_open(answers: Answers, content: Content) -> bool:
    """Whether the question about examined signs is due and not answered yet."""
    return content.examined.ask not in answers and bool(list_examinable(answers, content))


def _is_asked(id_: str, answers: Answers, content: Content) -> bool:
    if id_ == content.examined.ask:
        return bool(list_examinable(answers, content))
    question = content.questions.get(id_)
    if question is None or question.only_if is None:
        return True
    return question.only_if.ask in answers and is_applicable(question, answers)


def drop_inapplicable(answers: Answers, content: Content) -> dict[str, Answer]:
    """Drop answers to questions that do not apply, and examined signs that are no longer ticked.

    If no examined sign is left, the question is open again: "None of these" was not answered about
    the signs that are ticked now.
    """
    applicable = {
        id_: answer for id_, answer in answers.items() if _is_asked(id_, answers, content)
    }
    examined = applicable.get(content.examined.ask)
    if examined and isinstance(examined, tuple):
        ticked = list_examinable(applicable, content)
        left = tuple(item for item in examined if item in ticked)
        if left:
            applicable[content.examined.ask] = left
        else:
            del applicable[content.examined.ask]
    return applicable


def list_needed(step: Step, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the unanswered questions of a step without which there is no plan.

    Args:
        step: The step.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    missing = set(find_unanswered(answers, content))
    return tuple(id_ for id_ in step.asks if id_ in missing)


def list_open(step: Step, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the unanswered questions of a step that the score needs but a plan does not.

    Args:
        step: The step.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    return tuple(
        id_
        for id_ in list_asked(step, answers, content)
        if id_ not in answers
        and id_ in content.questions
        and not content.questions[id_].gates
        and not content.questions[id_].optional
    )


def choose_members(
    before: Answer | None, ticked: Iterable[str], *, none: bool
) -> tuple[str, ...] | None:
    """Return the answer of a list with a "None of these" that clears the others, and vice versa.

    A newly ticked sign takes precedence: between two quick taps the page may not have run, and a
    sign must not be lost.

    Args:
        before: The list as it was shown: None if it was not answered.
        ticked: The items that are ticked now.
        none: Whether "None of these" is ticked now.

    Returns:
        The answer: empty for "None of these", None if not answered.
    """
    now = tuple(ticked)
    fresh = set(now) - set(before if isinstance(before, tuple) else ())
    if none and before != () and not fresh:
        return ()
    if now:
        return now
    return () if none else None


def merge_answers(
    stored: Answers, before: Answers, now: Mapping[str, Answer | None], content: Content
) -> dict[str, Answer]:
    """Merge the page's answers into the stored ones.

    Only what has changed on this page counts. The rest keeps the journal's value, because another
    tab may have changed it there.

    Args:
        stored: The answers that the journal has.
        before: The answers that the page showed last.
        now: The page's current answers, by question id; None if withdrawn.
        content: The questionnaire, the rules and the words.
    """
    answers = dict(stored)
    for id_, answer in now.items():
        if answer == before.get(id_):
            continue
        if answer is None:
            answers.pop(id_, None)
        else:
            answers[id_] = answer
    return drop_inapplicable(answers, content)

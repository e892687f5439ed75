"""Answers, and the references in reasons, in words."""

from __future__ import annotations

from psoas_coach.content import Content, load
from psoas_coach.content.formats import say_exact, say_list
from psoas_coach.content.physio_plan import OWN_PREFIX
from psoas_coach.guidance.results import NOT_APPLICABLE, Answer
from psoas_coach.ui.words import has, say


def say_label(id_: str) -> str:
    """Return the short name of a question or a list."""
    for area in ("questions", "safety"):
        if has(f"{area}.{id_}.label"):
            return say(f"{area}.{id_}.label")
    return id_.replace("_", " ")


def say_reason(ref: str) -> str:
    """Return a reason as a short phrase, such as "your usual pain".

    A result of earlier rules may refer to a sign by the list that contained it then.
    """
    list_, _, item = ref.partition(".")
    for area in (list_, *load().safety):
        key = f"results.because.{area}.{item}" if item else f"results.because.{area}"
        if has(key):
            return say(key)
        if list_ not in load().safety:
            break
    return say_label(list_)


def join_phrases(phrases: list[str]) -> str:
    """Return phrases joined as in "this, that and the other"."""
    once = list(dict.fromkeys(phrases))
    return say_list(once)


def say_reasons(refs: tuple[str, ...]) -> str:
    """Return several reasons as one phrase."""
    return join_phrases([say_reason(ref) for ref in refs])


def say_answer(id_: str, value: Answer | None, content: Content) -> str:
    """Return an answer in the person's words.

    Args:
        id_: The question.
        value: The answer.
        content: The questionnaire, the rules and the words.
    """
    if value is None:
        return say("guidance.answer.open")
    if value == NOT_APPLICABLE:
        return say("results.not_applicable")
    if isinstance(value, tuple | list | str):
        return _say_options(id_, (value,) if isinstance(value, str) else tuple(value))
    question = content.questions.get(id_)
    if question is not None and question.kind == "whole":
        return say("guidance.answer.of", value=value, most=question.most)
    return say_number(id_, value)


def say_number(id_: str, value: float) -> str:
    """Return a number with its short unit."""
    key = f"guidance.unit.{id_}"
    return say(key, value=say_exact(value)) if has(key) else say_exact(value)


def _say_options(id_: str, values: tuple[str, ...]) -> str:
    if values:
        return "; ".join(_say_option(id_, value) for value in values)
    none = f"self_check.none.{id_}"
    return say(none) if has(none) else say("guidance.answer.none")


def _say_option(id_: str, value: str) -> str:
    examined = load().examined
    list_ = examined.list if id_ == examined.ask else id_
    lists = load().safety if list_ in load().safety else ()
    moved = (f"safety.{list_}.items.{value}" for list_ in lists)
    for key in (f"questions.{id_}.options.{value}", f"safety.{list_}.items.{value}", *moved):
        if has(key):
            return say(key)
    return value.replace("_", " ")


def say_move(id_: str, content: Content) -> str:
    """Return the name of a move; its id in words if the move no longer exists."""
    words = content.move_words.get(id_)
    if words is None and id_.startswith(OWN_PREFIX):
        return say("physio_plan.own")
    return words.name if words else id_.replace("_", " ")

"""Check that names used in one file exist in another, and that names are unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from psoas_coach.content.questionnaire import Question
from psoas_coach.content.schema import Content


def report_unknown(where: str, names: Iterable[str], valid: Iterable[str]) -> Iterator[str]:
    """Yield a fault for each unknown name.

    Args:
        where: The place, for the error message.
        names: The names in use.
        valid: The allowed names.
    """
    allowed = set(valid)
    yield from (f"{where}: unknown name {name!r}" for name in names if name not in allowed)


def report_repeats(where: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a fault for each duplicate name."""
    names: set[str] = set()
    reported: set[str] = set()
    for value in values:
        if value in names and value not in reported:
            reported.add(value)
            yield f"{where}: {value!r} stands there twice"
        names.add(value)


def list_answers(question: Question) -> tuple[str, ...]:
    """Return the answers a person can choose; empty if a number or text is asked."""
    return ("yes", "no") if question.kind == "yes_no" else question.options


def list_items(ask: str, content: Content) -> tuple[str, ...]:
    """Return the items of a safety list; empty for anything else."""
    return content.safety[ask].items if ask in content.safety else ()


def report_unfit(
    where: str, question: Question, any_of: Iterable[str], numbers: Iterable[float | None]
) -> Iterator[str]:
    """Yield a fault for each part of a condition that does not fit the kind of its question.

    Args:
        where: The place of the condition.
        question: The question of the condition.
        any_of: The answers in the condition.
        numbers: Its limits; None for missing ones.
    """
    any_of, limits = tuple(any_of), [number for number in numbers if number is not None]
    if bool(any_of) + len(limits) != 1:
        yield f"{where}: give exactly one of any_of and a limit"
    for answer in any_of:
        if answer not in list_answers(question):
            yield f"{where}: unknown answer {answer!r} to {question.id!r}"
    if limits and question.kind not in {"number", "whole"}:
        yield f"{where}: {question.id!r} is not answered with a number"

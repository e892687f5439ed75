"""Whether answers meet the conditions of a rule file. A missing answer never does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from psoas_coach.content.rules import Condition
from psoas_coach.guidance.results import Answer, Answers


class Rule(Protocol):
    """A rule that applies if all of its conditions are met."""

    @property
    def when(self) -> tuple[Condition, ...]:
        """The conditions."""


_Rule = TypeVar("_Rule", bound=Rule)


def select_fitting(rules: Iterable[_Rule], answers: Answers) -> list[_Rule]:
    """Return the rules whose conditions are all met, in the order given."""
    fitting = []
    for rule in rules:
        for condition in rule.when:
            answer = answers.get(condition.ask)
            if answer is None or not _fits(condition, answer):
                break
        else:
            fitting.append(rule)
    return fitting


def has_any(answer: Answer, any_of: tuple[str, ...]) -> bool:
    """Whether the answer, or one member of a list answer, is among ``any_of``."""
    if isinstance(answer, tuple):
        return any(item in any_of for item in answer)
    return answer in any_of


def _fits(condition: Condition, answer: Answer) -> bool:
    if isinstance(answer, str):  # The most frequent type.
        return answer in condition.any_of
    if condition.any_of:
        if condition.members > 1 and isinstance(answer, tuple):
            return sum(item in condition.any_of for item in answer) >= condition.members
        return has_any(answer, condition.any_of)
    return isinstance(answer, int | float) and answer >= (condition.at_least or 0)

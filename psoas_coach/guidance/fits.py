"""Whether an answer fits a condition of a rule file. A missing answer never does."""

from __future__ import annotations

from psoas_coach.content.schema import Condition
from psoas_coach.guidance.results import Answer, Answers


def has_any(answer: Answer | None, any_of: tuple[str, ...]) -> bool:
    """Whether the answer, or one member of a list answer, is among ``any_of``."""
    if isinstance(answer, tuple):
        return any(one in any_of for one in answer)
    return answer in any_of


def all_fit(conditions: tuple[Condition, ...], answers: Answers) -> bool:
    """Whether every condition fits the answers."""
    for condition in conditions:
        answer = answers.get(condition.ask)
        if answer is None:
            return False
        if condition.any_of:
            if not has_any(answer, condition.any_of):
                return False
        elif not (isinstance(answer, int | float) and answer >= (condition.at_least or 0)):
            return False
    return True

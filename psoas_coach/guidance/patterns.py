"""Patterns: likely pictures that the answers show together. They only choose the recipe.

A likely pattern chooses a recipe of ``plan.toml``, which puts allowed moves in another order. It
never allows a move.
"""

from __future__ import annotations

from collections.abc import Mapping

from psoas_coach.content import Content
from psoas_coach.content.rules import Pattern, Sign
from psoas_coach.guidance.conditions import has_any
from psoas_coach.guidance.results import Answer, Answers, PatternState


def find_patterns(answers: Answers, content: Content) -> dict[str, PatternState]:
    """Return the state of every pattern, with the answers that decided it."""
    return {id_: _find_state(pattern, answers) for id_, pattern in content.patterns.items()}


def select_likely(states: Mapping[str, PatternState]) -> tuple[str, ...]:
    """Return the ids of the likely patterns."""
    return tuple(id_ for id_, state in states.items() if state.state == "likely")


def _find_state(pattern: Pattern, answers: Answers) -> PatternState:
    points = 0
    because: list[str] = []
    needed = assessed = False
    for sign in pattern.signs:
        shows = False
        for ask in sign.asks:
            answer = answers.get(ask)
            if answer is None:
                continue
            assessed = True
            if _shows(sign, answer):
                shows = True
                because.append(ask)
        if shows:
            points += sign.points
            needed = needed or sign.id in pattern.needs
    if not assessed:
        return PatternState("not_assessed", ())
    if needed and points >= pattern.likely_from:
        return PatternState("likely", tuple(because))
    return PatternState("unlikely", tuple(because))


def _shows(sign: Sign, answer: Answer) -> bool:
    if isinstance(answer, str):  # The most frequent type.
        return answer in sign.any_of
    if sign.any_of:
        return has_any(answer, sign.any_of)
    if not isinstance(answer, int | float):
        return False
    if sign.at_least is not None:
        return answer >= sign.at_least
    if sign.above is not None:
        return answer > sign.above
    return sign.below is not None and answer < sign.below

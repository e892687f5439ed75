"""The level: how soon a person should see somebody. The highest rule that matches applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.rules import LevelRule
from psoas_coach.content.table import Level
from psoas_coach.guidance.answers import find_unanswered
from psoas_coach.guidance.conditions import select_fitting
from psoas_coach.guidance.results import Answers

ORDER: tuple[Level, ...] = ("none", "soon", "today", "emergency")
"""Levels from answers, in rising order. ``incomplete`` is not among them: it is not known yet."""


class Grade(msgspec.Struct, frozen=True):
    """A level and its reasons.

    Attributes:
        level: The level.
        reasons: References of the answers that decided it; of missing ones if ``incomplete``.
        by_level: Each level that answers require, with its references. Lower levels count again
            once the answers behind the highest are corrected.
    """

    level: Level
    reasons: tuple[str, ...]
    by_level: tuple[tuple[Level, tuple[str, ...]], ...]


def find_level(answers: Answers, content: Content) -> Grade:
    """Return the level, its reasons, and every lower level that the answers require.

    ``incomplete`` lists what is missing. It never hides a level of ``today`` or above.
    """
    refs: dict[Level, list[str]] = {}
    answer = answers.get(content.examined.ask, ())
    examined = answer if isinstance(answer, tuple) else ()
    for id_, safety in content.safety.items():
        ticked = answers.get(id_)
        if not ticked or not isinstance(ticked, tuple):
            continue
        for item in ticked:
            lowered = id_ == content.examined.list and item in examined
            level_ = content.examined.level if lowered else safety.level
            refs.setdefault(level_, []).append(f"{id_}.{item}")
    for rule in select_fitting(content.levels, answers):
        refs.setdefault(rule.level, []).extend(_list_reasons(rule, answers, content))
    grades: list[tuple[Level, tuple[str, ...]]] = [
        (level, tuple(dict.fromkeys(refs[level]))) for level in reversed(ORDER) if level in refs
    ]
    missing = find_unanswered(answers, content)
    if missing:
        grades.append(("incomplete", missing))
        if not (refs.keys() & {"emergency", "today"}):
            return Grade("incomplete", missing, tuple(grades))
    highest = grades[0] if grades else ("none", ())
    return Grade(*highest, tuple(grades))


def _list_reasons(rule: LevelRule, answers: Answers, content: Content) -> Iterator[str]:
    """Yield the references of a rule; for a safety list, those of the matching signs."""
    for reason in rule.reasons:
        if reason not in content.safety:
            yield reason
            continue
        ticked = answers.get(reason, ())
        for condition in rule.when:
            if condition.ask == reason and isinstance(ticked, tuple):
                yield from (f"{reason}.{item}" for item in ticked if item in condition.any_of)


def is_adult(answers: Answers, content: Content) -> bool:
    """Whether the person is an adult. A missing age is not treated as under 18."""
    rule = content.depth.adults_only
    return answers.get(rule.ask) not in rule.any_of


def find_crisis_signs(answers: Mapping[str, object], content: Content) -> tuple[str, ...]:
    """Return the ticked signs, as ``list.item``, whose card puts the crisis lines first.

    Args:
        answers: Answers by question id; lists may be lists or tuples, as in stored rows.
        content: The rules.
    """
    signs = []
    for sign in content.crisis.signs:
        list_, _, item = sign.partition(".")
        listed = answers.get(list_)
        if isinstance(listed, list | tuple) and item in listed:
            signs.append(sign)
    return tuple(signs)

"""The level: how soon somebody should look at this. The highest rule that fits wins."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.content.schema import Level
from psoas_coach.guidance.answers import unanswered
from psoas_coach.guidance.fits import all_fit
from psoas_coach.guidance.results import Answers

ORDER: tuple[Level, ...] = ("none", "soon", "today", "emergency")
"""Levels from answers, rising. ``incomplete`` stands beside them: it means not known yet."""


def level(answers: Answers, content: Content) -> tuple[Level, tuple[str, ...]]:
    """Return the level and references to the answers that made it.

    ``incomplete`` names what is missing. It never hides a level of ``today`` or above.
    """
    found: dict[Level, list[str]] = {}
    for id_, one in content.safety.items():
        ticked = answers.get(id_)
        if isinstance(ticked, tuple) and ticked:
            found.setdefault(one.level, []).extend(f"{id_}.{item}" for item in ticked)
    for rule in content.levels:
        if all_fit(rule.when, answers):
            found.setdefault(rule.level, []).extend(rule.reasons)
    highest: Level = max(found, key=ORDER.index, default="none")
    if highest not in {"emergency", "today"}:
        missing = unanswered(answers, content)
        if missing:
            return "incomplete", missing
    return highest, tuple(dict.fromkeys(found.get(highest, ())))


def is_adult(answers: Answers, content: Content) -> bool:
    """Whether the tool is for this person. A missing age is not read as a young one."""
    rule = content.depth.adults_only
    return answers.get(rule.ask) not in rule.any_of

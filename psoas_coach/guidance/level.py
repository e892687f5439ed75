"""The level: how soon somebody should look at this. The highest rule that fits wins."""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.schema import Level
from psoas_coach.guidance.answers import unanswered
from psoas_coach.guidance.fits import fitting
from psoas_coach.guidance.results import Answers

ORDER: tuple[Level, ...] = ("none", "soon", "today", "emergency")
"""Levels from answers, rising. ``incomplete`` stands beside them: it means not known yet."""


class Grade(msgspec.Struct, frozen=True):
    """A level, and what made it.

    Attributes:
        level: The level that holds.
        reasons: References of the answers that made it; what is missing when ``incomplete``.
        found: Each level that answers call for with its own references, lower ones too: they
            count again once the answers that made the highest are corrected.
    """

    level: Level
    reasons: tuple[str, ...]
    found: tuple[tuple[Level, tuple[str, ...]], ...]


def level(answers: Answers, content: Content) -> Grade:
    """Return the level, its reasons, and every lower level that the answers call for.

    ``incomplete`` names what is missing. It never hides a level of ``today`` or above.
    """
    refs: dict[Level, list[str]] = {}
    for id_, one in content.safety.items():
        ticked = answers.get(id_)
        if ticked and isinstance(ticked, tuple):
            refs.setdefault(one.level, []).extend(f"{id_}.{item}" for item in ticked)
    for rule in fitting(content.levels, answers):
        refs.setdefault(rule.level, []).extend(rule.reasons)
    found: list[tuple[Level, tuple[str, ...]]] = [
        (one, tuple(dict.fromkeys(refs[one]))) for one in reversed(ORDER) if one in refs
    ]
    missing = unanswered(answers, content)
    if missing:
        found.append(("incomplete", missing))
        if not (refs.keys() & {"emergency", "today"}):
            return Grade("incomplete", missing, tuple(found))
    highest = found[0] if found else ("none", ())
    return Grade(*highest, tuple(found))


def is_adult(answers: Answers, content: Content) -> bool:
    """Whether the tool is for this person. A missing age is not read as a young one."""
    rule = content.depth.adults_only
    return answers.get(rule.ask) not in rule.any_of

"""Everything in ``data/`` as one frozen struct, and the one place to import its parts from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from psoas_coach.content.asked import OnlyIf, Precautions, Question, SafetyList
from psoas_coach.content.heard import Claim
from psoas_coach.content.measuring import MeasureRules, NoiseRules, PhoneRules
from psoas_coach.content.moving import Dose, DoseStep, DoseTier, Move, NeedsClean, PlanRules, Recipe
from psoas_coach.content.rules import (
    AdultsOnly,
    CapRule,
    Condition,
    DepthRules,
    HistoryCaps,
    LevelCaps,
    LevelRule,
    Pattern,
    Sign,
    Unlock,
)
from psoas_coach.content.scoring import Band, Domain, PointClass, PointLine
from psoas_coach.content.table import Depth, Kind, Level, Line, Table
from psoas_coach.content.weeks import Weeks
from psoas_coach.content.words import MoveWords

__all__ = [
    "AdultsOnly",
    "Band",
    "CapRule",
    "Claim",
    "Condition",
    "Content",
    "Depth",
    "DepthRules",
    "Domain",
    "Dose",
    "DoseStep",
    "DoseTier",
    "HistoryCaps",
    "Kind",
    "Level",
    "LevelCaps",
    "LevelRule",
    "MeasureRules",
    "Move",
    "MoveWords",
    "NeedsClean",
    "NoiseRules",
    "OnlyIf",
    "Pattern",
    "PhoneRules",
    "PlanRules",
    "PointClass",
    "PointLine",
    "Precautions",
    "Question",
    "Recipe",
    "SafetyList",
    "Sign",
    "Source",
    "Unlock",
    "Versions",
    "Weeks",
]


class Versions(Table, frozen=True):
    """What is kept with every stored result."""

    questionnaire: Line
    rules: Line
    content: Line


class Source(Table, frozen=True):
    """A source: its full reference, what it is used for, and how it was seen."""

    reference: Line
    link: Line
    used_for: Line
    seen: Literal["original", "copy", "unverified"]


class Content(Table, frozen=True, eq=False):
    """Everything in ``data/``, checked. Compared by identity, so that it can key a cache."""

    versions: Versions
    safety: Mapping[str, SafetyList]
    precautions: Precautions
    questions: Mapping[str, Question]
    domains: Mapping[str, Domain]
    points: Mapping[str, PointLine]
    bands: tuple[Band, ...]
    levels: tuple[LevelRule, ...]
    depth: DepthRules
    patterns: Mapping[str, Pattern]
    moves: Mapping[str, Move]
    dose: Dose
    plan: PlanRules
    measure: MeasureRules
    weeks: Weeks
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    words: Mapping[str, str]
    move_words: Mapping[str, MoveWords]

"""Everything in ``data/`` as one frozen struct, and the one place to import its parts from."""

from __future__ import annotations

from collections.abc import Mapping

from psoas_coach.content.claims import Claim
from psoas_coach.content.measuring import MeasureRules, NoiseRules, PhoneRules
from psoas_coach.content.moving import Dose, DoseStep, DoseTier, Move, NeedsClean, PlanRules, Recipe
from psoas_coach.content.poses import Figures
from psoas_coach.content.questionnaire import (
    Card,
    Crisis,
    Examined,
    Modify,
    OnlyIf,
    Precautions,
    Question,
    SafetyList,
)
from psoas_coach.content.rules import (
    AdultsOnly,
    CapRule,
    Condition,
    DepthRules,
    HistoryCaps,
    LevelCaps,
    LevelRule,
    MildSoon,
    OldAnswers,
    Pattern,
    Sign,
    Unlock,
)
from psoas_coach.content.scoring import Band, Domain, PointClass, PointLine
from psoas_coach.content.sessions import SessionRules, WalkingRules, WalkingStep
from psoas_coach.content.sources import Source
from psoas_coach.content.table import Depth, Kind, Level, Line, Position, Table
from psoas_coach.content.weeks import Weeks
from psoas_coach.content.words import MoveWords

__all__ = [
    "AdultsOnly",
    "Band",
    "CapRule",
    "Card",
    "Claim",
    "Condition",
    "Content",
    "Crisis",
    "Depth",
    "DepthRules",
    "Domain",
    "Dose",
    "DoseStep",
    "DoseTier",
    "Examined",
    "Figures",
    "HistoryCaps",
    "Kind",
    "Level",
    "LevelCaps",
    "LevelRule",
    "MeasureRules",
    "MildSoon",
    "Modify",
    "Move",
    "MoveWords",
    "NeedsClean",
    "NoiseRules",
    "OldAnswers",
    "OnlyIf",
    "Pattern",
    "PhoneRules",
    "PlanRules",
    "PointClass",
    "PointLine",
    "Position",
    "Precautions",
    "Question",
    "Recipe",
    "SafetyList",
    "SessionRules",
    "Sign",
    "Source",
    "Unlock",
    "Versions",
    "WalkingRules",
    "WalkingStep",
    "Weeks",
]


class Versions(Table, frozen=True):
    """What is kept with every stored result."""

    questionnaire: Line
    rules: Line
    content: Line


class Content(Table, frozen=True, eq=False):
    """Everything in ``data/``, checked. Compared by identity, so that it can key a cache."""

    versions: Versions
    safety: Mapping[str, SafetyList]
    precautions: Precautions
    cards: Mapping[str, Card]
    examined: Examined
    crisis: Crisis
    modify: Mapping[str, Modify]
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
    session: SessionRules
    walking: WalkingRules
    measure: MeasureRules
    weeks: Weeks
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    words: Mapping[str, str]
    move_words: Mapping[str, MoveWords]
    figures: Figures

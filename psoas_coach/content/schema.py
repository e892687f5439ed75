"""Everything in ``data/`` as one frozen struct."""

from __future__ import annotations

from collections.abc import Mapping

from psoas_coach.content.fair_test import FairTestRules
from psoas_coach.content.hip_measure import MeasureRules
from psoas_coach.content.moves import Dose, Move, PlanRules
from psoas_coach.content.physio_plan import PhysioPlanRules
from psoas_coach.content.poses import Figures
from psoas_coach.content.questionnaire import (
    Card,
    Crisis,
    Examined,
    Modify,
    Precautions,
    Question,
    SafetyList,
)
from psoas_coach.content.rules import (
    DepthRules,
    LevelRule,
    Pattern,
)
from psoas_coach.content.scoring import Band, Domain, PointLine
from psoas_coach.content.sessions import BreakRules, SessionRules, WalkingRules
from psoas_coach.content.sources import Claim, Source
from psoas_coach.content.table import Line, Table
from psoas_coach.content.weeks import Weeks
from psoas_coach.content.words import MoveWords


class Versions(Table, frozen=True):
    """The versions that are stored with every result."""

    questionnaire: Line
    rules: Line
    content: Line


class Content(Table, frozen=True, eq=False):
    """All validated content of ``data/``. Compared by identity, so that it can be a cache key.

    Attributes:
        language: The language of its words, such as ``en``; the rules are the same in all.
    """

    language: str
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
    breaks: BreakRules
    measure: MeasureRules
    physio_plan: PhysioPlanRules
    fair_test: FairTestRules
    weeks: Weeks
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    words: Mapping[str, str]
    move_words: Mapping[str, MoveWords]
    figures: Figures

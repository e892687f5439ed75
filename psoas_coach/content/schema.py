"""The shape of the rule files: every table of ``data/*.toml`` as a frozen struct.

Unknown fields are refused everywhere, so a misspelt one cannot be ignored in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from psoas_coach.content.words import MoveWords

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Level = Literal["none", "soon", "today", "emergency", "incomplete"]
Kind = Literal["lengthen", "release", "steady", "break"]
Depth = Annotated[int, Meta(ge=0, le=3)]
Cap = Annotated[int, Meta(ge=-1, le=3)]
Seconds = Annotated[int, Meta(ge=1, le=900)]
Count = Annotated[int, Meta(ge=1, le=100)]
Points = Annotated[int, Meta(ge=0, le=100)]
Some = Annotated[tuple[str, ...], Meta(min_length=1)]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of a content file: immutable, and strict about its fields."""


class Versions(Table, frozen=True):
    """What is kept with every stored result."""

    questionnaire: str
    rules: str
    content: str


class SafetyList(Table, frozen=True):
    """One safety list: any answer in it raises the level to at least ``level``."""

    id: Id
    level: Literal["emergency", "today", "soon"]
    items: Some
    sources: Some


class Precautions(Table, frozen=True):
    """Gates for single moves; ``modify`` are those that add advice where they do not withhold."""

    items: Some
    modify: tuple[str, ...]


class OnlyIf(Table, frozen=True):
    """Asked only when ``ask`` is answered with anything but ``is_not``."""

    ask: Id
    is_not: str


class Question(Table, frozen=True):
    """One question after the safety lists; see the head of questions.toml for the fields."""

    id: Id
    group: Id
    kind: Literal["number", "whole", "choice", "list", "yes_no", "text"]
    options: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    gates: bool = False
    optional: bool = False
    only_if: OnlyIf | None = None
    not_below: Id | None = None


class Domain(Table, frozen=True):
    """A part of the score and the most points it can give."""

    id: Id
    most: Points


class PointClass(Table, frozen=True):
    """Points for numbers ``below`` (not included) or ``up_to`` (included); neither: the rest."""

    points: Points
    below: float | None = None
    up_to: float | None = None


class PointLine(Table, frozen=True):
    """How one question scores; exactly one of ``values``, ``classes`` and ``times`` is given."""

    ask: Id
    domain: Id
    source: str
    values: dict[str, Points] = {}
    classes: tuple[PointClass, ...] = ()
    times: Annotated[int, Meta(ge=1, le=10)] | None = None
    changeable: bool = False


class Band(Table, frozen=True):
    """A band starts at ``from`` points; a cap at or under ``cap_at_most`` lifts to it."""

    id: Id
    start: Points = msgspec.field(name="from")
    cap_at_most: Cap | None = None


class Condition(Table, frozen=True):
    """One answer that fits: one of ``any_of``, or a number within the given limits."""

    ask: Id
    any_of: tuple[str, ...] = ()
    at_least: float | None = None


class LevelRule(Table, frozen=True):
    """A level that holds when all of ``when`` fit, and the answers to name for it."""

    level: Literal["emergency", "today", "soon"]
    reasons: Some
    when: Annotated[tuple[Condition, ...], Meta(min_length=1)]


class CapRule(Table, frozen=True):
    """A cap that holds when all of ``when`` fit."""

    cap: Depth
    when: Annotated[tuple[Condition, ...], Meta(min_length=1)]


class Unlock(Table, frozen=True):
    """What past sessions must show before deep moves; see depth.toml."""

    depth: Depth
    clean_sessions: Count
    at_depth: Depth
    over_days: Count
    clean_pain_rise: Count


class LevelCaps(Table, frozen=True):
    """The cap each level brings with it."""

    emergency: Cap
    today: Cap
    soon: Cap
    incomplete: Cap


class AdultsOnly(Table, frozen=True):
    """Answers for which there is no score and no plan."""

    ask: Id
    any_of: Some
    cap: Cap


class HistoryCaps(Table, frozen=True):
    """What past sessions take away; windows of days end with, and include, today."""

    stopped_in_a_row: Count
    tingling_sessions: Count
    tingling_days: Count
    cap: Depth
    stopped_days: Count


class DepthRules(Table, frozen=True):
    """All of depth.toml."""

    start: Depth
    unlock: Unlock
    level: LevelCaps
    adults_only: AdultsOnly
    rule: tuple[CapRule, ...]
    history: HistoryCaps


class Sign(Table, frozen=True):
    """One sign of a pattern: points when any of ``asks`` fits."""

    id: Id
    asks: Some
    points: Count
    any_of: tuple[str, ...] = ()
    at_least: float | None = None
    above: float | None = None
    below: float | None = None


class Pattern(Table, frozen=True):
    """A pattern: likely at ``likely_from`` points with one of ``needs`` among them."""

    id: Id
    likely_from: Count
    needs: Some
    signs: Annotated[tuple[Sign, ...], Meta(min_length=1)]
    withholds_lengthening: bool = False


class NeedsClean(Table, frozen=True):
    """A move that waits for clean sessions with another move."""

    move: Id
    sessions: Count


class Move(Table, frozen=True):
    """One move; see the head of moves.toml for the fields. Times in seconds, per side."""

    depth: Depth
    kind: Kind
    sides: Annotated[int, Meta(ge=1, le=2)]
    position: Literal["floor", "standing", "chair", "bed"]
    kit: tuple[str, ...]
    withheld_by: tuple[str, ...]
    sources: Some
    evidence: Literal["moderate", "low"]
    hold_seconds: Seconds | None = None
    repetitions: Count | None = None
    withheld_by_thigh_signs: bool = False
    instead: Id | None = None
    needs_clean: NeedsClean | None = None

    @property
    def lengthens(self) -> bool:
        """Whether the move lengthens the front of the hip."""
        return self.kind == "lengthen"


class DoseStep(Table, frozen=True):
    """A hold in seconds and how often, per side."""

    hold_seconds: Seconds
    repetitions: Count


class DoseTier(Table, frozen=True):
    """The dose of lengthening moves at one depth, for one age group or for everybody else."""

    depth: Depth
    days: Annotated[int, Meta(ge=1, le=7)]
    steps: Annotated[tuple[DoseStep, ...], Meta(min_length=1)]
    sources: Some
    age_group: str | None = None


class Dose(Table, frozen=True):
    """All of dose.toml."""

    most_minutes_a_week: Count
    most_minutes_source: str
    clean_sessions_a_week: Count
    step_back_days: Count
    longest_hold: dict[str, Seconds]
    tier: Annotated[tuple[DoseTier, ...], Meta(min_length=1)]


class Recipe(Table, frozen=True):
    """The slots of a plan for one pattern, in order."""

    pattern: Id
    slots: Annotated[tuple[Kind, ...], Meta(min_length=1)]
    gentlest: bool = False


class PlanRules(Table, frozen=True):
    """All of plan.toml; minutes for the whole, seconds for what the player adds."""

    breaks: Some
    fewest_moves: Count
    most_moves: Count
    shortest_minutes: Count
    longest_minutes: Count
    most_deep_moves: Count
    get_ready_seconds: Seconds
    switch_seconds: Seconds
    between_holds_seconds: Seconds
    order: dict[Kind, Some]
    recipe: Annotated[tuple[Recipe, ...], Meta(min_length=1)]


class Source(Table, frozen=True):
    """A source: its full reference, what it is used for, and how it was seen."""

    reference: str
    link: str
    used_for: str
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
    sources: Mapping[str, Source]
    words: Mapping[str, str]
    move_words: Mapping[str, MoveWords]

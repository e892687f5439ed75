"""The structure of the rules that can only restrict: level, depth cap, and the patterns."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Cap, Count, Depth, Id, NonEmpty, Table


class Condition(Table, frozen=True):
    """A condition on one answer: ``members`` of ``any_of``, or a number within limits."""

    ask: Id
    any_of: tuple[str, ...] = ()
    members: Count = 1
    at_least: float | None = None


class LevelRule(Table, frozen=True):
    """A level that applies if all of ``when`` are met, and the answers to name for it."""

    level: Literal["emergency", "today", "soon"]
    reasons: NonEmpty
    when: Annotated[tuple[Condition, ...], Meta(min_length=1)]


class CapRule(Table, frozen=True):
    """A cap that applies if all of ``when`` are met."""

    cap: Depth
    when: Annotated[tuple[Condition, ...], Meta(min_length=1)]


class Unlock(Table, frozen=True):
    """The requirements on past sessions for deep moves; see depth.toml."""

    depth: Depth
    clean_sessions: Count
    at_depth: Depth
    over_days: Count
    lapses_days: Count
    clean_pain_rise: Count


class LevelCaps(Table, frozen=True):
    """The cap of each level."""

    emergency: Cap
    today: Cap
    soon: Cap
    incomplete: Cap


class MildSoon(Table, frozen=True):
    """The cap of the level ``soon`` if only these signs, as ``list.item``, cause it."""

    cap: Depth
    signs: NonEmpty


class OldAnswers(Table, frozen=True):
    """The cap if the self-check is more than ``days`` days old."""

    cap: Depth
    days: Count


class AdultsOnly(Table, frozen=True):
    """Answers for which there is no score and no plan."""

    ask: Id
    any_of: NonEmpty
    cap: Cap


class HistoryCaps(Table, frozen=True):
    """The caps by past sessions; windows of days end with, and include, today."""

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
    mild_soon: MildSoon
    old_answers: OldAnswers
    adults_only: AdultsOnly
    rule: tuple[CapRule, ...]
    history: HistoryCaps


class Sign(Table, frozen=True):
    """One sign of a pattern: its points if any of ``asks`` is met."""

    id: Id
    asks: NonEmpty
    points: Count
    any_of: tuple[str, ...] = ()
    at_least: float | None = None
    above: float | None = None
    below: float | None = None


class Pattern(Table, frozen=True):
    """A pattern: likely at ``likely_from`` points with one of ``needs`` among them."""

    id: Id
    likely_from: Count
    needs: NonEmpty
    signs: Annotated[tuple[Sign, ...], Meta(min_length=1)]
    withholds_lengthening: bool = False

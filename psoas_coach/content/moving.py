"""The shape of moves, of how much of each, and of how a plan is filled. Times in seconds."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Count, Depth, Id, Kind, Seconds, Some, Table


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
    evidence: Literal["moderate", "low", "none"]
    hold_seconds: Seconds | None = None
    repetitions: Count | None = None
    withheld_by_thigh_signs: bool = False
    instead: Id | None = None
    needs_clean: NeedsClean | None = None
    evidence_for: Literal["this_move", "kind", "exercise"] | None = None

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
    side_difference_degrees: Count
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

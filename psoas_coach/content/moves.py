"""The structure of moves, of doses, and of the recipes that fill a plan. Times are in seconds."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Count, Depth, Id, Kind, NonEmpty, Position, Seconds, Table

Stance = Literal["standing", "chair", "kneeling", "lying", "bed", "floor", "on_bed"]
"""The last two are only used by a physio's own moves, which have no further description."""
"""How the body is placed in a move; a change of it is a change of position."""
Beat = tuple[Seconds, Annotated[int, Meta(ge=0, le=900)], Seconds]
"""The seconds of one repetition: on the way out, there, and on the way back."""


class NeedsClean(Table, frozen=True):
    """A move that requires clean sessions with another move."""

    move: Id
    sessions: Count


class Move(Table, frozen=True):
    """One move; see the head of moves.toml for the fields. Times in seconds, per side."""

    depth: Depth
    kind: Kind
    sides: Annotated[int, Meta(ge=1, le=2)]
    position: Position
    kit: tuple[str, ...]
    withheld_by: tuple[str, ...]
    sources: NonEmpty
    evidence: Literal["moderate", "low", "none"]
    seed: bool = False
    lying: bool = False
    hold_seconds: Seconds | None = None
    sets: Count | None = None
    repetitions: Count | None = None
    seconds_each: Seconds | None = None
    beat: Beat | None = None
    withheld_by_thigh_signs: bool = False
    instead: Id | None = None
    needs_clean: NeedsClean | None = None
    evidence_for: Literal["this_move", "kind", "exercise"] | None = None

    @property
    def lengthens(self) -> bool:
        """Whether the move lengthens the front of the hip."""
        return self.kind == "lengthen"

    @property
    def counted(self) -> bool:
        """Whether the move is counted in repetitions instead of held for its seconds."""
        return self.seconds_each is not None

    @property
    def stance(self) -> Stance:
        """The position of the body: on the floor it is kneeling unless the move is done lying."""
        if self.position == "floor":
            return "lying" if self.lying else "kneeling"
        return self.position

    @property
    def own_dose(self) -> DoseStep | None:
        """The dose in moves.toml; None if dose.toml has one by depth."""
        if self.repetitions is None:
            return None
        return DoseStep(
            hold_seconds=self.hold_seconds,
            sets=self.sets,
            repetitions=self.repetitions,
            seconds_each=self.seconds_each,
        )


class DoseStep(Table, frozen=True):
    """A dose, per side: a hold, or counted repetitions.

    Attributes:
        hold_seconds: Length of one hold; None for a counted move.
        repetitions: The number of holds, or of repetitions in one set.
        sets: The number of sets of a counted move; None for a hold.
        seconds_each: The time from the start of one repetition to the next; None for a hold.
    """

    hold_seconds: Seconds | None
    repetitions: Count
    sets: Count | None = None
    seconds_each: Seconds | None = None

    @property
    def seconds(self) -> int:
        """Seconds of moving or holding on one side, without rests."""
        if self.hold_seconds is not None:
            return self.hold_seconds * self.repetitions
        return (self.sets or 1) * self.repetitions * (self.seconds_each or 0)


class HoldStep(Table, frozen=True):
    """A step of a tier: a hold in seconds and how often, per side."""

    hold_seconds: Seconds
    repetitions: Count


class DoseTier(Table, frozen=True):
    """The dose of lengthening moves at one depth, for one age group or for everybody else."""

    depth: Depth
    days: Annotated[int, Meta(ge=1, le=7)]
    steps: Annotated[tuple[HoldStep, ...], Meta(min_length=1)]
    sources: NonEmpty
    age_group: str | None = None


class Dose(Table, frozen=True):
    """All of dose.toml."""

    most_minutes_a_week: Count
    most_minutes_source: str
    step_days: Count
    step_clean_sessions: Count
    step_back_days: Count
    restart_days: Count
    side_difference_degrees: Count
    longest_hold: dict[str, Seconds]
    tier: Annotated[tuple[DoseTier, ...], Meta(min_length=1)]


class Recipe(Table, frozen=True):
    """The slots of a plan for one pattern or precaution, in order; neither: for everybody."""

    id: Id
    slots: Annotated[tuple[Kind, ...], Meta(min_length=1)]
    pattern: Id | None = None
    precaution: Id | None = None
    gentlest: bool = False
    release_first: bool = False


class PlanRules(Table, frozen=True):
    """All of plan.toml; session lengths in minutes, the player's pauses in seconds."""

    breaks: NonEmpty
    habits: NonEmpty
    fewest_moves: Count
    most_moves: Count
    shortest_minutes: Count
    longest_minutes: Count
    most_deep_moves: Count
    deep_days_a_week: Annotated[int, Meta(ge=1, le=6)]
    warm_up: NonEmpty
    warm_up_seconds: Seconds
    find_place_seconds: Seconds
    get_ready_seconds: Seconds
    switch_seconds: Seconds
    between_holds_seconds: Seconds
    positions: tuple[Position, ...]
    recipe: Annotated[tuple[Recipe, ...], Meta(min_length=1)]

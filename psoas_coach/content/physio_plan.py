"""The structure of the rules for a plan by the person's own physio."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from psoas_coach.content.table import Depth, Table

OWN_PREFIX = "own_"
"""The prefix of the ids of a physio's own moves; no move of ours has it."""


class OwnMoveRules(Table, frozen=True):
    """How a move with an unknown load is treated.

    Attributes:
        depth: The depth whose gates it must pass.
    """

    depth: Depth


class PhysioPlanRules(Table, frozen=True):
    """All of physio_plan.toml.

    Attributes:
        longest_days: The maximum number of days from the day a plan is made to its last.
    """

    longest_days: Annotated[int, Meta(ge=1, le=366)]
    own_moves: OwnMoveRules

"""The structure of the rules for a plan by the person's own physio."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from psoas_coach.content.table import Depth, Table

OWN_PREFIX = "own_"
"""The prefix of the ids of a physio's own moves, which none of our moves has."""


class OwnMoveRules(Table, frozen=True):
    """How a move is treated of which we do not know what it loads.

    Attributes:
        depth: It waits for everything that a move of this depth waits for.
    """

    depth: Depth


class PhysioPlanRules(Table, frozen=True):
    """All of physio_plan.toml.

    Attributes:
        longest_days: From the day a plan is made to its last, at most.
    """

    longest_days: Annotated[int, Meta(ge=1, le=366)]
    own_moves: OwnMoveRules

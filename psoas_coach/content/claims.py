"""The shape of what people say about the psoas, and how far the sources back it."""

from __future__ import annotations

from typing import Literal

from psoas_coach.content.table import Table

TOPICS = ("body", "sitting", "standing", "back", "nerves", "feelings", "moving", "strength")
"""The headings, in the order in which a page shows them."""

VERDICTS = ("true", "partly", "unproven", "outlook")
"""Every verdict, in the order in which the summary counts them."""


class Claim(Table, frozen=True):
    """One claim; see the head of claims.toml for the fields."""

    topic: Literal[
        "body", "sitting", "standing", "back", "nerves", "feelings", "moving", "strength"
    ]
    verdict: Literal["true", "partly", "unproven", "outlook"]
    sources: tuple[str, ...]

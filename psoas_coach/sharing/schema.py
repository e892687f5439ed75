"""The format of an export: its name, its version, and the fields of every kind of row.

``docs/export.md`` describes the format for readers. A change of a field here needs a new
``VERSION`` and an upgrade from the previous one in ``UPGRADES``: exports are kept for years and
must remain importable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.records import (
    DayNote,
    Hold,
    Moment,
    PhysioPlanRecord,
    SelfCheck,
    SessionRecord,
    SittingBreak,
)

NAME = "psoas-coach-journal"
VERSION = 5

Fact = (
    SelfCheck | SessionRecord | DayNote | SittingBreak | PhysioPlanRecord | FairTest | FairTestEnd
)
KINDS: Mapping[str, type[Fact]] = {
    "self_checks": SelfCheck,
    "sessions": SessionRecord,
    "day_notes": DayNote,
    "sitting_breaks": SittingBreak,
    "physio_plans": PhysioPlanRecord,
    "fair_tests": FairTest,
    "fair_test_ends": FairTestEnd,
}
"""The lists of a document in their order, and the type of their rows besides ``ABOUT``."""
ABOUT = ("revision", "removed")
"""The fields that identify the revision of a row."""
PARTS: Mapping[str, type[Moment | Hold]] = {"at": Moment, "holds": Hold}
"""Fields of a row that are tables, or lists of tables."""
DOCUMENT = ("schema", "version", *KINDS, "settings")

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: dict[int, Upgrade] = {
    1: lambda document: {**document, "sitting_breaks": []},
    2: lambda document: document,  # Adds day notes of the kind "imported".
    3: lambda document: {**document, "physio_plans": []},  # Adds the source "physio", too.
    4: lambda document: {**document, "fair_tests": [], "fair_test_ends": []},
}
"""The step from each version of a document to the next."""


def upgrade_document(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Convert a document of an older version to this one, one version at a time."""
    for older in range(version, VERSION):
        document = {**UPGRADES[older](document), "version": older + 1}
    return document

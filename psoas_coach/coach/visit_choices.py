"""The person's choices for a visit: the parts to show, what they say and what they ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from psoas_coach.journal.journal import Journal

VISIT_SETTING = "visit"
Part = Literal["answers", "score", "pain", "practice", "hips", "moves", "fair_tests"]
PARTS: tuple[Part, ...] = get_args(Part)
SILENCED: tuple[Part, ...] = ("score", "hips", "moves", "fair_tests")
"""Parts that are left out while the person needs help first."""


class VisitChoices(Struct, frozen=True):
    """The person's choices for the summary.

    Attributes:
        parts: The included parts; None until they choose.
        note: What they want to say, as typed.
        questions: What they want to ask, as typed.
    """

    parts: tuple[Part, ...] | None = None
    note: str = ""
    questions: str = ""


def load_choices(settings: Mapping[str, Any]) -> VisitChoices:
    """Return the stored choices; none if there are no valid ones."""
    try:
        return msgspec.convert(settings.get(VISIT_SETTING), VisitChoices)
    except msgspec.ValidationError:
        return VisitChoices()


def save_choices(journal: Journal, choices: VisitChoices) -> bool:
    """Store the choices; False if they have not changed."""
    return journal.settings.save(VISIT_SETTING, msgspec.to_builtins(choices))

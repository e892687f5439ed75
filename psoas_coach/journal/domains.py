"""What a score was made of, as a value; ``domain_points`` reads it out of the journal."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class DomainPoints(Struct, frozen=True):
    """One self-check with a score: points by domain.

    Attributes:
        rules: Version of the rules that gave them; points of different versions do not compare.
    """

    local_date: dt.date
    rules: str
    points: dict[str, int]

"""The base of every content struct, and the kinds of value a field may hold.

Unknown fields are refused everywhere, so a misspelt one cannot be ignored in silence.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Level = Literal["none", "soon", "today", "emergency", "incomplete"]
Kind = Literal["lengthen", "release", "steady", "break", "walk"]
Position = Literal["standing", "chair", "bed", "floor"]
Depth = Annotated[int, Meta(ge=0, le=3)]
Cap = Annotated[int, Meta(ge=-1, le=3)]
Seconds = Annotated[int, Meta(ge=1, le=900)]
Count = Annotated[int, Meta(ge=1, le=100)]
Points = Annotated[int, Meta(ge=0, le=100)]
Line = Annotated[str, Meta(min_length=1)]
NonEmpty = Annotated[tuple[str, ...], Meta(min_length=1)]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of a content file: immutable, and strict about its fields."""

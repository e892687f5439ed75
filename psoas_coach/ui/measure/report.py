"""What the phone reports, proved before anything is kept: a page can be made to send anything."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from psoas_coach.ui.measure.draft import Readings


class Read(Struct, frozen=True, forbid_unknown_fields=True):
    """The readings so far.

    Attributes:
        id: Of the measure they belong to.
        left: Degrees of the thigh below level, in their order.
        right: The same on the right.
    """

    id: str
    left: Readings
    right: Readings


def read(raw: object, id_: str) -> Read | None:
    """Return a report about the measure ``id_``, or None where it is anything else."""
    if not isinstance(raw, Mapping):
        return None
    try:
        report = msgspec.convert(dict(raw), Read)
    except (msgspec.ValidationError, UnicodeEncodeError, TypeError, OverflowError):
        return None
    return report if report.id == id_ else None

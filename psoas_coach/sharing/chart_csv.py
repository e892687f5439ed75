"""What a chart shows as one table for a spreadsheet: CSV, one row for each point, bar or range.

The rows of all of a chart's data sets stand in one table; a first column says which is which. The
same rules as for every other table hold: RFC 4180, and never a formula.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from psoas_coach.sharing.csv_tables import cell

PART = "part"
"""Name of the first column."""


def write_chart_csv(parts: Mapping[str, Mapping[str, Sequence[object]]]) -> str:
    """Return the columns of some data sets as the text of one table.

    Args:
        parts: By the name of the data set, its columns, all of one length.
    """
    names = list(dict.fromkeys(name for columns in parts.values() for name in columns))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(name) for name in (PART, *names)])
    for part, columns in parts.items():
        rows = zip(*columns.values(), strict=True)
        for row in rows:
            cells = dict(zip(columns, row, strict=True))
            writer.writerow([cell(part), *(cell(_plain(cells.get(name))) for name in names)])
    return out.getvalue()


def _plain(value: object) -> object:
    """Dates as ISO 8601, numbers without the digits that no measure has."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return round(value, 3) if isinstance(value, float) else value

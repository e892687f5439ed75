"""The data of a chart as one CSV table for a spreadsheet, with a row for each point, bar or range.

The rows of all data sets of a chart are in one table, whose first column names the data set. The
same rules apply as to every other table: RFC 4180, and never a formula. Pandas combines the tables.
It takes a third of a second to import, so it is imported in this module only, for people who open a
chart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from psoas_coach.sharing.csv_export import format_cell

PART = "part"
"""Name of the first column."""


def write_chart_csv(parts: Mapping[str, Mapping[str, Sequence[object]]]) -> str:
    """Return the columns of some data sets as the text of one table.

    Args:
        parts: By the name of the data set, its columns, all of one length; at least one set.

    Raises:
        ValueError: The columns of a data set differ in length.
    """
    import pandas as pd  # noqa: PLC0415 -- 0.3 s; see above

    sets = {part: pd.DataFrame(columns, dtype=object) for part, columns in parts.items()}
    table = pd.concat(sets, names=[PART, None]).reset_index(level=PART)
    cells = table.map(_format_chart_cell, na_action="ignore")
    header = [format_cell(name) for name in table.columns]
    text: str = cells.to_csv(index=False, header=header, lineterminator="\r\n")
    return text


def _format_chart_cell(value: object) -> str:
    """Format dates as ISO 8601, and numbers without meaningless digits."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return format_cell(round(value, 3) if isinstance(value, float) else value)

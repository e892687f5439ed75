"""Signs reported outside the self-check: which of them is open, and its effect.

A red flag reported at a check-in or before a session is a fact with an instant. It is in force
until it is withdrawn or a later self-check is answered. Only the order of the instants counts,
because a date depends on where the person is, and a clock can be set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

Asks = Literal["emergency", "today", "check"]
"""What the signs require: help now, help today, or a new self-check."""
_ORDER: tuple[Asks, ...] = ("check", "today", "emergency")


class NewSignsReport(msgspec.Struct, frozen=True):
    """One report of new signs.

    Attributes:
        id: The id of the report.
        utc: The instant of the report.
        asks: What the signs require.
        signs: The ticked signs, as ``list.item``; may be empty.
        removed: It was withdrawn as a mistake.
    """

    id: str
    utc: dt.datetime
    asks: Asks
    signs: tuple[str, ...] = ()
    removed: bool = False


def find_open_report(
    reports: Iterable[NewSignsReport], self_checks: Iterable[dt.datetime]
) -> NewSignsReport | None:
    """Return the report in force: the gravest open one, or the latest of several; or None.

    Args:
        reports: All reports, in any order.
        self_checks: The instants at which self-checks were finished.
    """
    last = max(self_checks, default=None)
    pending = [
        report for report in reports if not report.removed and (last is None or report.utc >= last)
    ]
    return max(pending, key=lambda report: (_ORDER.index(report.asks), report.utc), default=None)


def replaces_pages(report: NewSignsReport | None) -> bool:
    """Whether every page that shows a move, a score or a measure shows the card instead."""
    return report is not None and report.asks != "check"


def classify_signs(signs: Iterable[str]) -> Asks:
    """Return what ticked signs require; a new self-check if none is in the red lists."""
    lists = {sign.partition(".")[0] for sign in signs}
    if "red_now" in lists:
        return "emergency"
    return "today" if "red_today" in lists else "check"

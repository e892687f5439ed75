"""A red flag reported outside the self-check silences every page until it is lifted (P13).

All sequences of what can happen are gone through, up to six events long: signs of each kind, a slip
withdrawn, a finished self-check. The dates do not come into it, only the order of the instants.
"""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from psoas_coach.guidance.new_signs import (
    Asks,
    NewSignsReport,
    classify_signs,
    find_open_report,
    replaces_pages,
)

START = dt.datetime(2026, 3, 15, 12, tzinfo=dt.UTC)
EVENTS = ("emergency", "today", "check", "mistake", "self_check")
GRAVITY = {"check": 0, "today": 1, "emergency": 2}


def play_events(events: tuple[str, ...]) -> tuple[list[NewSignsReport], list[dt.datetime]]:
    """Return the reports and self-checks that a sequence of events leaves behind."""
    reports: list[NewSignsReport] = []
    checks = []
    for number, event in enumerate(events):
        at = START + dt.timedelta(hours=number)
        if event == "self_check":
            checks.append(at)
        elif event == "mistake":
            still = [place for place, report in enumerate(reports) if not report.removed]
            if still:
                last = reports[still[-1]]
                reports[still[-1]] = NewSignsReport(last.id, last.utc, last.asks, last.signs, True)
        else:
            reports.append(NewSignsReport(str(number), at, _asks(event)))
    return reports, checks


def _asks(event: str) -> Asks:
    return "emergency" if event == "emergency" else "today" if event == "today" else "check"


def expect_open(events: tuple[str, ...]) -> str | None:
    """Follow the events one by one: what is open is a pile that a self-check clears."""
    pile: list[str] = []
    for event in events:
        if event == "self_check":
            pile = []
        elif event == "mistake":
            pile = pile[:-1]
        else:
            pile.append(event)
    return max(pile, key=GRAVITY.__getitem__, default=None)


@pytest.mark.parametrize("length", range(1, 7))
def test_a_sign_applies_until_it_is_withdrawn_or_a_self_check_follows(length: int) -> None:
    for events in itertools.product(EVENTS, repeat=length):
        if _takes_back_what_is_settled(events):
            continue
        reports, checks = play_events(events)
        for shuffled in (reports, reports[::-1]):
            open_report = find_open_report(shuffled, checks[::-1])
            assert (open_report.asks if open_report else None) == expect_open(events), events
            assert replaces_pages(open_report) == (expect_open(events) in {"emergency", "today"}), (
                events
            )


def _takes_back_what_is_settled(events: tuple[str, ...]) -> bool:
    """Whether a slip is withdrawn that a self-check has settled; no page offers that."""
    pending = 0
    for event in events:
        if event == "self_check":
            pending = 0
        elif event == "mistake":
            if not pending:
                return True
            pending -= 1
        else:
            pending += 1
    return False


def test_a_sign_told_in_the_same_instant_as_a_self_check_holds() -> None:
    open_report = find_open_report([NewSignsReport("a", START, "today")], [START])
    assert open_report is not None
    assert open_report.asks == "today"


@pytest.mark.parametrize("days", [0, 1, 30, 3650])
def test_no_time_that_passes_lifts_it(days: int) -> None:
    before = START - dt.timedelta(days=days)
    open_report = find_open_report([NewSignsReport("a", START, "emergency")], [before])
    assert replaces_pages(open_report)


@pytest.mark.parametrize(
    ("signs", "asks"),
    [
        ((), "check"),
        (("red_today.weight_loss",), "today"),
        (("red_now.chest_pain",), "emergency"),
        (("red_today.weight_loss", "red_now.not_sure"), "emergency"),
    ],
)
def test_the_ticked_signs_decide_what_is_asked_for(signs: tuple[str, ...], asks: str) -> None:
    assert classify_signs(signs) == asks

"""The points of each domain are the stored ones, and invalid ones do not break the page."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.summaries import DomainPoints
from tests.support.record_samples import on, self_check

GIVEN = {"sitting": {"points": 12, "max": 20}, "pain": {"points": 0, "max": 30}}


def test_points_come_as_they_were_given_oldest_first(journal: Journal) -> None:
    later, earlier = self_check(at=on("2026-03-09")), self_check(at=on("2026-03-02"))
    for check in (later, earlier):
        journal.self_checks.add(replace(check, result={**check.result, "domains": GIVEN}))
    points = {"sitting": 12, "pain": 0}
    assert journal.history.read_domain_points() == (
        DomainPoints(dt.date(2026, 3, 2), earlier.rules, points),
        DomainPoints(dt.date(2026, 3, 9), later.rules, points),
    )


def test_a_removed_one_counts_nowhere(journal: Journal) -> None:
    check = self_check()
    journal.self_checks.add(replace(check, result={**check.result, "domains": GIVEN}))
    journal.self_checks.remove(check.id)
    assert journal.history.read_domain_points() == ()


def test_a_result_without_points_or_in_another_shape_is_passed_over(journal: Journal) -> None:
    odds: list[object] = [None, {}, [], {"pain": 3}, {"pain": {"points": "3"}}]
    for odd in odds:
        check = self_check()
        journal.self_checks.add(replace(check, result={**check.result, "domains": odd}))
    assert journal.history.read_domain_points() == ()

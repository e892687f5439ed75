"""The parts of the score: the sentence, the chart and the table."""

from __future__ import annotations

from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.journal.summaries import DomainPoints
from psoas_coach.progress.date_range import Choice
from psoas_coach.progress.panels import build_panels
from psoas_coach.progress.panels.panel import Panel
from tests.support.history_factory import ago, progress_data, score

CONTENT = load()


def domains_panel(*points: DomainPoints, choice: Choice = "all") -> Panel:
    progress = replace(progress_data(scores=[score(4000, 40), score(3, 40)]), domains=points)
    return next(
        panel
        for panel in build_panels(progress, "checks", choice, CONTENT)
        if panel.id == "domains"
    )


def test_the_largest_part_and_the_one_that_moved_most_are_named() -> None:
    text = domains_panel(
        DomainPoints(ago(40), "1", {"sitting": 18, "pain": 14}),
        DomainPoints(ago(3), "1", {"sitting": 8, "pain": 12}),
    ).text
    assert "Pain adds the most to your latest score: 12 points." in text
    assert (
        "Sitting has changed most. It is 10 lower than in your first score under the same rules."
        in text
    )


def test_points_of_other_rules_are_not_compared_and_the_change_of_rules_is_marked() -> None:
    panel = domains_panel(
        DomainPoints(ago(40), "1", {"pain": 20}), DomainPoints(ago(3), "2", {"pain": 1})
    )
    assert panel.text == "Pain adds the most to your latest score: 1 point."
    assert panel.chart["rules"]["date"] == [ago(3)]
    assert panel.chart["rules"]["label"] == ["rules 2"]


def test_nothing_moved_is_a_real_answer_and_so_is_no_point_at_all() -> None:
    points = DomainPoints(ago(40), "1", {"pain": 0}), DomainPoints(ago(3), "1", {"pain": 0})
    assert domains_panel(*points).text == (
        "Your latest score has no points in it. "
        "Nothing has changed since your first score under the same rules."
    )


def test_a_domain_that_is_no_more_keeps_its_id() -> None:
    panel = domains_panel(DomainPoints(ago(3), "1", {"grip": 4}))
    assert panel.chart["parts"]["series"] == ["grip"]
    assert panel.table is not None
    assert panel.table.heads[1] == "grip"


def test_over_years_a_part_is_the_mean_of_its_months() -> None:
    points = [DomainPoints(ago(days), "1", {"pain": days % 10}) for days in range(3650, 0, -10)]
    parts = domains_panel(*points).chart["parts"]
    assert len(parts["date"]) <= 42
    assert {len(column) for column in parts.values()} == {len(parts["date"])}
    assert len(domains_panel(*points, choice="weeks").chart["parts"]["date"]) == 2


def test_without_a_score_there_is_no_such_panel() -> None:
    assert all(
        panel.id != "domains" for panel in build_panels(progress_data(), "checks", "all", CONTENT)
    )


def test_the_score_has_no_line_of_its_own_beside_its_bars() -> None:
    points = (DomainPoints(ago(40), "1", {"pain": 14}), DomainPoints(ago(3), "1", {"pain": 12}))
    alone = progress_data(scores=[score(40, 40), score(3, 40)])
    for data, lines in ((alone, True), (replace(alone, domains=points), False)):
        panels = {panel.id: panel for panel in build_panels(data, "checks", "all", CONTENT)}
        assert bool(panels["score"].chart) is lines
        assert panels["score"].table is not None

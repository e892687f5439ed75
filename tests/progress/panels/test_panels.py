"""The sentences of the page, word for word where it matters, for people with a known truth."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.charts import write_arrow
from psoas_coach.progress.date_range import CHOICES, Choice
from psoas_coach.progress.panels import TOPICS, Topic, build_panels
from tests.support.history_factory import (
    TODAY,
    ago,
    check_in_day,
    progress_data,
    score,
    session_day,
    week,
)
from tests.support.panel_factory import CONTENT, FULL, find_panel


@pytest.mark.parametrize("choice", CHOICES)
def test_weeks_begin_where_the_persons_do_in_every_table_and_chart(choice: Choice) -> None:
    """And nothing is lost by it: the same sessions, minutes and days, in other weeks."""
    for about in ("practice", "pain", "checks"):
        mondays, sundays = (build_panels(FULL, about, choice, CONTENT, begins) for begins in (0, 6))
        assert [panel.id for panel in sundays] == [panel.id for panel in mondays]
        for usual, other in zip(mondays, sundays, strict=True):
            if "squares" in usual.chart:
                assert usual.table == other.table
                assert usual.chart["squares"].get("date") == other.chart["squares"].get("date")
            if "weeks" in other.chart:
                first_days = other.chart["weeks"]["week"]
                assert {day.weekday() for day in first_days if isinstance(day, dt.date)} == {6}
            if usual.table and other.table and other.id in {"habit", "minutes"}:
                assert abs(len(usual.table.rows) - len(other.table.rows)) <= 1


@pytest.mark.parametrize("about", TOPICS)
@pytest.mark.parametrize("choice", CHOICES)
def test_every_panel_has_a_sentence_and_one_with_a_chart_has_a_table(
    about: Topic, choice: Choice
) -> None:
    for data in (
        FULL,
        progress_data(),
        progress_data([session_day(0)]),
        progress_data([check_in_day(3, 4)]),
    ):
        for panel in build_panels(data, about, choice, CONTENT):
            assert panel.text.endswith(".")
            assert "{" not in panel.text + panel.notes
            if panel.chart:
                assert panel.table is not None
                assert panel.table.rows
            if panel.table is not None:
                assert {len(row) for row in panel.table.rows} == {len(panel.table.heads)}


@pytest.mark.parametrize("about", TOPICS)
def test_without_entries_every_panel_invites_to_make_one(about: Topic) -> None:
    for panel in build_panels(progress_data(), about, "all", CONTENT):
        assert panel.chart == {}
        assert panel.table is None
        assert panel.text == CONTENT.words[f"progress.{panel.id}.empty"]


def test_pain_and_moves_say_that_most_pain_gets_better_by_itself() -> None:
    honest = CONTENT.words["results.promises.honest"]
    assert honest in find_panel(FULL, "pain", "year", "session_pain").notes
    assert honest in find_panel(FULL, "moves", "all", "helped").notes


def test_days_ill_and_away_are_shaded_mentioned_and_never_a_zero() -> None:
    days = [session_day(9), Day(ago(5), notes=("ill",)), Day(ago(4), notes=("ill",))]
    data = progress_data([*days, Day(ago(3), notes=("away",)), session_day(1)])
    for panel in build_panels(data, "pain", "weeks", CONTENT)[:1]:
        assert panel.chart["shade"]["date"][2:] == [ago(5), ago(3)]
        assert panel.chart["shade"]["end"][2:] == [ago(3), ago(2)]
        assert "Shaded days are left out of the averages: 2 days ill, 1 day away." in panel.notes
        assert len(panel.chart["points"]["date"]) == 4
    squares = find_panel(data, "practice", "weeks", "calendar").chart["squares"]
    assert dict(zip(squares["date"], squares["state"], strict=True))[ago(4)] == "ill"


def test_less_pain_after_a_session_may_be_the_worst_moment_passing_by() -> None:
    assert "tends to ease anyway" in find_panel(FULL, "moves", "all", "helped").notes


def test_each_move_has_its_count_middle_and_spread_or_too_few_to_say() -> None:
    panel = find_panel(FULL, "moves", "all", "helped")
    name = CONTENT.move_words["bridge"].name
    assert panel.table is not None
    assert panel.table.rows == (
        (name, "8", "1 less", "from 2 less to the same"),
        ("gone", "5", "too few to say", ""),
    )
    assert panel.chart["moves"]["move"] == [name]
    assert panel.text.endswith(
        f"The one you did most is {name}. Over 8 sessions, pain right after was mostly 1 lower."
    )


def test_tables_name_weeks_months_or_quarters_newest_first() -> None:
    firsts = []
    for choice in CHOICES[:3]:
        table = find_panel(FULL, "pain", choice, "session_pain").table
        assert table is not None
        firsts.append((table.heads[0], table.rows[0][0]))
    assert firsts == [
        ("Week of", "16 November 2026"),
        ("Week of", "16 November 2026"),
        ("Month", "November 2026"),
    ]
    long = progress_data([session_day(0), session_day(3000)])
    table = find_panel(long, "pain", "all", "session_pain").table
    assert table is not None
    assert [row[0] for row in table.rows] == [
        "October to December 2026",
        "July to September 2018",
    ]


def test_ten_years_stay_small_enough_for_a_phone() -> None:
    days = [
        msgspec.structs.replace(session_day(n, 4, 3), check_in_now=3.0, sitting_hours=8.0)
        for n in range(3650)
    ]
    checks = [score(14 * n, 40) for n in range(260, -1, -1)]
    long = progress_data(days, [week(n, 7, 6) for n in range(520)], checks)
    for choice in CHOICES:
        for panel in build_panels(long, "pain", choice, CONTENT):
            for columns in panel.chart.values():
                assert len(next(iter(columns.values()))) <= 2 * 100
    shown = build_panels(long, "pain", "all", CONTENT)
    assert [panel.id for panel in shown] == ["session_pain", "now_pain"]
    assert "You noted your pain around sessions on 3650 days." in shown[0].notes
    data = sum(len(write_arrow(columns)) for panel in shown for columns in panel.chart.values())
    assert data < 20_000


def test_today_is_the_last_day_shown() -> None:
    chart = find_panel(FULL, "pain", "weeks", "session_pain").chart
    assert list(chart["points"]["date"])[-1] == TODAY

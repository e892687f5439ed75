"""The sentences about practice and sitting, for people with a known truth."""

from __future__ import annotations

import datetime as dt

import msgspec

from psoas_coach.journal.summaries import Day
from tests.support.history_factory import (
    ago,
    check_in_day,
    progress_data,
    session_day,
    week,
)
from tests.support.panel_factory import CONTENT, find_panel, words


def test_minutes_are_shown_for_each_side_against_the_range() -> None:
    weeks = [week(0, 7, 6), week(1, 8, 6), week(2, 7, 4)]
    assert words(progress_data([session_day(0)], weeks), "practice", "weeks", "minutes") == (
        "You stretched in 3 weeks, usually for 7 minutes on the left and 6 on the right. "
        "The left side got about 1 minute more a week. "
        "In 2 of these weeks, both sides got 5 to 10 minutes."
    )


def test_a_bar_lies_inside_its_week_and_left_is_before_right() -> None:
    data = progress_data([session_day(0)], [week(0, 7, 6)])
    bars = find_panel(data, "practice", "weeks", "minutes").chart["bars"]
    assert bars["side"] == ["Left", "Right"]
    assert bars["end"][0] == bars["date"][1]
    begin, end = bars["date"][0], bars["end"][1]
    assert isinstance(begin, dt.datetime)
    assert isinstance(end, dt.datetime)
    assert dt.timedelta(days=5) < end - begin < dt.timedelta(days=7)


def test_rest_and_steady_work_alone_are_no_failure() -> None:
    rest = [msgspec.structs.replace(week(0, 7, 6), left=0.0, right=0.0)]
    panel = find_panel(progress_data([session_day(0)], rest), "practice", "weeks", "minutes")
    assert panel.text.startswith("You practised in 1 week, for 34 minutes.")
    assert panel.chart == {}


def test_the_habit_says_its_strength_and_its_origin() -> None:
    data = progress_data([session_day(n) for n in range(60)])
    assert words(data, "practice", "months", "habit") == (
        "In 9 of the last 9 weeks, you met your target of 3 days. "
        "Your habit is at 87 of 100. That's 23 more than four weeks ago."
    )


def test_weeks_are_shown_by_their_target_and_illness_is_never_a_miss() -> None:
    ill = [Day(ago(n), notes=("ill",)) for n in range(7, 14)]
    data = progress_data([*(session_day(n) for n in (0, 1, 2, 15, 16, 21, 22, 23)), *ill])
    panel = find_panel(data, "practice", "weeks", "habit")
    assert panel.text.startswith("In 2 of the last 3 weeks, you met your target of 3 days. ")
    assert panel.table is not None
    assert [row[2] for row in panel.table.rows] == ["met", "waits", "2 of 3 days", "met"]


def test_days_after_more_sitting_are_compared_with_days_after_less() -> None:
    days = [check_in_day(n, 6 if n % 2 else 3, hours=10 if n % 2 else 6) for n in range(80)]
    panel = find_panel(progress_data(days), "sitting", "months", "after_hours")
    assert panel.text == (
        "After 40 days with more sitting than usual, your pain was mostly 6. "
        "After 39 days with less, it was mostly 3. "
        "On similar days, pain was about 3 higher after more. That is a clear difference."
    )
    assert panel.table is not None
    assert panel.table.rows == (
        ("more sitting", "40", "6", "from 6 to 6"),
        ("less sitting", "39", "3", "from 3 to 3"),
    )


def test_no_clear_difference_is_an_answer_and_too_few_days_are_none() -> None:
    days = [check_in_day(n, 4 + n % 3 / 2, hours=6 + n * 7 % 5) for n in range(80)]
    text = words(progress_data(days), "sitting", "months", "after_hours")
    assert text.endswith(CONTENT.words["progress.after_sitting.unclear"])
    assert words(progress_data(days[:9]), "sitting", "months", "after_hours").endswith(
        "We need at least 10 days after more sitting, and 10 after less, before we say anything."
    )

"""Breaks from sitting: described, drawn and tabulated."""

from __future__ import annotations

from msgspec import structs

from psoas_coach.journal.summaries import BreakDay
from psoas_coach.progress.panels import build_panels
from psoas_coach.progress.progress_data import ProgressData
from tests.support.history_factory import TODAY, ago
from tests.support.panel_factory import CONTENT, find_panel


def make_data(*days: BreakDay) -> ProgressData:
    return ProgressData(TODAY, breaks=days)


THREE = make_data(
    BreakDay(ago(9), 6, 1, 2400, 20_000),
    BreakDay(ago(8), 8, 0, 1860, 20_000),
    BreakDay(ago(1), 10, 1, 1800, 20_000),
)


def test_a_sentence_a_line_and_a_table_say_the_same() -> None:
    panel = find_panel(THREE, "sitting", "weeks", "breaks")
    assert panel.text == (
        "The timer ran on 3 days, and you took about 8 breaks a day. You skipped 2 in all. "
        "Your longest time sitting was 40 minutes."
    )
    assert list(panel.chart["points"]["value"]) == [6.0, 8.0, 10.0]
    assert panel.table is not None
    assert panel.table.heads[1:3] == ("Breaks taken a day", "Skipped a day")
    assert {row[1] for row in panel.table.rows} == {"10", "7"}


def test_one_day_and_one_minute_are_said_in_the_singular() -> None:
    panel = find_panel(make_data(BreakDay(ago(1), 2, 0, 20, 20)), "sitting", "weeks", "breaks")
    assert panel.text == (
        "The timer ran on 1 day, and you took 2 breaks. Your longest time sitting was 1 minute."
    )


def test_without_a_timer_there_is_no_panel() -> None:
    for data in (ProgressData(TODAY), make_data(BreakDay(ago(400), 2, 0, 20, 20))):
        panels = build_panels(data, "sitting", "weeks", CONTENT)
        assert all(panel.id != "breaks" for panel in panels)


def test_the_first_break_is_the_first_thing_known() -> None:
    assert THREE.oldest == ago(9)
    assert structs.replace(THREE, breaks=()).oldest is None

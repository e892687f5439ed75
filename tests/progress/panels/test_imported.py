"""Days from other apps: described, drawn and tabulated, and compared with nothing."""

from __future__ import annotations

import pytest
from msgspec import structs

from psoas_coach.journal.stored_bodies import ImportedDay
from psoas_coach.journal.summaries import DatedImport
from psoas_coach.progress.date_range import CHOICES, Choice
from psoas_coach.progress.panels import TOPICS, Topic, build_panels
from psoas_coach.progress.progress_data import ProgressData
from tests.support.history_factory import TODAY, ago
from tests.support.panel_factory import CONTENT, FULL, find_panel

ID = "4f2504e04f8941d39a0c0305e82c3302"
OWN = {"imported_pain", "imported_practice"}


def brought(*days: tuple[int, float | None]) -> ProgressData:
    """Days so long ago with pain of a table, or ticked where there is none."""
    return ProgressData(
        TODAY,
        imported=tuple(
            DatedImport(
                ago(n),
                ImportedDay("loop", ID, practised=True)
                if pain is None
                else ImportedDay("pain_csv", ID, pain=pain),
            )
            for n, pain in days
        ),
    )


def test_pain_of_a_table_is_a_line_of_its_own_and_says_what_is_not_known() -> None:
    panel = find_panel(brought((9, 3), (8, 6.5), (1, 4)), "pain", "weeks", "imported_pain")
    assert panel.text == (
        "Your table has pain for 3 days, and the middle value is 4. These numbers came from a "
        "file. We don't know what was asked or when in the day, so we compare them with nothing, "
        "and your plan doesn't use them."
    )
    assert list(panel.chart["points"]["value"]) == [3.0, 6.5, 4.0]
    assert panel.table is not None
    assert {row[1] for row in panel.table.rows} == {"4", "4.8"}


def test_ticked_days_are_counted_by_the_month_and_are_no_practice_here() -> None:
    data = brought((9, None), (8, None), (1, None))
    panel = find_panel(data, "practice", "weeks", "imported_practice")
    assert panel.text.startswith("You ticked 3 days in Loop Habit Tracker. A tick doesn't say")
    assert panel.chart == {}
    assert panel.table is not None
    assert sum(int(row[1]) for row in panel.table.rows) == 3
    minutes = find_panel(data, "practice", "weeks", "minutes")
    assert minutes == find_panel(ProgressData(TODAY), "practice", "weeks", "minutes")


def test_one_day_is_said_in_the_singular() -> None:
    data = brought((2, None), (1, 3.25))
    pain = find_panel(data, "pain", "weeks", "imported_pain")
    assert pain.text.startswith("Your table has pain for 1 day: 3.2.")
    ticked = find_panel(data, "practice", "weeks", "imported_practice")
    assert ticked.text.startswith("You ticked 1 day in Loop Habit Tracker.")


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("about", TOPICS)
def test_every_other_panel_is_the_same_with_and_without_it(about: Topic, choice: Choice) -> None:
    """Within the time of a journal, what came from elsewhere changes not a letter of the rest."""
    with_it = build_panels(FULL, about, choice, CONTENT)
    without = build_panels(structs.replace(FULL, imported=()), about, choice, CONTENT)
    assert tuple(panel for panel in with_it if panel.id not in OWN) == without


def test_nothing_in_the_span_is_no_panel_and_the_first_day_is_known() -> None:
    data = brought((400, 3), (399, None))
    for about in TOPICS:
        panels = build_panels(data, about, "weeks", CONTENT)
        assert not OWN & {panel.id for panel in panels}
    assert data.oldest == ago(400)

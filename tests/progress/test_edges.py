"""The edge cases of every statistic: one row, equal rows, no entries, wrong clocks, huge data."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day, MoveEffect
from psoas_coach.progress.date_range import CHOICES, find_span
from psoas_coach.progress.hip_measure import Hip
from psoas_coach.progress.panels import TOPICS, build_panels
from psoas_coach.progress.panels.effects import summarize_effect
from psoas_coach.progress.panels.habit import compute_strengths
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.recent_history import find_latest_change
from psoas_coach.progress.six_week_review import review_six_weeks
from psoas_coach.progress.week_minutes import sum_practice
from tests.support.history_factory import TODAY, ago, progress_data, score, session_day, week
from tests.support.steps import count_lines
from tests.support.whole import count_examples

CONTENT = load()
PAIN = st.none() | st.integers(0, 10).map(float)
DAYS = st.lists(
    st.builds(
        Day,
        local_date=st.integers(-3, 800).map(ago),
        sessions=st.integers(0, 2),
        seconds=st.integers(0, 900).map(float),
        pain_before=PAIN,
        pain_after=PAIN,
        sitting_hours=st.none() | st.integers(0, 24).map(float),
        longest_sit=st.none() | st.integers(0, 1440),
        notes=st.sampled_from([(), ("ill",), ("away",), ("flare",), ("check_in",)]),
        check_in_now=PAIN,
    ),
    max_size=60,
)


def everything(data: ProgressData) -> list[str]:
    """Every sentence and cell of every panel; a chart's numbers are looked at on the way."""
    texts = []
    for about in TOPICS:
        for choice in CHOICES:
            for panel in build_panels(data, about, choice, CONTENT):
                texts += [panel.text, panel.notes]
                texts += [cell for row in (panel.table.rows if panel.table else ()) for cell in row]
                for columns in panel.chart.values():
                    for value in (value for column in columns.values() for value in column):
                        assert not isinstance(value, float) or math.isfinite(value)
    return texts


@settings(max_examples=count_examples(12), deadline=None)
@given(DAYS)
def test_any_entries_in_any_order_give_sentences_and_never_nan(
    days: list[Day],
) -> None:
    unsorted = ProgressData(TODAY, tuple(days))
    one_a_day = {day.local_date: day for day in days if day.local_date <= TODAY}
    for data in (unsorted, progress_data(one_a_day.values())):
        for text in everything(data):
            assert "nan" not in text.lower().split()
            assert "inf" not in text.lower().split()
            assert "{" not in text
        looked = review_six_weeks(data)
        assert looked is None or isinstance(looked.nothing_changed, bool)
    assert isinstance(find_latest_change(sort_days(days), (), TODAY, Phrases(CONTENT.words)), str)


def sort_days(days: list[Day]) -> list[Day]:
    return sorted(days, key=lambda day: day.local_date)


def test_one_row_of_each_kind() -> None:
    data = progress_data(
        [session_day(0)], [week(0, 5, 0)], [score(0, 40)], effects=[MoveEffect("bridge", 1, (-1,))]
    )
    for about in TOPICS:
        for panel in build_panels(data, about, "all", CONTENT):
            assert panel.text.endswith(".")
    assert review_six_weeks(data) is None


def test_a_physios_own_move_is_named_as_one_and_not_by_its_id() -> None:
    id_ = f"own_{'0' * 24}"
    data = progress_data([session_day(0)], effects=[MoveEffect(id_, 6, (-1,) * 6)])
    (panel,) = build_panels(data, "moves", "all", CONTENT)
    assert panel.table is not None
    assert panel.table.rows[0][0] == CONTENT.words["physio_plan.own"]
    assert id_ not in panel.text
    named = progress_data(
        [session_day(0)], effects=[MoveEffect(id_, 6, (-1,) * 6, "Towel squeeze")]
    )
    (panel,) = build_panels(named, "moves", "all", CONTENT)
    assert panel.table is not None
    own = CONTENT.words["physio_plan.own_named"].format(name="Towel squeeze")
    assert panel.table.rows[0][0] == own
    assert own in panel.text


def test_years_of_equal_days_are_called_nothing() -> None:
    data = progress_data([session_day(n, 4, 4) for n in range(700)])
    text = " ".join(everything(data))
    for verdict in ("better", "worse", "unsure"):
        assert CONTENT.words[f"progress.change.{verdict}"] not in text
    looked = review_six_weeks(data)
    assert looked is not None
    assert looked.nothing_changed


@pytest.mark.parametrize("years", [1, 2, 4, 24, 26, 100])
def test_a_life_of_any_length_has_all_its_words(years: int) -> None:
    far = years * 365
    life = (far, far - 1, far // 2, 40, 1, 0)
    days = [session_day(n) for n in life]
    reported = everything(
        progress_data(
            [msgspec.structs.replace(day, sitting_hours=8.0, check_in_now=4.0) for day in days],
            [week(n // 7, 7, 6) for n in life],
            [score(n, 40) for n in life],
            [Hip(ago(n), 4.0, 5.0) for n in life],
        )
    )
    assert len(reported) > 100


def test_sessions_without_pain_only_count_as_practice() -> None:
    data = progress_data([session_day(n, None, None) for n in range(100)])
    first = build_panels(data, "pain", "all", CONTENT)[0]
    assert first.chart == {}
    assert first.text == CONTENT.words["progress.session_pain.empty"]
    assert build_panels(data, "practice", "all", CONTENT)[2].chart


def test_a_single_side_is_shown_as_it_is() -> None:
    (practised,) = sum_practice([week(0, 6, 0)], find_span("weeks", TODAY, None))
    assert (practised.left, practised.right) == (6, 0)
    panels = build_panels(
        progress_data([session_day(0)], [week(0, 6, 0)]), "practice", "weeks", CONTENT
    )[0].text
    assert "The left side got about 6 minutes more a week." in panels


def test_before_alone_and_after_alone_are_enough_for_a_line() -> None:
    for missing in ("pain_before", "pain_after"):
        days = [msgspec.structs.replace(session_day(n), **{missing: None}) for n in range(0, 60, 2)]
        first = build_panels(progress_data(days), "pain", "months", CONTENT)[0]
        assert len(set(first.chart["lines"]["series"])) == 1


@pytest.mark.parametrize("days", [1, 400, 40_000])
def test_dates_after_today_are_not_looked_at(days: int) -> None:
    data = progress_data([session_day(3), session_day(-days, 9, 9)])
    for choice in CHOICES:
        points = build_panels(data, "pain", choice, CONTENT)[0].chart["points"]["date"]
        assert all(isinstance(date, dt.date) and date <= TODAY for date in points)


def test_a_zone_change_that_repeats_a_day_counts_it_as_recorded() -> None:
    data = ProgressData(TODAY, (session_day(3, 4, 4), session_day(2, 5, 5), session_day(2, 7, 7)))
    line = build_panels(data, "pain", "weeks", CONTENT)[0].chart["lines"]
    assert len(line["date"]) == 4


def many(count: int) -> list[Day]:
    return [
        Day(TODAY - dt.timedelta(days=count - n), 1, 1, 400.0, pain_before=float(n % 9))
        for n in range(count)
    ]


def effects_of(count: int) -> Callable[[], object]:
    changes = [number % 5 - 2 for number in range(count)]
    return lambda: summarize_effect("bridge", changes)


def strengths_of(count: int) -> Callable[[], object]:
    done = {TODAY - dt.timedelta(days=day) for day in range(count)}
    return lambda: compute_strengths(done, frozenset(), TODAY)


def make_practice(count: int) -> Callable[[], object]:
    days = many(count)
    return lambda: sum_practice(days, find_span("all", TODAY, days[0].local_date))


def review_of(count: int) -> Callable[[], object]:
    data = ProgressData(TODAY, tuple(many(count)))
    return lambda: review_six_weeks(data)


def lately_of(count: int) -> Callable[[], object]:
    days = many(count)
    return lambda: find_latest_change(days, (), TODAY, Phrases(CONTENT.words))


@pytest.mark.parametrize(
    "statistic", [effects_of, strengths_of, make_practice, review_of, lately_of]
)
def test_ten_times_the_rows_take_about_ten_times_the_steps(
    statistic: Callable[[int], Callable[[], object]],
) -> None:
    assert count_lines(statistic(5_000)) < 20 * count_lines(statistic(500))

"""The sentences about hips and scores, for people with a known truth."""

from __future__ import annotations

import msgspec

from psoas_coach.progress.hip_measure import Hip, Noise
from tests.support.history_factory import (
    ago,
    progress_data,
    score,
    session_day,
)
from tests.support.panel_factory import find_panel, words


def test_hips_are_shown_side_by_side_with_the_noise() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), 1.0, -3.0)]
    assert words(progress_data([session_day(0)], hips=hips), "hips", "months", "hip_extension") == (
        "Left: 6 degrees above level at first, 1 degree below level lately. "
        "That's more than the 5 degrees that a home measure can be off. "
        "Right: 2 degrees above level at first, 3 degrees above level lately. "
        "That's within the 5 degrees that a home measure can be off."
    )


def test_two_hips_that_moved_alike_are_judged_in_one_sentence() -> None:
    hips = [Hip(ago(80), -2.0, -2.0), Hip(ago(2), -1.0, -3.0)]
    text = words(progress_data([session_day(0)], hips=hips), "hips", "months", "hip_extension")
    assert text.endswith("Both are within the 5 degrees that a home measure can be off.")
    assert text.count("that a home measure can be off") == 1


def test_a_hip_that_was_measured_once_is_not_judged() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), 1.0, None)]
    assert words(progress_data([session_day(0)], hips=hips), "hips", "months", "hip_extension") == (
        "Left: 6 degrees above level at first, 1 degree below level lately. "
        "That's more than the 5 degrees that a home measure can be off. "
        "Right: 2 degrees above level, measured once."
    )


def test_the_bands_of_noise_lie_around_the_first_measures() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), 1.0, -3.0)]
    chart = find_panel(
        progress_data([session_day(0)], hips=hips), "hips", "months", "hip_extension"
    ).chart
    assert chart["bands"] == {
        "side": ["left", "right"],
        "low": [-11.0, -7.0],
        "high": [-1.0, 3.0],
    }


def test_ones_own_repeats_make_the_band_and_are_named() -> None:
    hips = [Hip(ago(80), -6.0, -2.0), Hip(ago(2), -2.0, -3.0)]
    data = progress_data([session_day(0)], hips=hips)
    data = msgspec.structs.replace(data, noise=Noise(3.6, own=True, repeats=14))
    panel = find_panel(data, "hips", "months", "hip_extension")
    assert "more than the 3.6 degrees" in panel.text
    assert "Going by your own 14 repeats" in panel.notes
    assert panel.chart["bands"]["low"] == [-9.6, -5.6]


def test_scores_are_compared_under_the_same_rules_only() -> None:
    scores = [score(300, 60), score(200, 50), score(100, 44, rules="2"), score(5, 40, rules="2")]
    panel = find_panel(progress_data(scores=scores), "checks", "year", "score")
    assert panel.text == (
        "You have 4 self-checks with a score. "
        "Your latest score is 40, 4 lower than your first one under the same rules."
    )
    assert "The rules changed once." in panel.notes
    assert panel.chart["rules"] == {"date": [ago(100)], "label": ["rules 2"]}
    assert panel.chart["lines"]["run"] == [0, 0, 1, 1]

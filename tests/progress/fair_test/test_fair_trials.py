"""A small part of what ``docs/fair-test.md`` promises, and that its trials can fail.

``python -m benchmarks.fair_test`` makes the whole tables.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product
from statistics import fmean, pvariance

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.progress.fair_test.analysis import Pair, analyse, judge
from tests.support.measured_pages import FAIR_TEST, read_measured
from tests.support.trials import fair_claims, fair_trials
from tests.support.trials.fair_people import HISTORY, KINDS, MOST_PAIRS, UNFAIR, Kind, try_out
from tests.support.trials.fair_trials import CLEAR, Share, count_clear
from tests.support.trials.simulated_people import Person

ECHO = KINDS["echo 0.6, spread 1.5"]


@pytest.mark.parametrize("name", KINDS)
def test_of_all_draws_of_a_life_in_which_nothing_helps_5_in_100_at_most_are_clear(
    name: str,
) -> None:
    """Not on average over many people, but for each: this is what exact means."""
    pairs = try_out(KINDS[name], 0.0, "one life").pairs[:7]
    assert any(pair.counted for pair in pairs) or name == "three answers a week"
    clear = 0
    for swapped in product((False, True), repeat=len(pairs)):
        drawn = [
            Pair(pair.without, pair.with_) if swap else pair
            for swap, pair in zip(swapped, pairs, strict=True)
        ]
        clear += judge(analyse(drawn)) in CLEAR
    assert 100 * clear <= load().fair_test.analysis.false_alarm_percent * 2 ** len(pairs)


@pytest.mark.parametrize("name", ["echo 0.9, spread 1.5", "weekdays 2 more, falls by 3, echo 0.9"])
def test_no_effect_is_seldom_clear_and_a_large_one_mostly(name: str) -> None:
    for share in count_clear(KINDS[name], 0.0, 150, "test").values():
        assert share.percent <= fair_claims.MOST_FALSE + 3 * share.error
    assert count_clear(KINDS[name], 3.0, 25, "test")[10].percent >= 90


def test_days_taken_one_by_one_would_break_the_promise() -> None:
    """So the trial can fail: neighbouring days are alike, and only blocks were drawn by lot."""
    kind = KINDS["echo 0.9, spread 1.5"]
    lives = [try_out(kind, 0.0, f"one by one {number}").pairs for number in range(100)]
    assert sum(_differ_by_day(pairs) for pairs in lives) > 15


def test_bad_days_hidden_in_weeks_without_alone_look_like_a_difference() -> None:
    """Pain is the same, and the answers are not: a limit that the page names."""
    (kind,) = UNFAIR.values()
    lives = [try_out(kind, 0.0, f"hidden {number}").pairs for number in range(60)]
    assert fmean(analyse(pairs).difference or 0.0 for pairs in lives) > 0.15


def test_the_opposite_in_a_third_of_the_weeks_leaves_a_third_of_the_difference() -> None:
    """With as planned and without as planned less both the other way round: 4/9 - 1/9."""
    kind = KINDS["does the opposite in a third of the weeks"]
    found = [
        analyse(try_out(kind, 3.0, f"opposite {number}").pairs).difference or 0.0
        for number in range(120)
    ]
    assert fmean(found) == pytest.approx(-1.0, abs=0.2)


def test_a_life_is_the_same_whatever_the_condition_does_but_for_what_it_does() -> None:
    kind = Kind(Person(5.0, 1.0, 0.5))
    without_effect, with_effect = try_out(kind, 0.0, "life"), try_out(kind, 1.0, "life")
    assert without_effect.history == with_effect.history
    assert len(without_effect.history) == HISTORY
    assert len(without_effect.pairs) == MOST_PAIRS
    for before, after in zip(without_effect.pairs, with_effect.pairs, strict=True):
        assert before.without == after.without
        assert sum(before.with_) - sum(after.with_) == len(before.with_) == 5


def test_a_forecast_says_about_what_is_found() -> None:
    forecast = fair_trials.forecast_clear(ECHO, 25, "test")
    clear_results = count_clear(ECHO, 2.0, 100, "test")
    for length in fair_trials.LENGTHS:
        assert forecast[2.0, length] == pytest.approx(clear_results[length].percent, abs=15)


@pytest.mark.parametrize(
    ("name", "effect", "length"),
    [
        ("7 of 10 days answered", 3.0, 10),
        ("three answers a week, blocks of two weeks", 2.0, 8),
        ("echo 0.3, spread 0.7", 1.0, 6),
    ],
)
def test_a_forecast_is_right_for_people_with_few_answers_and_for_the_calm(
    name: str, effect: float, length: int
) -> None:
    """Where it is hardest: a part of the promise, which the command keeps for every kind."""
    forecast = fair_trials.forecast_clear(KINDS[name], 250, "hard", [effect], [length])
    share = count_clear(KINDS[name], effect, 400, "hard")[length]
    assert forecast[effect, length] == pytest.approx(share.percent, abs=fair_claims.MOST_OFF)


def test_a_broken_promise_is_named() -> None:
    effects, lengths = fair_trials.EFFECTS, fair_trials.LENGTHS
    kept = fair_claims.Findings(
        "echo 0.6, spread 1.5",
        dict.fromkeys(lengths, Share(100, 2000)),
        dict.fromkeys(((effect, length) for effect in effects for length in lengths), Share(9, 10)),
        dict.fromkeys(((effect, length) for effect in effects for length in lengths), 85.0),
        Share(8, 10),
    )
    assert kept.list_broken() == []
    alarms = msgspec.structs.replace(kept, false=dict.fromkeys(lengths, Share(140, 2000)))
    assert len(alarms.list_broken()) == len(lengths)
    off = msgspec.structs.replace(kept, forecast={**kept.forecast, (1.0, 8): 79.0})
    assert off.list_broken() == ["echo 0.6, spread 1.5, 8 pairs, 1.0 points: 79 forecast, 90 found"]
    floor = msgspec.structs.replace(off, name="at the floor, level 1")
    assert floor.is_foreseen(1.0)
    assert not floor.is_foreseen(1.5)


def test_the_tables_on_the_page_name_the_command_that_made_them_and_every_kind() -> None:
    measured = read_measured(FAIR_TEST)
    assert f"--people {fair_claims.PEOPLE} --seed {fair_claims.SEED}" in measured
    for name in (*KINDS, *UNFAIR):
        assert measured.count(f"| {name} | ") == 1 + len(fair_trials.LENGTHS)


def _differ_by_day(pairs: Sequence[Pair]) -> bool:
    """Whether all days with and all days without differ by two standard errors."""
    sides = [
        [day for pair in pairs for day in pair.with_],
        [day for p in pairs for day in p.without],
    ]
    error = math.sqrt(sum(pvariance(side) / len(side) for side in sides))
    return abs(fmean(sides[0]) - fmean(sides[1])) > 2 * error

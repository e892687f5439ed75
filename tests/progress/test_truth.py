"""The page's promises about people with a known truth, on fewer of them than in the table.

``python -m benchmarks.truth`` reproduces the whole table of ``docs/progress.md``. The fast part
tries those who look once, those who compare self-checks, and sitting that does a lot.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from statistics import fmean, pstdev

import msgspec
import pytest

from psoas_coach.progress.date_range import CHOICES
from tests.support.measured_pages import PROGRESS, read_measured
from tests.support.trials import change_trials, claims, review_trials, sitting_trials
from tests.support.trials.flares import CLUSTERED, SINGLE
from tests.support.trials.pain_patterns import (
    EARLY_DAYS,
    FALLS_FROM,
    PATTERNS,
    early,
    make_halved,
    slow,
)
from tests.support.trials.simulated_people import Person, answers, live, moving, somebody


def test_a_flat_pain_is_called_changed_in_5_of_100_people_at_most_however_far_they_look() -> None:
    tally = change_trials.flat_once(300, 11)
    assert set(tally) == set(CHOICES)
    for called in tally.values():
        assert called.better <= claims.MOST_FALSE
        assert called.worse <= claims.MOST_FALSE


@pytest.mark.whole
def test_so_it_is_for_the_wildest_days_with_flares() -> None:
    for called in change_trials.flat_once(200, 12, claims.WILD).values():
        assert called.better <= claims.MOST_FALSE
        assert called.worse <= claims.MOST_FALSE


@pytest.mark.whole
@pytest.mark.parametrize(
    "pattern", ["usual days", "echo 0.8", "began in a 4-week flare", "weekdays hurt 1.5 more"]
)
def test_a_person_who_looks_every_day_of_half_a_year_is_not_misled(pattern: str) -> None:
    called = change_trials.flat_daily(100, 13, pattern)
    assert called.better <= claims.MOST_FALSE
    assert called.worse <= claims.MOST_FALSE


@pytest.mark.whole
def test_a_person_who_began_in_a_bad_spell_is_told_that_it_has_eased() -> None:
    assert change_trials.flat_daily(60, 14, "began in a 4-week flare").eased > 0.5


@pytest.mark.whole
def test_a_fall_by_3_points_is_told_within_ten_weeks_to_8_people_of_10() -> None:
    assert change_trials.look_daily(120, 15).eased >= claims.LEAST_DETECTED


@pytest.mark.whole
def test_a_rise_by_3_points_is_told_to_most_within_half_a_year() -> None:
    assert change_trials.look_daily(60, 16, 3.0, (35, 150), change_trials.HALF_YEAR).worse >= 0.75


@pytest.mark.whole
def test_most_early_responders_are_told_of_it_within_twelve_weeks() -> None:
    findings = change_trials.look_until(100, 17, lambda chance: (early(chance, -3.0), 85))
    assert findings.eased >= claims.LEAST_EARLY
    assert findings.better == 0


@pytest.mark.whole
@pytest.mark.parametrize("draw", [partial(early, points=-3.0), make_halved])
def test_whoever_got_better_is_not_told_that_this_is_not_the_right_tool(
    draw: Callable[[random.Random], Person],
) -> None:
    assert review_trials.measure_no_change_share(60, 18, draw) <= claims.MOST_FALSE


def test_self_checks_are_no_more_often_wrong() -> None:
    called = change_trials.checks(300, 19)
    assert max(called.better, called.worse) <= claims.MOST_FALSE


@pytest.mark.whole
@pytest.mark.parametrize("pattern", ["usual days", "weekdays hurt 1.5 more"])
def test_sitting_that_does_nothing_is_blamed_or_praised_in_5_of_100_people_at_most(
    pattern: str,
) -> None:
    assert sum(sitting_trials.sitting(80, 20, 0.0, pattern)) <= claims.MOST_FALSE


def test_sitting_that_does_a_lot_is_seen() -> None:
    more, less = sitting_trials.sitting(80, 21, 4.0)
    assert more > 0.5
    assert less == 0


@pytest.mark.whole
def test_rules_that_take_the_echo_and_the_looks_for_granted_would_break_the_promise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So the trial can fail."""
    for name, value in (("SURE", 1.64), ("SURE_OF_RISE", 1.64)):
        monkeypatch.setattr(f"psoas_coach.progress.change.{name}", value)
    monkeypatch.setattr("psoas_coach.progress.comparison_windows.SETTLING_WEEKS", 1)
    monkeypatch.setattr("psoas_coach.progress.change.SETTLING_WEEKS", 1)
    called = change_trials.flat_daily(60, 13, "began in a 4-week flare")
    assert called.better > claims.MOST_FALSE


def test_invented_people_are_as_they_are_said_to_be() -> None:
    chance = random.Random(5)
    person = Person(4.2, 1.5, 0.4)
    values = [point.value for point in answers(person, 20_000, chance)]
    assert fmean(values) == pytest.approx(person.truth(0), abs=0.1)
    mover = moving(chance, FALLS_FROM, 50, -3.0)
    assert mover.truth(50) == pytest.approx(mover.truth(49) - 3)
    assert somebody(random.Random(1)) == somebody(random.Random(1))


def test_whoever_falls_early_has_fallen_by_the_third_week_and_who_does_slowly_by_the_year() -> None:
    chance = random.Random(6)
    for _ in range(30):
        person = early(chance, -3.0)
        assert person.truth(EARLY_DAYS) == pytest.approx(person.truth(0) - 3)
        person = slow(chance)
        assert person.truth(364) == pytest.approx(person.truth(0) - 3, abs=0.05)
        assert person.truth(182) > person.truth(364) + 0.5
        person = make_halved(chance)
        assert person.truth(EARLY_DAYS) == pytest.approx(person.truth(0) / 2)


def test_each_hard_pattern_shows_in_what_people_answer() -> None:
    base = Person(4.0, 1.0, 0.3)

    def values(pattern: str, days: int = 1400) -> list[float]:
        person = msgspec.structs.replace(base, **PATTERNS[pattern])
        return [point.value for point in answers(person, days, random.Random(7))]

    usual = values("usual days")
    assert _echo(values("echo 0.9")) > 0.8
    assert _echo(usual) < 0.5
    assert len(values("two days a week answered")) < 0.35 * len(usual)
    assert fmean(values("answers missing when it is bad")) < fmean(usual) - 0.1
    weekly = values("weekdays hurt 1.5 more")
    saturdays = fmean(weekly[5::7])
    assert fmean(weekly[2::7]) == pytest.approx(saturdays + 1.5, abs=0.15)
    assert pstdev([fmean(values("slow meanders")[n : n + 14]) for n in range(0, 1380, 14)]) > 0.4
    assert fmean(values("began in a 4-week flare", 28)) > fmean(values("usual days", 28)) + 1.5


def test_flares_that_cluster_are_no_more_than_a_third_of_the_days_and_come_in_seasons() -> None:
    single = SINGLE.raised(20_000, random.Random(8))
    clustered = CLUSTERED.raised(20_000, random.Random(8))
    for tally in (single, clustered):
        assert 0.05 < sum(more > 0 for more in tally) / 20_000 < 0.33
        assert {more for more in tally if more} <= {more for more in tally if 2 <= more <= 4}
    busy = [
        [sum(m > 0 for m in tally[n : n + 42]) for n in range(0, 20_000, 42)]
        for tally in (single, clustered)
    ]
    assert pstdev(busy[1]) > 1.2 * pstdev(busy[0])


def test_a_life_tells_the_level_of_each_day() -> None:
    life = live(Person(5.0, 1.0, 0.3, opening_flare=14), 60, random.Random(9))
    assert len(life.levels) == 60
    assert life.levels[13] > life.levels[14] + 1.5


def test_a_broken_promise_is_seen_in_the_table() -> None:
    kept = claims.Row("who", "when", "what", 0.05, 0.05)
    broken = claims.Row("who", "when", "what", 0.79, 0.8, most=False)
    assert kept.is_met
    assert not broken.is_met
    assert broken.line() == "| who | when | what | 79.0 | at least 80 |\n"


def test_the_table_on_the_page_names_the_command_that_made_it() -> None:
    measured = read_measured(PROGRESS)
    assert f"--people {claims.PEOPLE} --seed {claims.SEED}" in measured
    for pattern in PATTERNS:
        assert f"| flat pain, {pattern} | every day of half a year |" in measured


def _echo(values: list[float]) -> float:
    middle = fmean(values)
    beside = sum((a - middle) * (b - middle) for a, b in pairwise(values))
    return beside / sum((a - middle) ** 2 for a in values)

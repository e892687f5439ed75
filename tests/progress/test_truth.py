"""What the page promises about people whose truth is known, on fewer of them than the table has.

``python -m benchmarks.truth`` reproduces the whole table of ``docs/progress.md``.
"""

from __future__ import annotations

import random
from statistics import fmean

import pytest

from benchmarks import trials, truth
from benchmarks.known_people import Person, moving, somebody, told
from psoas_coach.progress.span import CHOICES, Choice

HARD = Person(5.0, 2.5, 0.6, flares=True, tells=1.0)


def test_a_flat_pain_is_called_changed_in_5_of_100_people_at_most_however_far_they_look() -> None:
    found = trials.flat_once(600, 11)
    assert set(found) == set(CHOICES)
    for called in found.values():
        assert called.better <= truth.MOST_FALSE
        assert called.worse <= truth.MOST_FALSE


def test_so_it_is_for_the_wildest_days_with_flares() -> None:
    for called in trials.flat_once(400, 12, HARD).values():
        assert called.better <= truth.MOST_FALSE
        assert called.worse <= truth.MOST_FALSE


def test_who_looks_every_day_of_half_a_year_is_not_flattered_either() -> None:
    assert trials.flat_daily(100, 13, "all").better <= truth.MOST_FALSE


@pytest.mark.parametrize("choice", ["months", "all"])
def test_a_fall_by_3_points_is_told_within_four_weeks_to_8_people_of_10(
    choice: Choice,
) -> None:
    assert trials.moved_once(500, 14, choice) >= truth.LEAST_FOUND


def test_a_rise_by_3_points_is_told_within_four_weeks_to_8_people_of_10() -> None:
    assert trials.moved_once(500, 15, "all", 3.0) >= truth.LEAST_FOUND


def test_self_checks_are_no_more_often_wrong() -> None:
    called = trials.checks(500, 16)
    assert max(called.better, called.worse) <= truth.MOST_FALSE


def test_sitting_that_does_nothing_is_blamed_or_praised_in_5_of_100_people_at_most() -> None:
    assert max(trials.sitting(150, 17)) <= truth.MOST_FALSE


def test_sitting_that_does_a_lot_is_seen() -> None:
    more, less = trials.sitting(100, 18, 4.0)
    assert more > 0.5
    assert less == 0


def test_a_rule_that_compares_two_weeks_by_2_points_alone_would_break_the_promise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So the trial can fail: this is the rule that was there before."""
    for name, value in (("FIRST_WEEKS", 2), ("LAST_WEEKS", 2), ("SURE", 0.0), ("SETTLING_DAYS", 0)):
        monkeypatch.setattr(f"psoas_coach.progress.change.{name}", value)
    assert trials.flat_once(400, 12, HARD)["all"].better > truth.MOST_FALSE


def test_invented_people_are_as_they_are_said_to_be() -> None:
    chance = random.Random(5)
    person = Person(4.2, 1.5, 0.4, flares=False, tells=1.0)
    values = [point.value for point in told(person, 20_000, chance)]
    assert fmean(values) == pytest.approx(person.truth(0), abs=0.1)
    mover = moving(chance, trials.FALLS_FROM, 50, -3.0)
    assert mover.truth(50) == pytest.approx(mover.truth(49) - 3)
    assert somebody(random.Random(1)) == somebody(random.Random(1))


def test_a_broken_promise_is_seen_in_the_table() -> None:
    kept = truth.Row("who", "when", "what", 0.05, 0.05)
    broken = truth.Row("who", "when", "what", 0.79, 0.8, most=False)
    assert kept.kept
    assert not broken.kept
    assert broken.line() == "| who | when | what | 79.0 | at least 80 |\n"


def test_the_table_on_the_page_names_the_command_that_made_it() -> None:
    page = truth.PAGE.read_text(encoding="utf-8")
    measured = page.split(truth.START)[1].split(truth.END)[0]
    assert f"--people {truth.PEOPLE} --seed {truth.SEED}" in measured
    assert measured.count("\n| ") == 1 + len(list(truth.rows(4, 1)))

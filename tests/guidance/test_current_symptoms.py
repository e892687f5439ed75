"""Current symptoms, the stop rule, and what counts as a session, with numbers by hand."""

from __future__ import annotations

import itertools
import random

import pytest

from psoas_coach.guidance import assess
from psoas_coach.guidance.current_symptoms import (
    find_stop_pain,
    should_rest_first,
    with_current_symptoms,
)
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.ui.phrases.session import write_stop_rule
from tests.support import random_answers
from tests.support.decision_space import CONTENT
from tests.support.random_answers import HEALTHY, SIGNS


def expect_stop(start: int) -> int:
    """Two above the start and at most 4; from a start of 3 on, one above it; never above 10."""
    return min(10, min(start + 2, 4) if start < 3 else start + 1)


@pytest.mark.parametrize("start", range(11))
def test_the_pain_at_which_to_stop_follows_from_the_pain_at_the_start(start: int) -> None:
    assert find_stop_pain(start, CONTENT) == expect_stop(start)


@pytest.mark.parametrize("limit", range(1, 11))
@pytest.mark.parametrize("start", range(11))
def test_a_physios_limit_only_ever_makes_stopping_earlier(start: int, limit: int) -> None:
    number = find_stop_pain(start, CONTENT, limit)
    assert number == min(limit, expect_stop(start))
    text = write_stop_rule(start, CONTENT, limit)
    # Where the limit is reached already there is no number to wait for.
    assert (f" {number}." in text) is (number > start)


def test_the_numbers_of_the_contract_are_met() -> None:
    numbers = {start: find_stop_pain(start, CONTENT) for start in (0, 1, 2, 3, 4, 6)}
    assert numbers == {0: 2, 1: 3, 2: 4, 3: 4, 4: 5, 6: 7}


@pytest.mark.parametrize(("pain", "rests"), [(0, False), (6, False), (7, True), (10, True)])
def test_from_7_on_rest_is_offered_first(pain: int, rests: bool) -> None:
    assert should_rest_first(pain, CONTENT) is rests
    assert CONTENT.session.stop.rest_depth == 0


@pytest.mark.parametrize("now", range(11))
def test_pain_now_raises_both_pains_where_it_is_above_them(now: int) -> None:
    for average, worst in itertools.combinations_with_replacement(range(11), 2):
        answers = {**HEALTHY, "pain_average": average, "pain_worst": worst}
        updated = with_current_symptoms(answers, now, tingling=False, content=CONTENT)
        assert (updated["pain_average"], updated["pain_worst"]) == (
            max(average, now),
            max(worst, now),
        )
        assert {id_: updated[id_] for id_ in HEALTHY if "pain_" not in id_} == {
            id_: answer for id_, answer in HEALTHY.items() if "pain_" not in id_
        }


def test_tingling_that_the_self_check_does_not_know_of_counts_as_new_and_growing() -> None:
    updated = with_current_symptoms(HEALTHY, 0, tingling=True, content=CONTENT)
    assert {id_: updated[id_] for id_ in updated if id_.startswith("thigh_")} == {
        "thigh_frequency": "some_days",
        "thigh_trend": "worse",
        "thigh_areas": ["front"],
        "thigh_side": "left",
    }
    result = assess(updated)
    assert (result.level, result.depth_cap) == ("soon", 0)


def test_tingling_that_the_self_check_knows_of_changes_nothing() -> None:
    assert with_current_symptoms(SIGNS, 0, tingling=True, content=CONTENT) == SIGNS


def test_today_is_never_bolder_than_the_self_check() -> None:
    rng = random.Random(31)
    for _ in range(500):
        answers = random_answers.person(rng)
        pain, tingling = rng.randint(0, 10), rng.random() < 0.5
        before = assess(answers)
        now = assess(with_current_symptoms(answers, pain, tingling=tingling, content=CONTENT))
        assert now.depth_cap <= before.depth_cap
        assert set(now.allowed) <= set(before.allowed)


def test_the_rules_define_a_session_and_a_stopped_one() -> None:
    counts = CONTENT.session.counts
    assert counts.least_seconds == 60
    assert counts.finished_share == 0.8
    assert {*counts.trouble} == {"pain", "tingling", "other"}


def test_the_lengths_of_flares_and_the_days_of_self_checks_are_those_of_the_contract() -> None:
    rules = CONTENT.session
    assert (rules.flare.look_again_days, rules.flare.lengths) == (3, (1, 2, 3, 5, 7))
    assert rules.flare.long_days == 7
    again = rules.self_check
    assert (again.offer_after_days, again.firm_after_days, again.put_off_days) == (14, 42, 3)
    assert (rules.welcome_back.least_days, rules.welcome_back.most_days) == (3, 60)
    assert rules.new_signs.hold_at_depth == 0


@pytest.mark.parametrize(
    ("answers", "signs"),
    [
        ({}, ()),
        ({"red_today": [], "see_someone": []}, ()),
        ({"red_today": ["weight_loss"], "see_someone": ["hip_locks"]}, ()),
        ({"red_today": ["self_harm_thoughts"]}, ("red_today.self_harm_thoughts",)),
        ({"see_someone": ("very_low_mood",)}, ("see_someone.very_low_mood",)),
        (
            {"red_today": ["self_harm_thoughts"], "see_someone": ["very_low_mood"]},
            ("red_today.self_harm_thoughts", "see_someone.very_low_mood"),
        ),
    ],
)
def test_the_crisis_lines_come_first_for_these_signs(
    answers: dict[str, object], signs: tuple[str, ...]
) -> None:
    assert find_crisis_signs(answers, CONTENT) == signs

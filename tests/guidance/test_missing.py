"""What is missing is never read as healthy (P5), over every set of answers that can be missing.

A plan waits for the safety lists, the precautions and the questions that set level or cap: with
any of them missing, nothing is allowed, so no completion can be less daring. The other scored
questions set neither; with them missing there is no score and no band, and the range reaches from
the best completion to the worst, exactly. Fine-tuning is a choice: left out, it adds nothing.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from psoas_coach.guidance import assess
from psoas_coach.guidance.level import ORDER, find_level
from psoas_coach.guidance.results import Answer
from psoas_coach.guidance.score import compute_score
from tests.support import random_answers
from tests.support.decision_space import CLASSES, CONTENT, LISTS
from tests.support.random_answers import HEALTHY, SIGNS
from tests.support.rules_contract import BESIDE_NONE, SCORED

GATES = (
    *LISTS, "precautions", "age_group", "pain_average", "pain_worst", "limits",
    "thigh_frequency", "thigh_trend", "thigh_areas", "thigh_side",
)  # fmt: skip
NOT_GATES = [id_ for id_ in SCORED if id_ not in GATES]
THIGH = ("thigh_frequency", "thigh_trend", "thigh_areas")
PERSONS: dict[str, dict[str, Any]] = {
    "healthy": HEALTHY,
    "thigh signs": SIGNS,
    "soon": {**SIGNS, "see_someone": ["hip_locks"], "thigh_trend": "worse", "limits": 9},
    "today": {**SIGNS, "thigh_trend": "worse", "thigh_areas": ["groin"]},
    "emergency": {**SIGNS, "thigh_areas": ["saddle"], "pain_average": 3, "thigh_side": "both"},
}


def subsets(ids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield every subset but the empty one."""
    ids = tuple(ids)
    for many in range(1, len(ids) + 1):
        yield from itertools.combinations(ids, many)


def without(answers: dict[str, Any], ids: Iterable[str]) -> dict[str, Any]:
    """Leave answers out."""
    return {id_: answer for id_, answer in answers.items() if id_ not in ids}


@pytest.mark.parametrize("person", PERSONS)
def test_with_anything_missing_that_a_plan_waits_for_the_level_says_so(person: str) -> None:
    whole = {
        id_: tuple(answer) if isinstance(answer, list) else answer
        for id_, answer in PERSONS[person].items()
    }
    highest = find_level(whole, CONTENT).level
    for left_out in subsets(id_ for id_ in GATES if id_ in whole):
        part = without(whole, left_out)
        grade = find_level(part, CONTENT)
        assert grade.level in {"incomplete", "today", "emergency"}
        if grade.level == "incomplete":
            asked = {*left_out} - ({*BESIDE_NONE} if "thigh_frequency" in left_out else set())
            assert set(grade.reasons) == asked
        else:
            # A card is never for something that the full answers would take back.
            assert ORDER.index(highest) >= ORDER.index(grade.level)


@pytest.mark.parametrize("person", ["healthy", "thigh signs", "soon"])
def test_with_anything_missing_that_a_plan_waits_for_nothing_is_allowed(person: str) -> None:
    whole = PERSONS[person]
    for left_out in subsets(id_ for id_ in GATES if id_ in whole):
        if len(left_out) > 3 and len(left_out) < len(whole):
            continue
        result = assess(without(whole, left_out))
        assert result.level == "incomplete"
        assert result.depth_cap == -1
        assert (result.allowed, result.plan, result.withheld) == ((), (), ())
        assert result.band is None
        assert set(result.reasons) <= set(result.missing)
        assert set(result.reasons) <= set(result.cap_reasons)


def test_with_nothing_answered_everything_is_asked_first() -> None:
    result = assess({})
    assert result.level == "incomplete"
    assert set(result.missing) == {*GATES, *SCORED} - {"thigh_side"}
    assert set(result.reasons) == {*GATES} - {*BESIDE_NONE}
    assert (result.score, result.score_range) == (None, (0, 100))


@pytest.mark.parametrize("person", ["healthy", "thigh signs", "soon"])
def test_other_scored_answers_missing_change_no_level_no_cap_and_no_move(person: str) -> None:
    whole = assess(PERSONS[person])
    for left_out in subsets(NOT_GATES):
        result = assess(without(PERSONS[person], left_out))
        assert result.level == whole.level
        assert result.depth_cap == whole.depth_cap
        assert result.allowed == whole.allowed
        assert (result.score, result.band, result.domains) == (None, None, None)
        assert set(result.missing) == set(left_out)
        assert result.what_would_change == ()


def test_level_incomplete_has_a_score_but_no_band() -> None:
    result = assess(without(HEALTHY, ["red_today"]))
    assert (result.level, result.score, result.band) == ("incomplete", 0, None)


def completions(part: dict[str, Answer], left_out: tuple[str, ...]) -> Iterator[dict[str, Answer]]:
    """Yield every whole set of answers that a part can become."""
    for answers in itertools.product(*(CLASSES[id_] for id_ in left_out)):
        whole = {**part, **dict(zip(left_out, answers, strict=True))}
        if whole["pain_worst"] < whole["pain_average"]:  # type: ignore[operator]  # numbers
            continue
        if whole["thigh_frequency"] == "none":
            if any(id_ in part for id_ in BESIDE_NONE):
                continue
            whole = without(whole, BESIDE_NONE)
        yield whole


def check_range(part: dict[str, Answer], left_out: tuple[str, ...]) -> None:
    """Assert that the range reaches from the best completion to the worst."""
    score = compute_score(part, CONTENT)
    scores = [compute_score(whole, CONTENT).least for whole in completions(part, left_out)]
    assert (score.least, score.most) == (min(scores), max(scores)), (part, left_out)
    assert score.points is None


@pytest.mark.parametrize("left_out", [*subsets(["pain_average", "pain_worst"])], ids=str)
def test_the_range_with_pain_missing_is_exact(left_out: tuple[str, ...]) -> None:
    for average, worst in itertools.product(range(11), range(11)):
        if average <= worst:
            whole = {**HEALTHY, "pain_average": average, "pain_worst": worst}
            check_range(without(whole, left_out), left_out)


@pytest.mark.parametrize("left_out", [*subsets(THIGH)], ids=str)
def test_the_range_with_thigh_answers_missing_is_exact(left_out: tuple[str, ...]) -> None:
    rest = [id_ for id_ in (*THIGH, "thigh_side") if id_ not in left_out]
    for values in itertools.product(*(CLASSES[id_] for id_ in rest)):
        part = {**without(HEALTHY, THIGH), **dict(zip(rest, values, strict=True))}
        if part.get("thigh_frequency") == "none":
            continue
        check_range(part, left_out)
        check_range(without(part, ["thigh_side"]), left_out)


def test_the_range_with_the_frequency_alone_missing_reaches_down_to_none() -> None:
    score = compute_score(without(HEALTHY, ["thigh_frequency"]), CONTENT)
    assert (score.least, score.most) == (0, 20)


@pytest.mark.parametrize("id_", [id_ for id_ in SCORED if id_ not in THIGH])
def test_the_range_with_one_answer_missing_is_exact(id_: str) -> None:
    check_range(without(HEALTHY, [id_]), (id_,))


def test_the_range_holds_the_score_of_the_answers_left_out() -> None:
    rng = random.Random(3)
    for _ in range(600):
        whole = {**SIGNS, **random_answers.person(rng)}
        whole["pain_worst"] = max(whole["pain_worst"], whole["pain_average"])
        if whole["thigh_frequency"] == "none":
            whole = without(whole, BESIDE_NONE)
        asked = [id_ for id_ in SCORED if id_ in whole]
        left_out = set(rng.sample(asked, rng.randint(1, 4)))
        if "thigh_frequency" in left_out:
            left_out |= {*BESIDE_NONE}
        full = assess(whole)
        part = assess(without(whole, left_out))
        if full.score is not None and part.score_range is not None:
            least, most = part.score_range
            assert 0 <= least <= full.score <= most <= 100


def test_fine_tuning_left_out_withholds_nothing_and_is_told_as_not_assessed() -> None:
    result = assess(HEALTHY)
    assert result.patterns["overstretched"].state == "not_assessed"
    assert result.patterns["holding"].state == "not_assessed"
    assert "heel_slide" in result.allowed

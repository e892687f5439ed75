"""Properties of the composed result (P1, P2, P5, P6), on random people and where a search looks."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.guidance import Guidance, assess
from psoas_coach.guidance.level import ORDER
from tests.guidance.worse import one_step_worse
from tests.support import random_answers
from tests.support.random_answers import SIGNS
from tests.support.rules_contract import BESIDE_NONE, RED_NOW, RED_TODAY
from tests.support.whole import count_examples

BANDS = (None, "keep_it_up", "ease_in", "go_gently", "gentle_only")
RED = [("red_now", sign) for sign in RED_NOW] + [("red_today", sign) for sign in RED_TODAY]


def complete(rng: random.Random) -> dict[str, Any]:
    """Draw somebody who left nothing out that a plan waits for, and is not under 18."""
    answers = {**SIGNS, **random_answers.person(rng)}
    if answers["age_group"] == "under_18":
        answers["age_group"] = "18_59"
    answers["pain_worst"] = max(answers["pain_worst"], answers["pain_average"])
    if answers["thigh_frequency"] == "none":
        answers = {id_: value for id_, value in answers.items() if id_ not in BESIDE_NONE}
    return answers


def is_no_more_daring(worse: Guidance, mild: Guidance) -> None:
    """Assert that nothing in one result is more daring than in another."""
    assert ORDER.index(worse.level) >= ORDER.index(mild.level)
    assert worse.depth_cap <= mild.depth_cap
    assert set(worse.allowed) <= set(mild.allowed)
    if worse.score is not None:
        assert mild.score is not None
        assert worse.score >= mild.score
        assert BANDS.index(worse.band) >= BANDS.index(mild.band)


@pytest.mark.parametrize("seed", range(4))
def test_one_symptom_worse_never_makes_anything_more_daring(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(400):
        answers, past = complete(rng), random_answers.history(rng)
        is_no_more_daring(assess(one_step_worse(rng, answers), past), assess(answers, past))


@given(st.randoms(use_true_random=False))
@settings(max_examples=count_examples(80), deadline=None)
def test_many_steps_worse_never_make_anything_more_daring(rng: random.Random) -> None:
    answers, past = complete(rng), random_answers.history(rng)
    worse = answers
    for _ in range(rng.randint(1, 12)):
        worse = one_step_worse(rng, worse)
    is_no_more_daring(assess(worse, past), assess(answers, past))


@pytest.mark.parametrize(("id_", "item"), RED)
def test_a_red_flag_leaves_a_card_and_nothing_else(id_: str, item: str) -> None:
    rng = random.Random(item)
    for _ in range(12):
        answers = {**random_answers.person(rng), id_: [item]}
        answers.pop("seen_for", None)
        result = assess(answers, random_answers.history(rng))
        assert result.level in ({"emergency"} if id_ == "red_now" else {"emergency", "today"})
        leaves_nothing(result)
        assert result.score_range is None
        assert not result.receipt
        assert not result.what_would_change


@pytest.mark.parametrize(
    "signs", [{"thigh_areas": ["saddle"]}, {"thigh_side": "both"}, {"thigh_trend": "worse"}]
)
def test_thigh_signs_that_are_an_alarm_leave_a_card_and_nothing_else(signs: dict[str, Any]) -> None:
    rng = random.Random(5)
    for _ in range(60):
        answers = {**complete(rng), **SIGNS, "thigh_areas": ["inner"], **signs, "seen_for": []}
        result = assess(answers, random_answers.history(rng))
        assert result.level in {"emergency", "today"}
        leaves_nothing(result)


def leaves_nothing(result: Guidance) -> None:
    """Assert that no score, no move and no hint of one is left."""
    assert (result.score, result.domains, result.band) == (None, None, None)
    assert result.depth_cap == -1
    assert not result.allowed
    assert not result.plan
    assert not result.withheld


def test_under_18_there_is_a_level_and_nothing_else() -> None:
    rng = random.Random(6)
    for _ in range(150):
        answers = {**complete(rng), "age_group": "under_18"}
        result = assess(answers, random_answers.history(rng))
        assert result.level == assess({**answers, "age_group": "18_59"}).level
        leaves_nothing(result)
        assert result.score_range is None
        assert result.reasons[-1] == "age_group"
        assert "age_group" in result.cap_reasons


def test_withheld_and_allowed_share_out_all_moves_whenever_anything_is_allowed() -> None:
    rng = random.Random(8)
    for _ in range(400):
        result = assess(complete(rng), random_answers.history(rng))
        withheld = [withheld_move.move for withheld_move in result.withheld]
        if not result.allowed:
            assert withheld == []
            continue
        assert len(withheld) == len(set(withheld))
        assert not set(withheld) & set(result.allowed)
        assert len(withheld) + len(result.allowed) == 21
        assert list(result.allowed) == sorted(result.allowed)
        assert all(withheld_move.because for withheld_move in result.withheld)


def test_the_same_input_gives_the_same_result_whatever_came_before_and_is_left_alone() -> None:
    rng = random.Random(9)
    inputs = [(random_answers.person(rng), random_answers.history(rng)) for _ in range(200)]
    original = copy.deepcopy(inputs)
    first = [msgspec.json.encode(assess(*input_)) for input_ in inputs]
    rng.shuffle(order := list(range(200)))
    again = {n: msgspec.json.encode(assess(*inputs[n])) for n in order}
    assert [again[n] for n in range(200)] == first
    assert inputs == original


def test_the_order_in_which_questions_were_answered_changes_nothing() -> None:
    rng = random.Random(10)
    for _ in range(150):
        answers, past = random_answers.person(rng), random_answers.history(rng)
        turned = dict(reversed(answers.items()))
        assert msgspec.json.encode(assess(answers, past)) == msgspec.json.encode(
            assess(turned, past)
        )


def test_a_number_is_kept_as_it_was_given_even_when_an_equal_one_came_before() -> None:
    def kept(hours: float) -> bytes:
        lines = assess({**SIGNS, "sitting_hours": hours}).receipt
        return msgspec.json.encode(next(x.answer for x in lines if x.question == "sitting_hours"))

    assert [kept(9), kept(9.0), kept(9), kept(0.0), kept(-0.0)] == [
        b"9", b"9.0", b"9", b"0.0", b"0.0",
    ]  # fmt: skip


def test_a_fresh_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    rng = random.Random(12)
    lines = []
    for _ in range(40):
        past = random_answers.history(rng)
        request: dict[str, Any] = {"answers": random_answers.person(rng)}
        lines.append(json.dumps(request if past is None else {**request, "history": past}))
    text = "\n".join(lines).encode()
    given = {
        subprocess.run(
            [sys.executable, "-m", "psoas_coach", "assess", "--lines", "-"],
            input=text,
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(given) == 1
    here = [msgspec.json.encode(assess(**request)) for request in map(_request, lines)]
    assert given.pop().splitlines() == here


def _request(line: str) -> dict[str, Any]:
    request = json.loads(line)
    return {"answers": request["answers"], "history": request.get("history")}


def test_every_result_names_the_versions_it_was_worked_out_with() -> None:
    versions = msgspec.to_builtins(assess({}).versions)
    assert versions == {"questionnaire": "2", "rules": "2", "content": "2"}


@pytest.mark.parametrize("seed", range(3))
def test_a_session_that_went_worse_never_makes_anything_more_daring(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(200):
        answers, past = complete(rng), random_answers.history(rng)
        if not past or not past["sessions"]:
            continue
        worse = copy.deepcopy(past)
        past_session = rng.choice(worse["sessions"])
        past_session |= rng.choice(
            [
                {"stopped": True},
                {"tingling_up": True},
                {"tingling_up": past_session["tingling_up"] or None},
                {"finished": False},
                {"pain_before": 0, "pain_after": 10},
                {"pain_after": None},
            ]
        )
        mild, hard = assess(answers, past), assess(answers, worse)
        assert hard.depth_cap <= mild.depth_cap
        assert set(hard.allowed) <= set(mild.allowed)
        assert (hard.level, hard.score) == (mild.level, mild.score)

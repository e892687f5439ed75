"""The engine agrees with a second implementation of the rules."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.guidance import assess
from tests.guidance import oracle
from tests.support import random_answers
from tests.support.rules_contract import MOVES
from tests.support.whole import count_examples, whole_but

PEOPLE = 20_000
PARTS = 8


def translate_result(
    answers: Mapping[str, Any], past: Mapping[str, Any] | None, answered_on: str | None = None
) -> dict[str, Any]:
    """Return what the engine says, in the oracle's terms."""
    result = msgspec.to_builtins(assess(answers, past, answered_on=answered_on))
    return {
        "level": result["level"],
        "depth_cap": result["depth_cap"],
        "score": result["score"],
        "score_range": result["score_range"] and list(result["score_range"]),
        "domains": result["domains"],
        "band": result["band"],
        "patterns": {name: pattern["state"] for name, pattern in result["patterns"].items()},
        "because": {name: set(pattern["because"]) for name, pattern in result["patterns"].items()},
        "allowed": list(result["allowed"]),
        "withheld": {
            withheld_move["move"]: withheld_move["instead"] for withheld_move in result["withheld"]
        },
    }


def as_words(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Write true and false as yes and no, as the rules read them."""
    words = {True: "yes", False: "no"}
    return {
        id_: words[value] if isinstance(value, bool) else value for id_, value in answers.items()
    }


@pytest.mark.parametrize("part", whole_but(range(PARTS), 0))
def test_engine_and_oracle_agree_on_thousands_of_random_people(part: int) -> None:
    rng = random.Random(part)
    for _ in range(PEOPLE // PARTS):
        answers, past = random_answers.person(rng), random_answers.history(rng)
        on = random_answers.choose_date(rng, past)
        case = (answers, past, on)
        assert translate_result(*case) == oracle.guide(as_words(answers), past, on), case


@given(st.randoms(use_true_random=False))
@settings(max_examples=count_examples(100), deadline=None)
def test_engine_and_oracle_agree_wherever_a_search_looks(rng: random.Random) -> None:
    answers, past = random_answers.person(rng), random_answers.history(rng)
    on = random_answers.choose_date(rng, past)
    assert translate_result(answers, past, on) == oracle.guide(as_words(answers), past, on)


def test_random_people_reach_every_level_cap_band_pattern_and_move() -> None:
    rng = random.Random(7)
    seen: set[tuple[str, Any]] = set()
    for _ in range(4_000):
        answers, past = random_answers.person(rng), random_answers.history(rng)
        result = oracle.guide(as_words(answers), past)
        seen |= {(what, result[what]) for what in ("level", "depth_cap", "band")}
        seen |= {("allowed", move) for move in result["allowed"]}
        seen |= set(result["patterns"].items())
    assert {
        ("level", name) for name in ("emergency", "today", "soon", "none", "incomplete")
    } <= seen
    assert {("depth_cap", cap) for cap in (-1, 0, 1, 2, 3)} <= seen
    assert {
        ("band", name) for name in ("keep_it_up", "ease_in", "go_gently", "gentle_only")
    } <= seen
    assert {("allowed", move) for move in MOVES} <= seen
    states = ("likely", "unlikely", "not_assessed")
    patterns = ("tight", "nerve", "overstretched", "holding")
    assert {(pattern, state) for pattern in patterns for state in states} <= seen

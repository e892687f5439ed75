"""The patterns over every combination of the answers they read, against the oracle."""

from __future__ import annotations

import itertools

import pytest

from psoas_coach.guidance.patterns import find_patterns
from psoas_coach.guidance.results import Answer, Answers
from tests.guidance import oracle
from tests.support.decision_space import CLASSES, CONTENT

READS: dict[str, tuple[str, ...]] = {
    id_: tuple(dict.fromkeys(ask for sign in pattern.signs for ask in sign.asks))
    for id_, pattern in CONTENT.patterns.items()
}
EDGES: dict[str, tuple[Answer, ...]] = {
    "sitting_hours": (6.99, 7),
    "sitting_bout_minutes": (60, 60.5),
    "thomas_left": (-5.5, -5, 15, 15.5),
    "thomas_right": (-5.5, -5, 15, 15.5),
    "stress": (5, 6),
}


@pytest.mark.parametrize("id_", READS)
def test_a_pattern_is_as_the_rules_say_for_every_combination(id_: str) -> None:
    asks = READS[id_]
    offered: list[tuple[Answer | None, ...]] = [
        (None, *EDGES.get(ask, CLASSES[ask])) for ask in asks
    ]
    for combination in itertools.product(*offered):
        answers: Answers = {
            ask: answer for ask, answer in zip(asks, combination, strict=True) if answer is not None
        }
        state = find_patterns(answers, CONTENT)[id_]
        expected, because = oracle.patterns_of(answers)[id_]
        assert (state.state, set(state.because)) == (expected, because), answers
        assert len(state.because) == len(because)


def test_a_pattern_reads_no_other_answers() -> None:
    every: dict[str, Answer] = {ask: CLASSES[ask][-1] for asks in READS.values() for ask in asks}
    for id_, asks in READS.items():
        own: dict[str, Answer] = {ask: every[ask] for ask in asks}
        assert find_patterns(own, CONTENT)[id_] == find_patterns(every, CONTENT)[id_]


def test_tight_and_overstretched_can_both_be_likely_with_two_sides_that_differ() -> None:
    mixed: Answers = {"thomas_left": -10, "thomas_right": 20, "front_hip_pull": "usually",
             "march_hold_fails": "yes"}  # fmt: skip
    states = find_patterns(mixed, CONTENT)
    assert states["tight"].state == states["overstretched"].state == "likely"

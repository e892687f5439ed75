"""The score over the whole decision space (P1, P2, P7), its range, its receipt and its bands.

Why this is the whole space: a receipt line depends on its own question alone (and, for two of
them, on there being thigh signs at all), the score is the sum of the lines, and a band depends on
a score and a cap. So each line is gone through with all its answers, the sum is checked, and all
101 scores are gone through with all five caps.
"""

from __future__ import annotations

import itertools
import random

import pytest

from psoas_coach.guidance import assess
from psoas_coach.guidance.results import NOT_APPLICABLE, Answer
from psoas_coach.guidance.score import compute_points, compute_score, find_band
from tests.support import random_answers
from tests.support.decision_space import CLASSES, CONTENT, THIGHS, every_answer, harder_thighs
from tests.support.random_answers import HEALTHY, SIGNS
from tests.support.rules_contract import DOMAINS, SCORED

BANDS = ("keep_it_up", "ease_in", "go_gently", "gentle_only")
PLAIN = [id_ for id_ in SCORED if not id_.startswith("thigh_")]

WORKED = {
    **HEALTHY,
    "sitting_hours": 9,
    "sitting_bout_minutes": 90,
    "pain_average": 3,
    "pain_worst": 5,
    "pain_days": 4,
    "front_hip_pull": "usually",
    "standing_up": "few_seconds",
    "side_stance": "slight",
    "limits": 3,
}


def test_the_worked_example_comes_out_as_written() -> None:
    result = assess(WORKED)
    assert result.domains is not None
    points = {id_: domain.points for id_, domain in result.domains.items()}
    assert points == {"sitting": 18, "pain": 12, "nerve": 0, "tightness": 7, "function": 6}
    assert (result.score, result.depth_cap, result.band) == (43, 2, "ease_in")


@pytest.mark.parametrize("id_", PLAIN)
def test_a_harder_answer_never_gives_fewer_points(id_: str) -> None:
    line = CONTENT.points[id_]
    answers = list(every_answer(id_))
    if id_ == "side_stance":
        answers.remove("not_sure")
        assert compute_points(line, "not_sure") == compute_points(line, "neutral")
    points = [compute_points(line, answer) for answer in answers]
    assert points == sorted(points)
    assert points[0] == 0


def test_harder_thigh_signs_never_give_fewer_points() -> None:
    def points(thigh: dict[str, Answer]) -> int:
        return compute_score({**HEALTHY, **thigh}, CONTENT).least

    for thigh in THIGHS:
        for worse in harder_thighs(thigh):
            assert points(worse) >= points(thigh)


def test_each_question_is_scored_once_in_one_domain() -> None:
    assert {id_: line.domain for id_, line in CONTENT.points.items()} == {
        id_: domain for domain, (_, ids) in DOMAINS.items() for id_ in ids
    }
    assert {id_: domain.most for id_, domain in CONTENT.domains.items()} == {
        domain: most for domain, (most, _) in DOMAINS.items()
    }
    assert sum(domain.most for domain in CONTENT.domains.values()) == 100


def test_the_worst_of_all_answers_scores_100_and_the_best_0() -> None:
    worst = {id_: CLASSES[id_][-1] for id_ in PLAIN} | THIGHS[-1]
    worst["thigh_areas"] = ("groin",)
    full = compute_score(worst, CONTENT)
    assert full.points == 100
    assert full.domains is not None
    assert all(domain.points == domain.max for domain in full.domains.values())
    assert compute_score(HEALTHY, CONTENT).points == 0


def test_the_receipt_adds_up_to_domains_and_score() -> None:
    rng = random.Random(11)
    for _ in range(1500):
        result = assess(random_answers.person(rng))
        if result.score is None or result.domains is None:
            assert result.domains is None
            continue
        assert 0 <= result.score <= 100
        assert sum(line.points or 0 for line in result.receipt) == result.score
        assert sum(domain.points for domain in result.domains.values()) == result.score
        for id_, domain in result.domains.items():
            lines = [line for line in result.receipt if CONTENT.points[line.question].domain == id_]
            assert sum(line.points or 0 for line in lines) == domain.points <= domain.max
            assert sum(line.max for line in lines) == domain.max


def test_the_receipt_has_a_line_for_each_question_with_its_answer_reason_and_source() -> None:
    lines = assess({**SIGNS, "sitting_hours": 7.5, "thigh_areas": ["front", "groin"]}).receipt
    assert [line.question for line in lines] == list(CONTENT.points)
    by_question = {line.question: line for line in lines}
    assert by_question["sitting_hours"].answer == 7.5
    assert by_question["thigh_areas"].answer == ("front", "groin")
    assert by_question["thigh_areas"].points == 5
    for line in lines:
        assert line.reason
        assert line.source in CONTENT.sources
        assert line.points is not None
        assert 0 <= line.points <= line.max


def test_not_applicable_is_kept_apart_from_missing() -> None:
    none = {line.question: line for line in assess(HEALTHY).receipt}
    assert (none["thigh_trend"].answer, none["thigh_trend"].points) == (NOT_APPLICABLE, 0)
    assert (none["thigh_areas"].answer, none["thigh_areas"].points) == (NOT_APPLICABLE, 0)
    left_out = {id_: answer for id_, answer in SIGNS.items() if id_ != "thigh_trend"}
    missing = {line.question: line for line in assess(left_out).receipt}
    assert (missing["thigh_trend"].answer, missing["thigh_trend"].points) == (None, None)


def test_the_bands_tile_0_to_100_without_gap_or_overlap() -> None:
    starts = [band.start for band in CONTENT.bands]
    assert [band.id for band in CONTENT.bands] == list(BANDS)
    assert starts == [0, 25, 45, 65]
    for points in range(101):
        expected = BANDS[sum(points >= start for start in starts) - 1]
        assert find_band(points, 2, CONTENT) == find_band(points, 3, CONTENT) == expected


def test_a_higher_score_or_a_lower_cap_never_gives_a_lower_band() -> None:
    def place(points: int, cap: int) -> int:
        band = find_band(points, cap, CONTENT)
        assert band is not None
        return BANDS.index(band)

    for points, cap in itertools.product(range(101), range(-1, 4)):
        assert points == 100 or place(points + 1, cap) >= place(points, cap)
        assert cap == -1 or place(points, cap - 1) >= place(points, cap)
        if cap <= 0:
            assert place(points, cap) == 3
        if cap == 1:
            assert place(points, cap) >= 2
    assert find_band(None, 0, CONTENT) is None

"""Tiny differences: a clear one is never shown as zero, in either language."""

from __future__ import annotations

import pytest

from psoas_coach.content import load
from psoas_coach.content.language import use_language
from psoas_coach.journal.fair_test_records import (
    BlockResult,
    FairTestResult,
    FairTestVerdict,
    find_condition,
)
from psoas_coach.journal.fair_tests import RecordedTest
from psoas_coach.ui.fair_test.ended import build_card
from psoas_coach.ui.phrases.fair_test import say_verdict
from psoas_coach.ui.words import say
from tests.support.record_samples import fair_test, fair_test_end

TEST = fair_test()
BLOCKS = tuple(
    BlockResult(find_condition(TEST, block), (2.0, 3.4)[block % 2], 5, as_planned=True)
    for block in range(2 * TEST.pairs)
)


def make_ended(
    verdict: FairTestVerdict, difference: float, interval: tuple[float, float]
) -> RecordedTest:
    result = FairTestResult(difference, 0.03125, interval, 6, 0, BLOCKS)
    end = fair_test_end(TEST, how="finished", verdict=verdict, result=result)
    return RecordedTest(TEST, end)


@pytest.mark.parametrize(
    ("near", "expected"), [(-0.016666, "0.02 points lower"), (-0.004, "0.004 points lower")]
)
def test_the_near_end_of_a_clear_difference_is_never_shown_as_zero(
    near: float, expected: str
) -> None:
    sentences = say_verdict(make_ended("clearly_lower_small", -0.24, (-0.5, near)), load())
    assert sentences[1] == say(
        "fair_test.verdict.fits_clear", low="0.5 points lower", high=expected
    )
    assert say("fair_test.verdict.same") not in " ".join(sentences)


def test_a_clear_difference_of_less_than_a_tenth_is_no_nought() -> None:
    sentences = say_verdict(make_ended("clearly_higher_small", 0.04, (0.02, 0.06)), load())
    assert "by 0.04 points on average" in sentences[0]


def test_an_end_near_zero_is_shown_as_zero_if_zero_is_possible() -> None:
    sentences = say_verdict(make_ended("no_clear_difference", -0.3, (-0.6, 0.016)), load())
    assert say("fair_test.verdict.same") in sentences[1]


def test_differences_in_the_table_have_the_decimal_mark_of_the_language() -> None:
    recorded = make_ended("no_clear_difference", -0.3, (-0.6, 0.6))
    for language, number in (("en", "1.4"), ("de", "1,4")):
        with use_language(language):
            card = "".join(build_card(recorded, load(), "light"))
        assert f"<td>\N{MINUS SIGN}{number}</td>" in card
        assert f"<td>+{number}</td>" in card

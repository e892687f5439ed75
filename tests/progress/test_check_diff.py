from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.journal.records import SelfCheck, make_moment
from psoas_coach.progress.check_diff import CheckDiff, DiffLine, compare_checks
from tests.support.answers_factory import DESK_WORKER, self_check

CONTENT = load()
AT = make_moment(dt.datetime(2026, 5, 3, 12, tzinfo=dt.UTC), "Europe/Lisbon")


def check(**answers: Any) -> SelfCheck:  # noqa: ANN401 -- any answer
    return self_check(AT, **answers)


def test_nothing_changed_is_nothing() -> None:
    assert compare_checks(check(), check(), CONTENT) == CheckDiff()


def test_band_and_score_are_shown_beside_the_answers() -> None:
    calmer = check(sitting_hours=6, pain_average=0, pain_worst=0, limits=0)
    checks = compare_checks(check(), calmer, CONTENT)
    scores = [record.result["score"] for record in (check(), calmer)]
    assert checks.results == (
        DiffLine("How to start", "“Ease in”, now “Keep moving”"),
        DiffLine("Score", f"{scores[0]} of 100, now {scores[1]}"),
    )
    assert checks.answers == (
        DiffLine("Hours of sitting", "9 hours a day, now 6"),
        DiffLine("Usual pain", "2 of 10, now 0"),
        DiffLine("Worst pain", "5 of 10, now 0"),
        DiffLine("How much it holds you back", "3 of 10, now 0"),
    )


def test_another_level_is_shown() -> None:
    checks = compare_checks(check(), check(see_someone=["hip_locks"]), CONTENT)
    text = "“You can start, gently”, now “Book a visit this week”"
    assert checks.results[0] == DiffLine("What it said", text)


def test_results_of_other_rules_do_not_compare_but_answers_do() -> None:
    old = msgspec.structs.replace(check(), rules="0")
    checks = compare_checks(old, check(sitting_hours=6), CONTENT)
    assert checks.results == (DiffLine("", CONTENT.words["rechecks.standing.rules"]),)
    assert checks.answers == (DiffLine("Hours of sitting", "9 hours a day, now 6"),)


@pytest.mark.parametrize(
    "result", [{}, {"level": "gone", "band": 3, "score": "7"}, {"level": ["none"], "score": None}]
)
def test_a_result_of_another_shape_is_passed_over(result: dict[str, Any]) -> None:
    old = msgspec.structs.replace(check(), result=result)
    assert compare_checks(old, check(), CONTENT) == CheckDiff()


def test_after_one_that_ended_early_the_questions_are_only_counted() -> None:
    asked = [answer for answer in DESK_WORKER if answer != "red_now"]
    early = check(red_now=["chest_pain"], **dict.fromkeys(asked))
    there, back = compare_checks(early, check(), CONTENT), compare_checks(check(), early, CONTENT)
    number = f"{len(asked)} questions"
    ticked = "“Back pain and chest pain together”"
    assert there.answers == (
        DiffLine("The first safety list", f"no longer {ticked}"),
        DiffLine("Answered only this time", number),
    )
    assert back.answers == (
        DiffLine("The first safety list", f"new {ticked}"),
        DiffLine("Answered only last time", number),
    )


def test_a_handful_of_new_answers_are_named_and_a_few_are_quoted() -> None:
    more = {"stress": 3, "bendy": "no", "poor_sleep": "yes", "lying_arch": "no"}
    assert compare_checks(check(), check(**more), CONTENT).answers == (
        DiffLine("Answered only this time", "Arch when lying, Very bendy, Stress, Poor sleep"),
    )
    del more["bendy"]
    assert [answer.text for answer in compare_checks(check(), check(**more), CONTENT).answers] == [
        "not answered, now “No”", "not answered, now 3 of 10", "not answered, now “Yes”"
    ]  # fmt: skip

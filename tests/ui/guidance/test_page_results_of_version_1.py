"""Results of version 1 of the rules still open, exactly as they were stored."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import title, words
from tests.ui.conftest import OpenPage

GIVEN: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "golden" / "results_v1.json").read_text(encoding="utf-8")
)
"""Answers and results as version 1 wrote them, kept by its own code."""


def add_old_result(journal: Journal, name: str, days_ago: int = 0) -> SelfCheck:
    result = GIVEN[name]
    record = SelfCheck(
        id=uuid.uuid4().hex,
        at=clock.ago(days_ago),
        answers=result["answers"],
        result=result["result"],
        questionnaire="1",
        rules="1",
        content="1",
    )
    assert journal.self_checks.add(record)
    return record


@pytest.mark.parametrize("name", ["plan", "soon", "precautions"])
def test_a_plan_of_version_1_shows_its_moves_doses_and_reasons(
    open_page: OpenPage, journal: Journal, name: str
) -> None:
    add_old_result(journal, name)
    text = words(open_page("guidance"))
    result = GIVEN[name]["result"]
    for item in result["plan"]:
        assert load().move_words[item["move"]].name in text
        assert item["why"] in text
        assert all(line in text for line in item["modifications"])
    assert "questions version 1, rules version 1" in text.lower()
    assert say("player.warm_up.place") not in text  # it had none
    for withheld_move in result["withheld"]:
        assert load().move_words[withheld_move["move"]].name in text


def test_results_of_version_1_show_holds_and_count_nothing(
    open_page: OpenPage, journal: Journal
) -> None:
    add_old_result(journal, "plan")
    text = words(open_page("guidance"))
    assert "2 times 1 minute" in text  # the bridge as it was given
    assert "slow repetitions" not in text


def test_the_score_of_version_1_is_shown_and_not_computed_again(
    open_page: OpenPage, journal: Journal
) -> None:
    add_old_result(journal, "plan")
    score = GIVEN["plan"]["result"]["score"]
    assert say("guidance.score.is", score=score) in words(open_page("guidance"))


@pytest.mark.parametrize("name", ["today", "night_pain"])
def test_a_card_of_version_1_stands_alone_and_names_its_reasons(
    open_page: OpenPage, journal: Journal, name: str
) -> None:
    add_old_result(journal, name)
    at = open_page("guidance")
    assert title(at) == say("results.levels.today.title")
    sign = GIVEN[name]["answers"]["red_today"][0]
    phrases = [
        load().words.get(f"results.because.{list_}.{sign}")
        for list_ in ("red_today", "see_someone")
    ]
    assert any(phrase is not None and f">{phrase}</li>" in words(at) for phrase in phrases)


def test_a_past_result_of_version_1_opens_from_the_list(
    open_page: OpenPage, journal: Journal
) -> None:
    past = add_old_result(journal, "plan", days_ago=20)
    journal.self_checks.add(self_check(clock.ago()))
    at = open_page("guidance", result=past.id)
    text = words(at)
    assert "2 times 1 minute" in text
    assert say("rechecks.standing.rules") in words(open_page("guidance"))


@pytest.mark.parametrize("page", ["today", "moves", "session", "progress", "self_check"])
@pytest.mark.parametrize("name", list(GIVEN))
def test_every_other_page_opens_on_it(
    open_page: OpenPage, journal: Journal, name: str, page: str
) -> None:
    add_old_result(journal, name)
    assert title(open_page(page))

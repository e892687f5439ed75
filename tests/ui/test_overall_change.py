"""How a person is overall since they began: asked at a later self-check, once, or skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.coach.look_back import KIND
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.overall_change import SKIPPED_SETTING, STEPS, is_due, make_answer_id
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import keys, run_page, words
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

SAVE, ANSWER, SKIP = (f"overall_change-{name}" for name in ("save", "answer", "skip"))


def again(journal: Journal, open_page: OpenPage, **answers: object) -> AppTest:
    """Open the result of a self-check that is not the first."""
    journal.self_checks.add(self_check(clock.ago(20)))
    journal.self_checks.add(self_check(clock.ago(), **answers))
    return open_page("guidance")


def read_answers(journal: Journal) -> list[object]:
    return [note.body for note in journal.day_notes.list() if note.kind == KIND]


def test_after_the_first_self_check_nothing_is_asked(open_page: OpenPage, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago()))
    assert SAVE not in keys(open_page("guidance"))


@pytest.mark.parametrize("step", STEPS)
def test_each_of_the_seven_answers_is_kept_as_it_was_given(
    open_page: OpenPage, journal: Journal, step: str
) -> None:
    at = again(journal, open_page)
    assert say("rechecks.overall.ask") in at.pills(key=ANSWER).label
    assert at.pills(key=ANSWER).value is None
    at.pills(key=ANSWER).set_value(step)
    at.button(key=SAVE).click()
    run_page(at)
    assert read_answers(journal) == [{"overall": step}]
    assert say("rechecks.overall.saved") in str(at.success[0].value)
    assert SAVE not in keys(at)
    assert SAVE not in keys(open_page("guidance"))


def test_seven_steps_are_offered_from_the_best_to_the_worst() -> None:
    assert [say(f"rechecks.overall.steps.{step}") for step in STEPS] == [
        "Very much better",
        "Much better",
        "A little better",
        "About the same",
        "A little worse",
        "Much worse",
        "Very much worse",
    ]


def test_it_may_be_skipped_and_is_not_asked_again(open_page: OpenPage, journal: Journal) -> None:
    at = again(journal, open_page)
    at.button(key=SKIP).click()
    run_page(at)
    assert SAVE not in keys(at)
    assert read_answers(journal) == []
    assert journal.settings.get(SKIPPED_SETTING) == f"self_check {clock.today().isoformat()}"


def test_keeping_without_an_answer_keeps_nothing(open_page: OpenPage, journal: Journal) -> None:
    at = again(journal, open_page)
    at.button(key=SAVE).click()
    run_page(at)
    assert say("rechecks.overall.first") in words(at)
    assert read_answers(journal) == []


def test_two_tabs_keep_it_once(open_page: OpenPage, journal: Journal) -> None:
    first = again(journal, open_page)
    second = open_page("guidance")
    for at in (first, second):
        at.pills(key=ANSWER).set_value("much_better")
        at.button(key=SAVE).click()
        run_page(at)
    assert read_answers(journal) == [{"overall": "much_better"}]


def test_a_card_that_stands_alone_asks_nothing(open_page: OpenPage, journal: Journal) -> None:
    at = again(journal, open_page, red_today=["weight_loss"])
    assert SAVE not in keys(at)


def test_a_result_of_an_earlier_day_asks_nothing(open_page: OpenPage, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(20)))
    journal.self_checks.add(self_check(clock.ago(1)))
    assert SAVE not in keys(open_page("guidance"))


def test_each_occasion_is_asked_for_itself(journal: Journal) -> None:
    today = clock.today()
    assert make_answer_id("self_check 2026-11-01") != make_answer_id("self_check 2026-11-02")
    journal.settings.save(SKIPPED_SETTING, "self_check 2026-11-01")
    assert not is_due(journal, "self_check 2026-11-01", today)
    assert is_due(journal, "six_weeks 2026-11-01", today)

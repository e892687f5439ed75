"""Past results open as they were stored, and what can be printed."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.guidance.selected_result import PAST
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check, self_check
from tests.support.guidance_page_driver import CALM, figures
from tests.support.page_driver import keys, run_page, title, words
from tests.ui.conftest import OpenPage


def test_a_past_result_opens_as_it_was_given_and_starts_nothing(
    open_page: OpenPage, journal: Journal
) -> None:
    old = add_self_check(journal, days_ago=40, **CALM)
    add_self_check(journal)
    at = open_page("guidance", result=old.id)
    assert title(at) == say("results.bands.keep_it_up.name")
    assert not {key for key in keys(at) if key.startswith("guidance-start")}
    assert "guidance-change" not in keys(at)
    at.button(key="guidance-newest").click()
    run_page(at)
    assert title(at) == say("results.bands.ease_in.name")


def test_a_past_result_is_never_worked_out_again(open_page: OpenPage, journal: Journal) -> None:
    record = self_check(clock.ago(400))
    changed: dict[str, Any] = {**record.result, "score": 99, "band": "gentle_only"}
    plan = [{**item, "why": "As it was said then."} for item in changed["plan"]]
    changed_record = msgspec.structs.replace(record, result={**changed, "plan": plan}, rules="0")
    assert journal.self_checks.add(changed_record)
    at = open_page("guidance")
    assert say("results.bands.gentle_only.name") in words(at)
    assert "As it was said then." in words(at)
    assert say("guidance.score.is", score=99) in words(at)


def test_a_result_with_moves_and_answers_that_are_gone_still_opens(
    open_page: OpenPage, journal: Journal
) -> None:
    record = self_check(clock.ago(400))
    was: dict[str, Any] = record.result
    plan = [{**was["plan"][0], "move": "old_move"}, {**was["plan"][1], "move": "older_move"}]
    line = {**was["receipt"][0], "question": "old_question", "answer": "old_answer"}
    withheld = [{"move": "gone_move", "because": ["precautions.gone"], "instead": "old_move"}]
    patterns = {**was["patterns"], "old_one": {"state": "likely", "because": ["old_question"]}}
    result_ = {**was, "plan": plan, "receipt": [line], "withheld": withheld, "band": "old_band",
               "patterns": patterns}  # fmt: skip
    assert journal.self_checks.add(msgspec.structs.replace(record, result=result_, content="0"))
    at = open_page("guidance")
    text = words(at)
    assert title(at) == say("guidance.no_band.title")
    assert "older move" in text
    assert "old question" in text


def test_an_invalid_result_is_reported_kindly(open_page: OpenPage, journal: Journal) -> None:
    record = self_check(clock.ago())
    assert journal.self_checks.add(msgspec.structs.replace(record, result={"level": "none"}))
    at = open_page("guidance")
    assert title(at) == say("guidance.unreadable.title")


@pytest.mark.parametrize("address", ["", "nonsense", "0" * 32, "'; drop table"])
def test_an_address_that_names_no_result_shows_the_newest(
    open_page: OpenPage, journal: Journal, address: str
) -> None:
    add_self_check(journal, days_ago=40, **CALM)
    add_self_check(journal)
    assert title(open_page("guidance", result=address)) == say("results.bands.ease_in.name")


def test_the_list_of_results_leads_to_each(open_page: OpenPage, journal: Journal) -> None:
    old = add_self_check(journal, days_ago=40, **CALM)
    middle = add_self_check(journal, days_ago=20, red_now=["chest_pain"])
    newest = add_self_check(journal)
    at = open_page("guidance")
    assert not at.selectbox, "nothing is listed before somebody asks"
    at.session_state[PAST] = True
    run_page(at)
    assert at.selectbox[0].value == newest.id
    assert len(at.selectbox[0].options) == 3
    at.selectbox[0].set_value(old.id)
    run_page(at)
    assert at.query_params["result"] == old.id
    assert title(at) == say("results.bands.keep_it_up.name")
    at.selectbox[0].set_value(middle.id)
    run_page(at)
    assert title(at) == say("results.levels.emergency.title")
    assert figures(at) == 0


def test_one_result_needs_no_list(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    assert say("guidance.past.pick") not in words(open_page("guidance"))


def test_the_plan_can_be_printed_where_there_is_one(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal)
    at = open_page("guidance")
    at.session_state["print"] = True
    run_page(at)
    (button,) = at.get("download_button")
    assert button.proto.label == say("sheet.get")


def test_there_is_nothing_to_print_without_a_plan(open_page: OpenPage, journal: Journal) -> None:
    add_self_check(journal, red_now=["saddle_change"])
    at = open_page("guidance")
    assert say("sheet.offer") not in words(at)

"""The self-check page without a browser: its steps, and when a tap leads to the next one."""

from __future__ import annotations

import pytest

from psoas_coach.coach.self_check_flow import list_asked, list_steps
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.key_values import Drafts
from psoas_coach.ui.question_list import NONE, make_key
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    choices,
    choose,
    clear_others,
    find_chosen,
    list_ticked,
    press,
    run_page,
    tick,
    title,
)
from tests.support.wizard_driver import CALM, at_step, draft_answers, group_title
from tests.ui.conftest import OpenPage

GROUPS = list(dict.fromkeys(step.group or step.id for step in list_steps(load())))
"""Safety lists and groups of questions, in asking order."""


def test_the_steps_are_in_the_promised_order() -> None:
    assert GROUPS == [
        "about", "red_now", "red_today", "see_someone", "precautions",
        "sitting", "pain", "thigh", "moving", "limits",
        "fine_tuning", "strength_and_stretch", "stress_and_sleep", "holding", "home_measure",
    ]  # fmt: skip


def test_a_desk_worker_walks_through_one_question_a_screen_and_lands_at_the_result(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    for number, step in enumerate(CALM, 1):
        assert title(at) == group_title(step)
        count = len(steps_so_far(journal))
        settled = CALM.index(step) > CALM.index("thigh_frequency")  # no answer to come adds a step
        place = "place" if settled else "place_about"
        assert say(f"self_check.{place}", number=number, count=count) in at.markdown[0].value
        assert not list_ticked(at)
        assert all(choice["value"] is None for choice in choices(at).values())
        assert all(not field.value for field in at.text_input)
        if step in DESK_WORKER:
            answer(at, step, DESK_WORKER[step])
        press(at, "finish" if step == "limits" else "next", step)
    record = journal.self_checks.find_latest()
    assert record is not None
    assert record.answers == DESK_WORKER
    assert record.result["score"] == assess(DESK_WORKER).score
    assert record.at.zone == "Europe/Lisbon"
    assert journal.drafts.load("self_check") is None
    assert title(at) == say("results.bands.ease_in.name")


def steps_so_far(journal: Journal) -> list[str]:
    """Return the screens that are asked, by the answers that are kept by now."""
    draft = journal.drafts.load("self_check") or {"answers": {}}
    return [
        step.id
        for step in list_steps(load())
        if not step.optional and list_asked(step, draft["answers"], load())
    ]


def test_a_tap_on_an_option_leads_to_the_next_screen(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    choose(at, make_key("pain_average"), 2)
    assert title(at) == group_title("pain_worst")
    assert draft_answers(journal)["pain_average"] == 2
    press(at, "back", "pain_worst")
    assert find_chosen(at, make_key("pain_average")) == "2"
    choose(at, make_key("pain_average"), 4)
    assert title(at) == group_title("pain_worst")
    assert draft_answers(journal)["pain_average"] == 4


def test_arrow_keys_choose_without_leading_on(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    choose(at, make_key("pain_average"), 2, done=False)
    assert title(at) == group_title("pain_average")
    assert draft_answers(journal)["pain_average"] == 2


def test_the_last_card_of_a_list_leads_on_and_a_ticked_sign_does_not(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "hip_locks")
    clear_others(at, "see_someone")
    assert title(at) == group_title("see_someone")
    at = tick(at, "see_someone", "hip_locks", on=False)
    tick(at, "see_someone", NONE)
    assert title(at) == group_title("precautions")
    assert draft_answers(journal)["see_someone"] == []


def test_a_tap_never_leads_past_a_slip(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "pain_worst", {**DESK_WORKER, "pain_average": 6})
    choose(at, make_key("pain_worst"), 2)
    assert title(at) == group_title("pain_worst")
    assert at.warning[0].value == say("questions.pain_worst.not_below")
    choose(at, make_key("pain_worst"), 7)
    assert title(at) == group_title("pain_days")
    choose(at, make_key("pain_days"), 0)
    assert title(at) == group_title("pain_days")
    assert at.info[0].value == say("self_check.doubtful.pain_days")


def test_a_tap_never_ends_the_self_check(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    choose(at, make_key("limits"), 3)
    assert title(at) == group_title("limits")
    assert journal.self_checks.list() == ()


def test_a_tap_that_ends_the_questions_stays_with_its_card(open_page: OpenPage) -> None:
    at = open_page("self_check")
    choose(at, make_key("age_group"), "under_18")
    assert title(at) == group_title("age_group")
    assert say("results.levels.under_18.title") in at.info[0].value


def test_nothing_is_written_before_something_is_said(open_page: OpenPage, journal: Journal) -> None:
    open_page("self_check")
    assert journal.drafts.load("self_check") is None


def test_every_change_is_kept_at_once(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "sitting", DESK_WORKER)
    answer(at, "sitting_hours", 7)
    assert draft_answers(journal)["sitting_hours"] == 7
    answer(at, "sitting_hours", 8)
    assert draft_answers(journal)["sitting_hours"] == 8


def test_a_run_in_which_nothing_changed_writes_nothing(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = at_step(open_page, journal, "age_group", DESK_WORKER)
    answer(at, "age_group", "18_59")
    del journal
    writes: list[object] = []

    def save(_: Drafts, __: str, body: object) -> bool:
        writes.append(body)
        return True

    monkeypatch.setattr(Drafts, "save", save)
    run_page(at)
    assert writes == []
    press(at, "next", "age_group")
    assert len(writes) == 1

"""The draft of a self-check after a reload, on another day, and in two tabs."""

from __future__ import annotations

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.question_list import NONE, make_key
from psoas_coach.ui.self_check_tab import ButtonPress
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    fill,
    find_chosen,
    go,
    list_ticked,
    press,
    run_page,
    title,
    words,
)
from tests.support.wizard_driver import at_step, draft_answers, group_title, move_days_ahead
from tests.ui.conftest import OpenPage


def test_a_reload_comes_back_to_the_same_step_with_every_answer(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    answer(at, "pain_average", 2)
    again = open_page("self_check")
    assert title(again) == group_title("pain")
    assert find_chosen(again, make_key("pain_average")) == "2"
    press(again, "back", "pain")
    assert find_chosen(again, make_key("sitting_bout_minutes")) == "90"


def test_a_draft_of_an_earlier_day_starts_at_the_beginning_with_its_answers(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_step(open_page, journal, "pain", DESK_WORKER)
    move_days_ahead(monkeypatch, days=2)
    at = open_page("self_check")
    assert title(at) == group_title("age_group")
    assert "Welcome back" in words(at)
    press(at, "next", "age_group")
    assert "Welcome back" not in words(at)
    assert NONE in list_ticked(at)
    assert draft_answers(journal)["sitting_hours"] == 9


def test_a_draft_of_an_earlier_day_can_be_left_behind(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_step(open_page, journal, "pain", DESK_WORKER)
    move_days_ahead(monkeypatch, days=2)
    at = open_page("self_check")
    press(at, "again", "age_group")
    assert not list_ticked(go(at, "red_now"))
    assert draft_answers(journal) == {}


def test_finishing_twice_saves_once(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    fill(at, "limits", DESK_WORKER)
    other = open_page("self_check")
    press(at, "finish", "limits")
    press(other, "finish", "limits")
    assert len(journal.self_checks.list()) == 1
    assert title(at) == title(other) == say("results.bands.ease_in.name")


def test_a_late_second_tap_on_finish_lands_at_the_result(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    fill(at, "limits", DESK_WORKER)
    draft = journal.drafts.load("self_check")
    assert draft is not None
    press(at, "finish", "limits")
    at.session_state["self_check-tab"].press = ButtonPress("finish", "limits", draft["id"])
    run_page(at.switch_page("pages/self_check.py"))
    assert title(at) == say("results.bands.ease_in.name")
    assert len(journal.self_checks.list()) == 1


def test_two_tabs_do_not_undo_each_other(open_page: OpenPage, journal: Journal) -> None:
    first = at_step(open_page, journal, "sitting", DESK_WORKER)
    two = open_page("self_check")
    answer(first, "sitting_hours", 6.0)
    answer(two, "sitting_bout_minutes", 45)
    assert draft_answers(journal)["sitting_hours"] == 6
    assert draft_answers(journal)["sitting_bout_minutes"] == 45
    assert find_chosen(go(two, "sitting_hours"), make_key("sitting_hours")) == "6"


def test_a_tab_keeps_its_own_step(open_page: OpenPage, journal: Journal) -> None:
    first = at_step(open_page, journal, "sitting", DESK_WORKER)
    two = open_page("self_check")
    press(two, "back", "sitting")
    answer(first, "sitting_hours", 6.0)
    assert title(first) == group_title("sitting")
    run_page(two)
    assert title(two) == group_title("precautions")


def test_a_tab_left_open_after_the_end_leads_to_the_result(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    fill(at, "limits", DESK_WORKER)
    other = open_page("self_check")
    press(at, "finish", "limits")
    answer(other, "limits", 9)
    assert title(other) == say("results.bands.ease_in.name")
    assert len(journal.self_checks.list()) == 1
    assert journal.drafts.load("self_check") is None


def test_the_next_self_check_starts_empty(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    fill(at, "limits", DESK_WORKER)
    press(at, "finish", "limits")
    run_page(at.switch_page("pages/self_check.py"))
    assert title(at) == group_title("age_group")
    assert not list_ticked(go(at, "red_now"))
    assert journal.drafts.load("self_check") is None

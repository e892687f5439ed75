"""The self-check page: every way through it, without a browser."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from streamlit.testing.v1.element_tree import Block, Element

from psoas_coach.coach.self_check_flow import steps
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.key_values import Drafts
from psoas_coach.ui import store
from psoas_coach.ui.questions import NONE, key
from psoas_coach.ui.self_check_tab import ButtonPress
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import DESK_WORKER
from tests.support.page_driver import (
    answer,
    choices,
    choose,
    chosen,
    fill,
    keys,
    lists,
    press,
    run_page,
    tap,
    tick,
    ticked,
    title,
    words,
)
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

GROUPS = [step.id for step in steps(load())]
ASKED = [step.id for step in steps(load()) if not step.optional]


def group_title(step: str) -> str:
    return say(f"questions.groups.{step}.title")


def kept(journal: Journal) -> dict[str, Any]:
    draft = journal.drafts.load("self_check")
    assert draft is not None
    answers: dict[str, Any] = draft["answers"]
    return answers


def test_the_steps_come_in_the_order_that_is_promised() -> None:
    assert GROUPS == [
        "red_now", "red_today", "see_someone", "precautions", "about",
        "sitting", "pain", "thigh", "moving", "limits",
        "fine_tuning", "strength_and_stretch", "stress_and_sleep", "holding", "home_measure",
    ]  # fmt: skip


def test_a_desk_worker_walks_through_and_lands_at_the_result(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    for number, step in enumerate(ASKED, 1):
        assert title(at) == group_title(step)
        far = say("self_check.place", number=number, count=10)
        assert at.markdown[0].value.startswith(f"{far}\n")
        assert f'aria-valuenow="{number}0"' in at.markdown[0].value
        fill(at, step, DESK_WORKER)
        press(at, "finish" if step == "limits" else "next", step)
    record = journal.self_checks.latest()
    assert record is not None
    assert record.answers == {**DESK_WORKER, "sitting_hours": 9.0}
    assert record.result["score"] == assess(DESK_WORKER).score
    assert record.at.zone == "Europe/Lisbon"
    assert journal.drafts.load("self_check") is None
    assert title(at) == say("results.bands.ease_in.name")


def test_nothing_is_answered_beforehand(open_page: OpenPage) -> None:
    at = open_page("self_check")
    for step in ASKED:
        assert not ticked(at)
        assert all(one.value is None for one in at.number_input)
        assert all(one["value"] is None for one in choices(at).values())
        fill(at, step, DESK_WORKER)
        press(at, "fine_tune" if step == "limits" else "next", step)


def test_nothing_is_written_before_something_is_said(open_page: OpenPage, journal: Journal) -> None:
    open_page("self_check")
    assert journal.drafts.load("self_check") is None


def test_every_change_is_kept_at_once(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "sitting", DESK_WORKER)
    answer(at, "sitting_hours", 7.5)
    assert kept(journal)["sitting_hours"] == 7.5
    at.number_input(key=key("sitting_hours")).set_value(None)
    run_page(at)
    assert "sitting_hours" not in kept(journal)


def test_a_run_in_which_nothing_changed_writes_nothing(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = tick(open_page("self_check"), "red_now", NONE)
    del journal
    writes: list[object] = []

    def save(_: Drafts, __: str, body: object) -> bool:
        writes.append(body)
        return True

    monkeypatch.setattr(Drafts, "save", save)
    run_page(at)
    assert writes == []
    press(at, "next", "red_now")
    assert len(writes) == 1


# Going on, and what holds it up


@pytest.mark.parametrize("list_", ["red_now", "red_today", "see_someone", "precautions"])
def test_a_list_with_nothing_ticked_is_refused_kindly(
    open_page: OpenPage, list_: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    press(at, "next", list_)
    assert title(at) == group_title(list_)
    assert say("self_check.open.none") in words(at)
    fill(at, list_, DESK_WORKER)
    assert say("self_check.open.none") not in words(at)
    press(at, "next", list_)
    assert title(at) != group_title(list_)


@pytest.mark.parametrize(
    ("step", "missing"), [("about", "age_group"), ("pain", "pain_worst"), ("limits", "limits")]
)
def test_a_question_that_a_plan_needs_cannot_be_passed_over(
    open_page: OpenPage, step: str, missing: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    fill(at, step, {id_: one for id_, one in DESK_WORKER.items() if id_ != missing})
    for _ in range(3):
        press(at, "finish" if step == "limits" else "next", step)
        assert title(at) == group_title(step)
        assert say("self_check.open.needed") in words(at)
        assert say("self_check.open.summary_needed") in words(at)


@pytest.mark.parametrize("step", ["sitting", "moving"])
def test_a_question_that_only_the_score_needs_can_be_left_after_a_second_look(
    open_page: OpenPage, step: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    press(at, "next", step)
    assert title(at) == group_title(step)
    assert say("self_check.open.skippable") in words(at)
    assert (
        at.button(key=f"self_check-next-{step}").label
        == f":violet[{say('self_check.button.without')}]"
    )
    press(at, "next", step)
    assert title(at) == group_title(GROUPS[GROUPS.index(step) + 1])


def test_what_was_left_open_is_named_with_the_result(open_page: OpenPage, journal: Journal) -> None:
    given = {id_: one for id_, one in DESK_WORKER.items() if id_ != "pain_days"}
    at = at_step(open_page, journal, "pain", given)
    fill(at, "pain", given)
    press(at, "next", "pain")
    press(at, "next", "pain")
    for step in ("thigh", "moving"):
        fill(at, step, given)
        press(at, "next", step)
    fill(at, "limits", given)
    press(at, "finish", "limits")
    record = journal.self_checks.latest()
    assert record is not None
    assert record.result["missing"] == ["pain_days"]
    assert say("questions.pain_days.label") in words(at)


def test_worst_pain_below_usual_pain_is_explained_and_holds_up(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    fill(at, "pain", {"pain_average": 5, "pain_worst": 3, "pain_days": 2})
    assert at.warning[0].value == say("questions.pain_worst.not_below")
    press(at, "next", "pain")
    assert title(at) == group_title("pain")
    answer(at, "pain_worst", 5)
    assert not at.warning
    press(at, "next", "pain")
    assert title(at) == group_title("thigh")


def test_back_is_never_refused_and_keeps_the_answers(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "moving", DESK_WORKER)
    press(at, "back", "moving")
    assert chosen(at, key("thigh_frequency")) == "none"
    press(at, "back", "thigh")
    assert chosen(at, key("pain_worst")) == "5"
    press(at, "back", "pain")
    assert at.number_input(key=key("sitting_hours")).value == 9
    press(at, "next", "sitting")
    assert title(at) == group_title("pain")


def test_the_first_step_has_no_way_back(open_page: OpenPage) -> None:
    assert keys(open_page("self_check")) == {"self_check-next-red_now"}


def test_a_second_tap_on_the_same_button_does_not_leap_over_a_step(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    tick(at, "red_now", NONE)
    at.button(key="self_check-next-red_now").click()
    run_page(at)
    at.session_state["self_check-wish"] = None
    draft = journal.drafts.load("self_check")
    assert draft is not None
    at.session_state["self_check-wish"] = ButtonPress("next", "red_now", draft["id"])
    run_page(at)
    assert title(at) == group_title("red_today")


# None of these, not sure


def test_none_of_these_clears_the_others_and_is_cleared_by_them(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tick(at, "precautions", "knee")
    tick(at, "precautions", "neck")
    assert kept(journal)["precautions"] == ["knee", "neck"]
    tick(at, "precautions", NONE)
    assert kept(journal)["precautions"] == []
    assert "knee" not in ticked(at)
    tick(at, "precautions", "shoulder")
    assert kept(journal)["precautions"] == ["shoulder"]
    assert NONE not in ticked(at)
    tick(at, "precautions", "shoulder", on=False)
    assert "precautions" not in kept(journal)


def test_two_taps_in_one_run_lose_neither(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tap(at, "precautions", "knee")
    tap(at, "precautions", "neck")
    run_page(at)
    assert kept(journal)["precautions"] == ["knee", "neck"]


def test_a_sign_ticked_together_with_none_of_these_is_not_lost(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tap(at, "see_someone", NONE)
    tap(at, "see_someone", "hip_locks")
    run_page(at)
    assert kept(journal)["see_someone"] == ["hip_locks"]


def test_an_answer_and_a_press_in_one_run_are_both_taken(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    tap(at, "red_now", NONE)
    at.button(key="self_check-next-red_now").click()
    run_page(at)
    assert kept(journal)["red_now"] == []
    assert title(at) == group_title("red_today")


# What ends it


@pytest.mark.parametrize("list_", ["red_now", "red_today"])
@pytest.mark.parametrize("number", [0, 5, -1])
def test_a_sign_shows_its_card_at_once_and_ends_the_questions(
    open_page: OpenPage, journal: Journal, list_: str, number: int
) -> None:
    content = load()
    item = content.safety[list_].items[number]
    level = content.safety[list_].level
    at = at_step(open_page, journal, list_, DESK_WORKER)
    tick(at, list_, item)
    cards = [*at.error, *at.warning]
    assert len(cards) == 1
    assert say(f"results.levels.{level}.action") in cards[0].value
    assert say("results.closing") in words(at)
    assert keys(at) == {f"self_check-alone-{list_}", f"self_check-again-{list_}"}
    record = journal.self_checks.latest()
    assert record is not None
    assert record.result["level"] == level
    assert record.result["plan"] == []
    assert journal.drafts.load("self_check") is None


def test_a_mistaken_tick_is_put_right_and_leaves_no_record(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    tick(at, "red_now", "chest_pain")
    assert len(journal.self_checks.list()) == 1
    tick(at, "red_now", "chest_pain", on=False)
    assert not at.error
    assert journal.self_checks.list() == ()
    assert "red_now" not in kept(journal)
    tick(at, "red_now", NONE)
    press(at, "next", "red_now")
    assert title(at) == group_title("red_today")


def test_ticking_more_signs_keeps_one_record_with_all_of_them(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    tick(at, "red_now", "chest_pain")
    tick(at, "red_now", "not_sure")
    records = journal.self_checks.list()
    assert [one.answers["red_now"] for one in records] == [["chest_pain", "not_sure"]]


def test_the_card_stands_right_under_the_answer_that_called_for_it(open_page: OpenPage) -> None:
    at = tick(open_page("self_check"), "red_now", "serious_accident")
    drawn = list(flat(at.main))
    card = next(n for n, one in enumerate(drawn) if one.type == "error")
    assert drawn[card - 1].type == "bidi_component"
    above, below = (
        [item["id"] for item in one["items"] if item["id"] != NONE] for one in lists(at)
    )
    assert above[-1] == "serious_accident"
    assert tuple(above + below) == load().safety["red_now"].items


def test_only_what_to_do_can_be_shown_alone_and_corrected_from_there(
    open_page: OpenPage, journal: Journal
) -> None:
    at = tick(open_page("self_check"), "red_now", "chest_pain")
    at.button(key="self_check-alone-red_now").click()
    run_page(at)
    assert title(at) == say("results.levels.emergency.title")
    at.button(key="card_new").click()
    run_page(at)
    assert title(at) == group_title("red_now")
    assert "chest_pain" in ticked(at)
    assert at.error
    tick(at, "red_now", "chest_pain", on=False)
    assert journal.self_checks.list() == ()


def test_coming_back_the_same_day_still_shows_the_card(open_page: OpenPage) -> None:
    tick(open_page("self_check"), "red_now", "chest_pain")
    at = open_page("self_check")
    assert say("results.levels.emergency.title") in at.error[0].value


def test_coming_back_another_day_begins_anew_with_the_safety_lists(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(open_page("self_check"), "red_now", "chest_pain")
    later(monkeypatch, days=3)
    at = open_page("self_check")
    assert title(at) == group_title("red_now")
    assert not at.error
    assert not ticked(at)
    assert len(journal.self_checks.list()) == 1


def test_starting_again_after_a_card_keeps_its_record(
    open_page: OpenPage, journal: Journal
) -> None:
    at = tick(open_page("self_check"), "red_now", "chest_pain")
    press(at, "again", "red_now")
    assert not ticked(at)
    assert not at.error
    tick(at, "red_now", NONE)
    assert len(journal.self_checks.list()) == 1
    assert kept(journal) == {"red_now": []}


@pytest.mark.parametrize("item", ["not_improving", "hip_locks", "not_sure"])
def test_a_sign_that_asks_for_a_visit_lets_the_questions_go_on(
    open_page: OpenPage, item: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", item)
    assert not at.error
    press(at, "next", "see_someone")
    assert title(at) == group_title("precautions")


def test_a_very_low_mood_shows_at_once_where_to_find_somebody(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "very_low_mood")
    assert say("results.levels.soon.crisis") in at.error[0].value
    press(at, "next", "see_someone")
    assert title(at) == group_title("precautions")


def test_under_18_ends_kindly_and_nothing_is_scored(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "about", DESK_WORKER)
    answer(at, "age_group", "under_18")
    assert say("results.levels.under_18.title") in at.info[0].value
    assert keys(at) == {"self_check-alone-about", "self_check-again-about"}
    record = journal.self_checks.latest()
    assert record is not None
    assert record.result["score"] is None
    assert record.result["plan"] == []
    answer(at, "age_group", "18_59")
    assert journal.self_checks.list() == ()
    press(at, "next", "about")
    assert title(at) == group_title("sitting")


def test_somebody_under_18_in_need_is_shown_where_to_find_help(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "about", {**DESK_WORKER, "see_someone": ["very_low_mood"]})
    answer(at, "age_group", "under_18")
    assert say("results.levels.soon.crisis") in words(at)


def test_odd_feelings_between_the_legs_show_the_card_under_that_place(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    tick(at, "thigh_areas", "saddle")
    assert say("results.levels.emergency.action") in at.error[0].value
    assert journal.self_checks.latest() is not None
    tick(at, "thigh_areas", "saddle", on=False)
    assert not at.error


def test_both_thighs_with_pain_ask_for_help_now(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    answer(at, "thigh_side", "both")
    assert say("results.levels.today.title") in at.warning[0].value
    tick(at, "thigh_areas", "outer")
    assert not at.error
    tick(at, "thigh_areas", "back")
    assert say("results.levels.emergency.title") in at.error[0].value
    answer(at, "thigh_side", "left")
    assert not at.error


def test_a_contradiction_does_not_stand_in_the_way_of_a_card(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    fill(at, "pain", {"pain_average": 6, "pain_worst": 2})
    for step in ("pain", "sitting", "about", "precautions", "see_someone", "red_today"):
        press(at, "back", step)
    tick(at, "red_now", NONE, on=False)
    tick(at, "red_now", "chest_pain")
    record = journal.self_checks.latest()
    assert record is not None
    assert record.answers["pain_average"] == 6
    assert "pain_worst" not in record.answers


# Questions that hang on others


def test_thigh_questions_appear_only_when_they_apply(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    assert len(choices(at)) == 1
    answer(at, "thigh_frequency", "most_days")
    assert len(choices(at)) == 3
    fill(at, "thigh", {"thigh_trend": "same", "thigh_areas": ["outer"], "thigh_side": "left",
                       "thigh_feelings": ["numb"]})  # fmt: skip
    assert kept(journal)["thigh_feelings"] == ["numb"]
    answer(at, "thigh_frequency", "none")
    assert len(choices(at)) == 1
    assert {id_ for id_ in kept(journal) if id_.startswith("thigh")} == {"thigh_frequency"}
    answer(at, "thigh_frequency", "some_days")
    assert chosen(at, key("thigh_trend")) is None
    assert "outer" not in ticked(at)


def test_thigh_questions_that_apply_are_needed(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    press(at, "next", "thigh")
    assert title(at) == group_title("thigh")
    assert words(at).count(say("self_check.open.needed")) == 2
    assert words(at).count(say("self_check.open.none")) == 1
    fill(at, "thigh", {"thigh_trend": "better", "thigh_areas": [], "thigh_side": "right"})
    press(at, "next", "thigh")
    assert title(at) == group_title("moving")


# Fine-tuning


@pytest.mark.parametrize("step", [one for one in GROUPS if one not in ASKED])
def test_fine_tuning_can_be_ended_at_any_of_its_steps(
    open_page: OpenPage, journal: Journal, step: str
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    fill(at, "limits", DESK_WORKER)
    press(at, "fine_tune", "limits")
    for before in GROUPS[len(ASKED) : GROUPS.index(step)]:
        assert title(at) == group_title(before)
        press(at, "next", before)
    assert title(at) == group_title(step)
    press(at, "finish", step)
    record = journal.self_checks.latest()
    assert record is not None
    assert record.answers == DESK_WORKER


def test_every_fine_tuning_answer_arrives(open_page: OpenPage, journal: Journal) -> None:
    given = {
        "lying_arch": "no", "hips_forward_in_photo": "not_sure", "hangs_on_hips": "yes",
        "march_hold_fails": "no", "bendy": "no", "stretch_then_tight_again": "yes", "stress": 7,
        "holding": ["jaw", "belly"], "flares_with_stress": "yes", "wants_to_curl_up": "no",
        "poor_sleep": "yes", "thomas_left": -5, "thomas_right": 12,
    }  # fmt: skip
    at = at_step(open_page, journal, "fine_tuning", DESK_WORKER)
    for step in GROUPS[len(ASKED) :]:
        fill(at, step, given)
        press(at, "finish" if step == GROUPS[-1] else "next", step)
    record = journal.self_checks.latest()
    assert record is not None
    got = {id_: record.answers[id_] for id_ in given}
    assert got == {**given, "holding": ["belly", "jaw"]}


def test_an_optional_answer_can_be_taken_back(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "fine_tuning", DESK_WORKER)
    answer(at, "hangs_on_hips", "yes")
    choose(at, key("hangs_on_hips"), None)
    assert "hangs_on_hips" not in kept(journal)


def test_what_matters_most_is_kept_without_spaces_around_it(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    answer(at, "main_activity", "  walking the dog ")
    assert kept(journal)["main_activity"] == "walking the dog"
    answer(at, "main_activity", "   ")
    assert "main_activity" not in kept(journal)


# Lost pages, other tabs, second taps


def test_a_reload_comes_back_to_the_same_step_with_every_answer(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    answer(at, "pain_average", 2)
    again = open_page("self_check")
    assert title(again) == group_title("pain")
    assert chosen(again, key("pain_average")) == "2"
    press(again, "back", "pain")
    assert again.number_input(key=key("sitting_hours")).value == 9


def test_a_draft_of_an_earlier_day_starts_at_the_beginning_with_its_answers(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_step(open_page, journal, "pain", DESK_WORKER)
    later(monkeypatch, days=2)
    at = open_page("self_check")
    assert title(at) == group_title("red_now")
    assert "Welcome back" in words(at)
    assert NONE in ticked(at)
    press(at, "next", "red_now")
    assert "Welcome back" not in words(at)
    assert kept(journal)["sitting_hours"] == 9


def test_a_draft_of_an_earlier_day_can_be_left_behind(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_step(open_page, journal, "pain", DESK_WORKER)
    later(monkeypatch, days=2)
    at = open_page("self_check")
    press(at, "again", "red_now")
    assert not ticked(at)
    assert kept(journal) == {}


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
    at.session_state["self_check-wish"] = ButtonPress("finish", "limits", draft["id"])
    run_page(at.switch_page("pages/self_check.py"))
    assert title(at) == say("results.bands.ease_in.name")
    assert len(journal.self_checks.list()) == 1


def test_two_tabs_do_not_undo_each_other(open_page: OpenPage, journal: Journal) -> None:
    one = at_step(open_page, journal, "sitting", DESK_WORKER)
    two = open_page("self_check")
    answer(one, "sitting_hours", 6.0)
    answer(two, "sitting_bout_minutes", 45)
    assert kept(journal)["sitting_hours"] == 6
    assert kept(journal)["sitting_bout_minutes"] == 45
    assert two.number_input(key=key("sitting_hours")).value == 6


def test_a_tab_keeps_its_own_step(open_page: OpenPage, journal: Journal) -> None:
    one = at_step(open_page, journal, "sitting", DESK_WORKER)
    two = open_page("self_check")
    press(two, "back", "sitting")
    answer(one, "sitting_hours", 6.0)
    assert title(one) == group_title("sitting")
    run_page(two)
    assert title(two) == group_title("about")


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
    assert title(at) == group_title("red_now")
    assert not ticked(at)
    assert journal.drafts.load("self_check") is None


# What a browser may be made to send, and what an older version may have kept


def test_a_forged_number_is_not_kept(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "sitting", DESK_WORKER)
    at.session_state[key("sitting_hours")] = 1e9
    run_page(at)
    assert "sitting_hours" not in kept(journal)


@pytest.mark.parametrize(
    "forged",
    [
        "text",
        {},
        {"said": None},
        {"said": {"id": 5, "on": {"chest_pain": True}}},
        {"said": {"id": "a", "on": {"chest_pain": "yes"}}},
        {"said": {"id": "a", "on": [["chest_pain", True]]}},
        {"said": {"id": "a"}},
        {"said": {"id": "a", "on": {"no_such_sign": True}}},
    ],
)
def test_a_forged_tap_is_not_kept(open_page: OpenPage, journal: Journal, forged: object) -> None:
    at = tick(open_page("self_check"), "red_now", NONE)
    at.session_state[key("red_now")] = forged
    run_page(at)
    assert kept(journal) == {"red_now": []}


def test_a_tap_is_taken_in_once_and_not_again_after_another_window_changed_it(
    open_page: OpenPage, journal: Journal
) -> None:
    one = at_step(open_page, journal, "precautions", DESK_WORKER)
    two = open_page("self_check")
    tick(one, "precautions", "knee")
    run_page(two)
    tick(two, "precautions", "knee", on=False)
    tick(two, "precautions", "neck")
    run_page(one)
    assert kept(journal)["precautions"] == ["neck"]
    assert ticked(one) == {"neck"}


def test_a_tap_made_before_the_answer_to_the_last_one_came_is_not_lost(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tap(at, "precautions", "knee")
    tap(at, "precautions", "neck")
    tap(at, "precautions", "knee", on=False)
    run_page(at)
    assert kept(journal)["precautions"] == ["neck"]
    assert lists(at)[0]["heard"] == at.session_state[key("precautions")]["said"]["id"]


def test_a_draft_with_unknown_answers_keeps_the_known_ones(
    open_page: OpenPage, journal: Journal
) -> None:
    today = clock.today()
    journal.drafts.save(
        "self_check",
        {
            "id": uuid.uuid4().hex,
            "day": today.isoformat(),
            "step": "a_step_of_old",
            "answers": {"red_now": [], "gone": 3, "pain_average": 99, "thigh_trend": "same"},
        },
    )
    at = open_page("self_check")
    assert title(at) == group_title("red_now")
    assert NONE in ticked(at)
    tick(at, "red_now", NONE, on=False)
    assert kept(journal) == {}


def test_a_draft_that_cannot_be_read_is_begun_anew(open_page: OpenPage, journal: Journal) -> None:
    journal.drafts.save("self_check", {"anything": 1})
    at = tick(open_page("self_check"), "red_now", NONE)
    assert kept(journal) == {"red_now": []}
    assert title(at) == group_title("red_now")


def later(monkeypatch: pytest.MonkeyPatch, *, days: int) -> None:
    """Let the person's day be later than it is."""
    now = store.now

    def moved() -> Any:  # noqa: ANN401 -- a Moment
        at = now()
        by = dt.timedelta(days=days)
        return msgspec.structs.replace(at, utc=at.utc + by, local_date=at.local_date + by)

    monkeypatch.setattr(store, "now", moved)


def at_step(open_page: OpenPage, journal: Journal, step: str, answers: dict[str, Any]) -> AppTest:
    """Open the self-check at a step, with every step before it answered."""
    before = [id_ for one in steps(load())[: GROUPS.index(step)] for id_ in one.asks]
    draft = {
        "id": uuid.uuid4().hex,
        "day": clock.today().isoformat(),
        "step": step,
        "answers": {id_: answers[id_] for id_ in before if id_ in answers},
    }
    assert journal.drafts.save("self_check", draft)
    at = open_page("self_check")
    assert title(at) == group_title(step)
    return at


def flat(block: Block) -> Iterator[Element]:
    """Yield every element of a page in the order it is drawn."""
    for one in block.children.values():
        if isinstance(one, Block):
            yield from flat(one)
        else:
            yield one

"""The self-check page: every way through it, without a browser."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from streamlit.testing.v1.element_tree import Block, Element

from psoas_coach.coach.self_check_cards import cards_of
from psoas_coach.coach.self_check_flow import find_step, list_asked, list_steps
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.key_values import Drafts
from psoas_coach.ui import store
from psoas_coach.ui.question_list import NONE, key
from psoas_coach.ui.self_check_tab import ButtonPress
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import DESK_WORKER
from tests.support.interrupted_runs import interrupted_at
from tests.support.page_driver import (
    answer,
    choices,
    choose,
    chosen,
    clear_others,
    cleared,
    fill,
    go,
    keys,
    lists,
    press,
    run_page,
    set_choice,
    tap,
    tick,
    ticked,
    title,
    words,
)
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

GROUPS = list(dict.fromkeys(step.group or step.id for step in list_steps(load())))
"""Safety lists and groups of questions, in asking order."""
EXTRAS = list(dict.fromkeys(step.group for step in list_steps(load()) if step.optional))
ASKED = [one for one in GROUPS if one not in EXTRAS]
CALM = [
    step.id
    for step in list_steps(load())
    if not step.optional and list_asked(step, {"thigh_frequency": "none"}, load())
]
"""The screens of somebody without thigh signs."""


def group_title(step: str) -> str:
    """Return the heading of a screen, or of the first of a group."""
    first = find_step(step, load()).asks[0]
    return say(f"questions.{first}.ask" if first in load().questions else f"safety.{first}.ask")


def draft_answers(journal: Journal) -> dict[str, Any]:
    draft = journal.drafts.load("self_check")
    assert draft is not None
    answers: dict[str, Any] = draft["answers"]
    return answers


def test_the_steps_come_in_the_order_that_is_promised() -> None:
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
        assert say("self_check.place", number=number, count=count) in at.markdown[0].value
        assert not ticked(at)
        assert all(one["value"] is None for one in choices(at).values())
        assert all(not one.value for one in at.text_input)
        if step in DESK_WORKER:
            answer(at, step, DESK_WORKER[step])
        press(at, "finish" if step == "limits" else "next", step)
    record = journal.self_checks.latest()
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
        one.id
        for one in list_steps(load())
        if not one.optional and list_asked(one, draft["answers"], load())
    ]


# A tap leads on by itself


def test_a_tap_on_an_option_leads_to_the_next_screen(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    choose(at, key("pain_average"), 2)
    assert title(at) == group_title("pain_worst")
    assert draft_answers(journal)["pain_average"] == 2
    press(at, "back", "pain_worst")
    assert chosen(at, key("pain_average")) == "2"
    choose(at, key("pain_average"), 4)
    assert title(at) == group_title("pain_worst")
    assert draft_answers(journal)["pain_average"] == 4


def test_arrow_keys_choose_without_leading_on(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    choose(at, key("pain_average"), 2, done=False)
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
    choose(at, key("pain_worst"), 2)
    assert title(at) == group_title("pain_worst")
    assert at.warning[0].value == say("questions.pain_worst.not_below")
    choose(at, key("pain_worst"), 7)
    assert title(at) == group_title("pain_days")
    choose(at, key("pain_days"), 0)
    assert title(at) == group_title("pain_days")
    assert at.info[0].value == say("self_check.doubtful.pain_days")


def test_a_tap_never_ends_the_self_check(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    choose(at, key("limits"), 3)
    assert title(at) == group_title("limits")
    assert journal.self_checks.list() == ()


def test_a_tap_that_ends_the_questions_stays_with_its_card(open_page: OpenPage) -> None:
    at = open_page("self_check")
    choose(at, key("age_group"), "under_18")
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


# Going on, and what holds it up


@pytest.mark.parametrize("list_", ["red_now", "red_today", "see_someone", "precautions"])
def test_a_list_with_nothing_ticked_is_refused_kindly(
    open_page: OpenPage, list_: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    press(at, "next", list_)
    assert title(at) == group_title(list_)
    assert say("self_check.open.cards") in words(at)
    fill(at, list_, DESK_WORKER)
    assert say("self_check.open.cards") not in words(at)
    press(at, "next", list_)
    assert title(at) != group_title(list_)


@pytest.mark.parametrize(
    "step", ["age_group", "pain_average", "pain_worst", "thigh_frequency", "limits"]
)
def test_a_question_that_a_plan_needs_cannot_be_passed_over(
    open_page: OpenPage, step: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    for _ in range(3):
        press(at, "finish" if step == "limits" else "next", step)
        assert title(at) == group_title(step)
        assert say("self_check.open.needed") in words(at)


@pytest.mark.parametrize("step", ["sitting_hours", "pain_days", "side_stance"])
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
    assert title(at) == group_title(CALM[CALM.index(step) + 1])


def test_what_was_left_open_is_named_with_the_result(open_page: OpenPage, journal: Journal) -> None:
    given = {id_: one for id_, one in DESK_WORKER.items() if id_ != "pain_days"}
    at = at_step(open_page, journal, "pain_days", given)
    press(at, "next", "pain_days")
    press(at, "next", "pain_days")
    assert title(at) == group_title("thigh_frequency")
    for group in ("thigh", "moving", "limits"):
        fill(at, group, given)
    press(at, "finish", "limits")
    record = journal.self_checks.latest()
    assert record is not None
    assert record.result["missing"] == ["pain_days"]
    assert say("questions.pain_days.label") in words(at)


def test_worst_pain_below_usual_pain_is_explained_and_holds_up(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain_worst", {**DESK_WORKER, "pain_average": 5})
    answer(at, "pain_worst", 3)
    assert at.warning[0].value == say("questions.pain_worst.not_below")
    press(at, "next", "pain_worst")
    assert title(at) == group_title("pain_worst")
    answer(at, "pain_worst", 5)
    assert not at.warning
    press(at, "next", "pain_worst")
    assert title(at) == group_title("pain_days")


def test_back_is_never_refused_and_keeps_the_answers(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "front_hip_pull", DESK_WORKER)
    press(at, "back", "front_hip_pull")
    assert chosen(at, key("thigh_frequency")) == "none"
    press(at, "back", "thigh_frequency")
    press(at, "back", "pain_days")
    assert chosen(at, key("pain_worst")) == "5"
    press(at, "next", "pain_worst")
    assert title(at) == group_title("pain_days")


def test_the_first_step_has_no_way_back(open_page: OpenPage) -> None:
    assert keys(open_page("self_check")) == {"self_check-next-age_group"}


def test_a_second_tap_on_the_same_button_does_not_leap_over_a_step(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    answer(at, "age_group", "18_59")
    press(at, "next", "age_group")
    draft = journal.drafts.load("self_check")
    assert draft is not None
    at.session_state["self_check-tab"].press = ButtonPress("next", "age_group", draft["id"])
    run_page(at)
    assert title(at) == group_title("red_now")


def went(at: AppTest, step: str) -> None:
    """Let the browser report that Back or Forward led to a step, without a run yet."""
    report = {"id": uuid.uuid4().hex, "value": step, "done": True}
    at.session_state["self_check-history"] = {"answer": report}


def test_the_browsers_back_and_forward_are_followed_once(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    went(at, "sitting_hours")
    run_page(at)
    assert title(at) == group_title("sitting_hours")
    choose(at, key("sitting_hours"), 9)
    assert title(at) == group_title("sitting_bout_minutes")
    went(at, "pain_average")
    run_page(at)
    assert title(at) == group_title("pain_average")


def test_what_was_answered_last_is_taken_in_before_the_browser_goes_back(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    set_choice(at, key("pain_average"), 4)
    went(at, "sitting_hours")
    run_page(at)
    assert title(at) == group_title("sitting_hours")
    assert draft_answers(journal)["pain_average"] == 4


@pytest.mark.parametrize(
    "sent",
    [{"answer": 1}, {"answer": {"id": "x"}}, {"answer": {"id": "x", "value": ["red_now"]}}, 7],
)
def test_a_browser_that_goes_nowhere_is_left_where_it_is(
    open_page: OpenPage, journal: Journal, sent: object
) -> None:
    at = at_step(open_page, journal, "pain_average", DESK_WORKER)
    at.session_state["self_check-history"] = sent
    run_page(at)
    assert title(at) == group_title("pain_average")


# None of these, not sure


def test_none_of_these_clears_the_others_and_is_cleared_by_them(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tick(at, "precautions", "knee")
    tick(at, "precautions", "neck")
    assert draft_answers(journal)["precautions"] == ["knee", "neck"]
    tick(at, "precautions", NONE)
    assert draft_answers(journal)["precautions"] == []
    assert "knee" not in ticked(at)
    tick(at, "precautions", "shoulder")
    assert draft_answers(journal)["precautions"] == ["shoulder"]
    assert NONE not in ticked(at)
    tick(at, "precautions", "shoulder", on=False)
    assert "precautions" not in draft_answers(journal)


def test_two_taps_in_one_run_lose_neither(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tap(at, "precautions", "knee")
    tap(at, "precautions", "neck")
    run_page(at)
    assert draft_answers(journal)["precautions"] == ["knee", "neck"]


def test_a_sign_ticked_together_with_none_of_these_is_not_lost(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tap(at, "see_someone", NONE)
    tap(at, "see_someone", "hip_locks")
    run_page(at)
    assert draft_answers(journal)["see_someone"] == ["hip_locks"]


def test_an_answer_and_a_press_in_one_run_are_both_taken(
    open_page: OpenPage, journal: Journal
) -> None:
    at = open_page("self_check")
    set_choice(at, key("age_group"), "18_59")
    at.button(key="self_check-next-age_group").click()
    run_page(at)
    assert draft_answers(journal)["age_group"] == "18_59"
    assert title(at) == group_title("red_now")


# Cards


@pytest.mark.parametrize("list_", ["red_now", "red_today", "see_someone", "precautions"])
def test_a_list_is_answered_only_when_each_of_its_cards_is(
    open_page: OpenPage, list_: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    cards = [card.id for card in cards_of(list_, load())]
    for number, card in enumerate(cards):
        assert cleared(at) == set(cards[:number])
        assert list_ not in draft_answers(journal)
        press(at, "next", list_)
        assert title(at) == group_title(list_)
        tap(at, list_, card)
        run_page(at)
    assert draft_answers(journal)[list_] == []
    assert title(at) != group_title(list_)


@pytest.mark.parametrize(("list_", "item"), [("see_someone", "hip_locks"), ("precautions", "knee")])
def test_a_tick_in_one_card_answers_no_other(
    open_page: OpenPage, list_: str, item: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, list_, DESK_WORKER)
    tick(at, list_, item)
    press(at, "next", list_)
    assert title(at) == group_title(list_)
    assert say("self_check.open.cards") in words(at)
    clear_others(at, list_)
    press(at, "next", list_)
    assert title(at) != group_title(list_)


def test_not_being_sure_answers_no_card(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "not_sure")
    press(at, "next", "see_someone")
    assert title(at) == group_title("see_someone")


def test_a_sign_in_a_cleared_card_opens_it_and_unticked_leaves_it_open(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tick(at, "precautions", NONE)
    assert draft_answers(journal)["precautions"] == []
    tick(at, "precautions", "knee")
    assert cleared(at) == {"heart_balance_pregnancy"}
    tick(at, "precautions", "knee", on=False)
    assert "precautions" not in draft_answers(journal)
    press(at, "next", "precautions")
    assert title(at) == group_title("precautions")


def test_cards_that_were_open_when_a_sign_ended_it_are_open_after_a_slip_is_put_right(
    open_page: OpenPage, journal: Journal
) -> None:
    at = go(open_page("self_check"), "red_now")
    tap(at, "red_now", "bladder_bowel_sex")
    run_page(at)
    tick(at, "red_now", "chest_pain")
    assert len(journal.self_checks.list()) == 1
    tick(at, "red_now", "chest_pain", on=False)
    assert cleared(at) == {"bladder_bowel_sex"}
    assert "red_now" not in draft_answers(journal)
    again = go(open_page("self_check"), "red_now")
    assert cleared(again) == {"bladder_bowel_sex"}


def test_after_a_reload_over_a_card_that_ended_it_nothing_counts_as_cleared(
    open_page: OpenPage, journal: Journal
) -> None:
    at = go(open_page("self_check"), "red_now")
    tap(at, "red_now", "bladder_bowel_sex")
    run_page(at)
    tick(at, "red_now", "chest_pain")
    again = open_page("self_check")
    tick(again, "red_now", "chest_pain", on=False)
    assert not cleared(again)
    assert "red_now" not in draft_answers(journal)


def test_two_tabs_may_clear_a_card_each(open_page: OpenPage, journal: Journal) -> None:
    one = at_step(open_page, journal, "precautions", DESK_WORKER)
    two = open_page("self_check")
    first, second = (card.id for card in cards_of("precautions", load()))
    tap(one, "precautions", first)
    run_page(one)
    tap(two, "precautions", second)
    run_page(two)
    assert draft_answers(journal)["precautions"] == []


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
    assert "red_now" not in draft_answers(journal)
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
    at = tick(open_page("self_check"), "red_now", "chest_pain")
    drawn = list(flat(at.main))
    card = next(n for n, one in enumerate(drawn) if one.type == "error")
    assert drawn[card - 1].type == "bidi_component"
    above, below = ([card["id"] for card in one["cards"]] for one in lists(at))
    (card_of_it,) = [one.id for one in cards_of("red_now", load()) if "chest_pain" in one.items]
    assert above[-1] == card_of_it
    assert above + below == [one.id for one in cards_of("red_now", load())]


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
    assert title(at) == group_title("age_group")
    assert not ticked(go(at, "red_now"))
    assert not at.error
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
    assert draft_answers(journal) == {"red_now": []}


@pytest.mark.parametrize("item", ["not_improving", "hip_locks", "not_sure"])
def test_a_sign_that_asks_for_a_visit_lets_the_questions_go_on(
    open_page: OpenPage, item: str, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", item)
    assert not at.error
    clear_others(at, "see_someone")
    press(at, "next", "see_someone")
    assert title(at) == group_title("precautions")


def test_a_very_low_mood_shows_at_once_where_to_find_somebody(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "see_someone", DESK_WORKER)
    tick(at, "see_someone", "very_low_mood")
    assert say("results.levels.soon.crisis") in at.error[0].value
    clear_others(at, "see_someone")
    press(at, "next", "see_someone")
    assert title(at) == group_title("precautions")


def test_under_18_ends_kindly_and_nothing_is_scored(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "about", DESK_WORKER)
    answer(at, "age_group", "under_18")
    assert say("results.levels.under_18.title") in at.info[0].value
    assert keys(at) == {"self_check-alone-age_group", "self_check-again-age_group"}
    record = journal.self_checks.latest()
    assert record is not None
    assert record.result["score"] is None
    assert record.result["plan"] == []
    answer(at, "age_group", "18_59")
    assert journal.self_checks.list() == ()
    press(at, "next", "about")
    assert title(at) == group_title("red_now")


def test_somebody_under_18_in_need_is_shown_where_to_find_help(
    open_page: OpenPage, journal: Journal
) -> None:
    answers = {**DESK_WORKER, "see_someone": ["very_low_mood"]}
    at = at_step(open_page, journal, "sitting", answers)
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
    tick(at, "thigh_areas", "outer")
    answer(at, "thigh_side", "both")
    assert say("results.levels.today.title") in at.warning[0].value
    assert not at.error
    answer(at, "thigh_side", "left")
    assert not at.warning
    tick(at, "thigh_areas", "back")
    answer(at, "thigh_side", "both")
    assert say("results.levels.emergency.title") in at.error[0].value
    answer(at, "thigh_side", "left")
    assert not at.error


def test_a_contradiction_does_not_stand_in_the_way_of_a_card(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "pain", DESK_WORKER)
    fill(at, "pain", {"pain_average": 6, "pain_worst": 2})
    tick(at, "red_now", NONE, on=False)
    tick(at, "red_now", "chest_pain")
    record = journal.self_checks.latest()
    assert record is not None
    assert record.answers["pain_average"] == 6
    assert "pain_worst" not in record.answers


# Questions that hang on others


def test_thigh_questions_appear_only_when_they_apply(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "most_days")
    press(at, "next", "thigh")
    for id_, given in (("thigh_trend", "same"), ("thigh_areas", ["outer"]), ("thigh_side", "left"),
                       ("thigh_feelings", ["numb"])):  # fmt: skip
        assert title(at) == group_title(id_)
        answer(at, id_, given)
        press(at, "next", id_)
    assert title(at) == group_title("front_hip_pull")
    assert draft_answers(journal)["thigh_feelings"] == ["numb"]
    answer(at, "thigh_frequency", "none")
    assert {id_ for id_ in draft_answers(journal) if id_.startswith("thigh")} == {"thigh_frequency"}
    press(at, "next", "thigh_frequency")
    assert title(at) == group_title("front_hip_pull")
    press(at, "back", "front_hip_pull")
    answer(at, "thigh_frequency", "some_days")
    press(at, "next", "thigh_frequency")
    assert chosen(at, key("thigh_trend")) is None
    assert "outer" not in ticked(go(at, "thigh_areas"))


@pytest.mark.parametrize("id_", ["thigh_trend", "thigh_areas", "thigh_side"])
def test_thigh_questions_that_apply_are_needed(
    open_page: OpenPage, journal: Journal, id_: str
) -> None:
    at = at_step(open_page, journal, "thigh", DESK_WORKER)
    answer(at, "thigh_frequency", "some_days")
    go(at, id_)
    press(at, "next", id_)
    assert title(at) == group_title(id_)
    missing = "none" if id_ == "thigh_areas" else "needed"
    assert words(at).count(say(f"self_check.open.{missing}")) == 1
    answer(at, id_, [] if id_ == "thigh_areas" else "better" if id_ == "thigh_trend" else "left")
    press(at, "next", id_)
    assert title(at) != group_title(id_)


# Fine-tuning


@pytest.mark.parametrize("step", EXTRAS)
def test_fine_tuning_can_be_ended_at_any_of_its_steps(
    open_page: OpenPage, journal: Journal, step: str
) -> None:
    at = at_step(open_page, journal, step, DESK_WORKER)
    press(at, "finish", step)
    record = journal.self_checks.latest()
    assert record is not None
    assert record.answers == DESK_WORKER


def test_no_extra_question_is_asked_or_offered_on_the_way(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    assert keys(at) == {"self_check-back-limits", "self_check-finish-limits"}


def test_every_fine_tuning_answer_arrives(open_page: OpenPage, journal: Journal) -> None:
    given = {
        "lying_arch": "no", "hips_forward_in_photo": "not_sure", "hangs_on_hips": "yes",
        "march_hold_fails": "no", "bendy": "no", "stretch_then_tight_again": "yes", "stress": 7,
        "holding": ["jaw", "belly"], "flares_with_stress": "yes", "wants_to_curl_up": "no",
        "poor_sleep": "yes", "thomas_left": -5, "thomas_right": 12,
    }  # fmt: skip
    at = at_step(open_page, journal, "fine_tuning", DESK_WORKER)
    for step in EXTRAS:
        fill(at, step, given)
    press(at, "finish", EXTRAS[-1])
    record = journal.self_checks.latest()
    assert record is not None
    got = {id_: record.answers[id_] for id_ in given}
    assert got == {**given, "holding": ["belly", "jaw"]}


def test_an_optional_answer_can_be_taken_back(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "fine_tuning", DESK_WORKER)
    answer(at, "hangs_on_hips", "yes")
    choose(at, key("hangs_on_hips"), None)
    assert "hangs_on_hips" not in draft_answers(journal)


def test_what_matters_most_is_kept_without_spaces_around_it(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "limits", DESK_WORKER)
    answer(at, "main_activity", "  walking the dog ")
    assert draft_answers(journal)["main_activity"] == "walking the dog"
    answer(at, "main_activity", "   ")
    assert "main_activity" not in draft_answers(journal)


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
    assert chosen(again, key("sitting_bout_minutes")) == "90"


def test_a_draft_of_an_earlier_day_starts_at_the_beginning_with_its_answers(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_step(open_page, journal, "pain", DESK_WORKER)
    later(monkeypatch, days=2)
    at = open_page("self_check")
    assert title(at) == group_title("age_group")
    assert "Welcome back" in words(at)
    press(at, "next", "age_group")
    assert "Welcome back" not in words(at)
    assert NONE in ticked(at)
    assert draft_answers(journal)["sitting_hours"] == 9


def test_a_draft_of_an_earlier_day_can_be_left_behind(
    open_page: OpenPage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_step(open_page, journal, "pain", DESK_WORKER)
    later(monkeypatch, days=2)
    at = open_page("self_check")
    press(at, "again", "age_group")
    assert not ticked(go(at, "red_now"))
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
    one = at_step(open_page, journal, "sitting", DESK_WORKER)
    two = open_page("self_check")
    answer(one, "sitting_hours", 6.0)
    answer(two, "sitting_bout_minutes", 45)
    assert draft_answers(journal)["sitting_hours"] == 6
    assert draft_answers(journal)["sitting_bout_minutes"] == 45
    assert chosen(go(two, "sitting_hours"), key("sitting_hours")) == "6"


def test_a_tab_keeps_its_own_step(open_page: OpenPage, journal: Journal) -> None:
    one = at_step(open_page, journal, "sitting", DESK_WORKER)
    two = open_page("self_check")
    press(two, "back", "sitting")
    answer(one, "sitting_hours", 6.0)
    assert title(one) == group_title("sitting")
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
    assert not ticked(go(at, "red_now"))
    assert journal.drafts.load("self_check") is None


# What a browser may be made to send, and what an older version may have kept


def test_a_forged_number_is_not_kept(open_page: OpenPage, journal: Journal) -> None:
    at = at_step(open_page, journal, "sitting", DESK_WORKER)
    at.session_state[key("sitting_hours")] = {"answer": {"id": "a", "value": "1e9", "done": True}}
    run_page(at)
    assert "sitting_hours" not in draft_answers(journal)


@pytest.mark.parametrize(
    "forged",
    [
        "text",
        {},
        {"report": None},
        {"report": {"id": 5, "on": {"chest_pain": True}}},
        {"report": {"id": "a", "on": {"chest_pain": "yes"}}},
        {"report": {"id": "a", "on": [["chest_pain", True]]}},
        {"report": {"id": "a"}},
        {"report": {"id": "a", "on": {"no_such_sign": True}}},
    ],
)
def test_a_forged_tap_is_not_kept(open_page: OpenPage, journal: Journal, forged: object) -> None:
    at = tick(open_page("self_check"), "red_now", NONE)
    at.session_state[key("red_now")] = forged
    run_page(at)
    assert draft_answers(journal) == {"red_now": []}


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
    assert draft_answers(journal)["precautions"] == ["neck"]
    assert ticked(one) == {"neck"}


def test_a_tap_made_before_the_answer_to_the_last_one_came_is_not_lost(
    open_page: OpenPage, journal: Journal
) -> None:
    at = at_step(open_page, journal, "precautions", DESK_WORKER)
    tap(at, "precautions", "knee")
    tap(at, "precautions", "neck")
    tap(at, "precautions", "knee", on=False)
    run_page(at)
    assert draft_answers(journal)["precautions"] == ["neck"]
    assert lists(at)[0]["acknowledged"] == at.session_state[key("precautions")]["report"]["id"]


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
    assert title(at) == group_title("age_group")
    assert NONE in ticked(go(at, "red_now"))
    tick(at, "red_now", NONE, on=False)
    assert draft_answers(journal) == {}


def test_a_draft_that_cannot_be_read_is_begun_anew(open_page: OpenPage, journal: Journal) -> None:
    journal.drafts.save("self_check", {"anything": 1})
    at = tick(open_page("self_check"), "red_now", NONE)
    assert draft_answers(journal) == {"red_now": []}
    assert title(at) == group_title("red_today")


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
    every = list_steps(load())
    before = [id_ for one in every[: every.index(find_step(step, load()))] for id_ in one.asks]
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


# Runs that end early, for the next tap


def ask(at: AppTest, id_: str, value: object) -> None:
    """Let the browser report an answer, whatever the last run has drawn, without a run yet."""
    report: dict[str, Any] = {"id": uuid.uuid4().hex}
    if isinstance(value, dict):
        at.session_state[key(id_)] = {"said": {**report, "on": value}}
    elif id_ == "main_activity":
        at.session_state[key(id_)] = value
    else:
        at.session_state[key(id_)] = {"answer": {**report, "value": value, "done": False}}


JOINTS, HEART = (card.id for card in cards_of("precautions", load()))
TURNS: dict[str, tuple[object, object]] = {
    "precautions": ({JOINTS: True, "knee": False}, {JOINTS: False, "knee": True}),
    "pain_average": ("4", "5"),
    "main_activity": ("gardening", "walking the dog"),
}
"""An answer, and what it is changed to for a moment."""


@pytest.mark.parametrize("id_", TURNS)
def test_a_tap_that_ends_the_run_of_the_tap_before_is_never_lost(
    open_page: OpenPage, journal: Journal, id_: str
) -> None:
    at = at_step(open_page, journal, find_step(id_, load()).id, DESK_WORKER)
    answer_, other = TURNS[id_]
    ask(at, id_, answer_)
    run_page(at)
    stored = journal.drafts.load("self_check")
    assert stored is not None
    ended = 0
    for place in count():
        with interrupted_at(place) as interruption:
            ask(at, id_, other)
            run_page(at)
        ask(at, id_, answer_)
        run_page(at)
        assert journal.drafts.load("self_check") == stored, f"interrupted at place {place}"
        if not interruption.reached:
            break
        ended += 1
    assert ended > 20

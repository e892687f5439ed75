"""The start of a session: its contents, current pain, and two taps."""

from __future__ import annotations

import datetime as dt
import html
import uuid
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, make_moment
from psoas_coach.ui.words import say
from tests.support.answers_factory import self_check
from tests.support.page_driver import choice_named, run_page, set_choice, words
from tests.support.session_page_driver import (
    RULES,
    START,
    OpenPage,
    draft,
    now,
    page_text,
    player,
    press,
    tap,
)


def test_before_the_first_self_check_the_page_leads_to_it(open_page: OpenPage) -> None:
    at = open_page("session")
    assert "do a short self-check first" in page_text(at)
    assert not [button for button in at.button if START in button.label]


@pytest.mark.parametrize("change", [{"age_group": "under_18"}, {"limits": None}], ids=str)
def test_if_the_guidance_has_no_session_there_is_none(
    journal: Journal, open_page: OpenPage, change: dict[str, object]
) -> None:
    journal.self_checks.add(self_check(now(), **change))
    at = open_page("session")
    assert "has no session for you" in page_text(at)
    assert player(at) is None


def test_the_page_says_what_the_session_will_be(page: AppTest) -> None:
    assert "minutes." in words(page)
    text = words(page)
    assert "Runner's lunge" in html.unescape(text)
    assert "2 times 30 seconds on each side" in text


def test_the_id_of_the_session_is_kept_before_anything_is_drawn(
    page: AppTest, journal: Journal
) -> None:
    chosen = draft(journal).id
    run_page(page)
    assert draft(journal).id == chosen


def test_new_signs_are_explained_by_every_card_of_both_lists(page: AppTest) -> None:
    cards = [card for card in RULES.cards.values() if card.list in {"red_now", "red_today"}]
    summaries = [say(f"safety.cards.{card.id}.summary") for card in cards]
    assert len(summaries) == 8
    assert not any(summary in page_text(page) for summary in summaries)
    page.session_state["session_signs"] = True
    run_page(page)
    assert all(f"- {summary}" in page_text(page) for summary in summaries)


def test_start_asks_for_the_pain_first(page: AppTest) -> None:
    press(page, START)
    assert "Tap a number for your pain first." in page_text(page)
    assert player(page) is None


def test_two_taps_begin_the_session(playing: AppTest, journal: Journal) -> None:
    data = player(playing)
    assert data is not None
    assert data["autostart"]
    begun = draft(journal)
    assert (begun.stage, begun.pain_before, begun.tingling_before) == ("playing", 2, False)
    assert data["session"] == begun.id
    assert [step["phase"] for step in data["steps"][:2]] == [
        "Warm up",
        "Find your place · Left side",
    ]
    assert set(data["figures"]) == {"walk", *(item.move for item in begun.plan)}


@pytest.mark.parametrize(
    ("pain", "button"),
    [(2, "Some tingling"), (6, START)],
    ids=["tingling", "pain"],
)
def test_feeling_worse_than_in_the_self_check_makes_the_session_gentler(
    page: AppTest, journal: Journal, pain: int, button: str
) -> None:
    press(tap(page, "How strong", pain), button)
    assert {item.depth for item in draft(journal).plan} <= {0, 1}
    assert "a gentler one" in page_text(page)


# Strong pain right now


def unfold(page: AppTest, pain: int) -> AppTest:
    """Tell strong pain and unfold the way into a session all the same."""
    tap(page, "How strong", pain)
    page.session_state["session_anyway"] = True
    return run_page(page)


@pytest.mark.parametrize("pain", range(11))
def test_strong_pain_is_answered_first_and_the_session_is_one_tap_further(
    page: AppTest, pain: int
) -> None:
    tap(page, "How strong", pain)
    strong = pain >= RULES.session.stop.rest_from_pain
    assert (RULES.words["session.rest_first.see"] in page_text(page)) is strong
    assert ('href="./moves?move=slow_breathing"' in page_text(page)) is strong
    starts = [button for button in page.button if START in button.label]
    assert bool(starts) is not strong


def test_with_strong_pain_the_session_stays_at_its_gentlest(
    page: AppTest, journal: Journal
) -> None:
    press(unfold(page, 8), START)
    begun = draft(journal)
    assert (begun.stage, begun.pain_before) == ("playing", 8)
    assert max(item.depth for item in begun.plan) == RULES.session.stop.rest_depth


def test_a_press_that_came_with_strong_pain_begins_nothing(page: AppTest, journal: Journal) -> None:
    """Both taps may reach the page in one run: the answer to the pain still comes first."""
    set_choice(page, choice_named(page, "How strong"), 9)
    press(page, START)
    assert draft(journal).stage == "before"
    assert RULES.words["session.rest_first.see"] in page_text(page)


def test_only_what_the_person_may_do_is_offered_instead(
    journal: Journal, open_page: OpenPage
) -> None:
    changes: dict[str, Any] = {"precautions": ["cannot_lie_flat", "dizzy_or_swollen_on_standing"]}
    journal.self_checks.add(self_check(now(), **changes))
    page = tap(open_page("session"), "How strong", 7)
    text = page_text(page)
    assert 'href="./moves?move=side_lying_rest"' in text
    for withheld in ("constructive_rest", "walk"):
        assert f'href="./moves?move={withheld}"' not in text


# When to stop


@pytest.mark.parametrize("start", range(10))
def test_the_stop_number_is_shown_before_the_session_and_given_to_the_player(
    page: AppTest, start: int
) -> None:
    number = RULES.session.stop.at_pain[start]
    rule = RULES.words["session.stop.at"].format(number=number)
    assert number > start
    unfold(page, start)
    assert rule in page_text(page)
    data = player(press(page, START))
    assert data is not None
    assert data["stop_rule"] == rule


def test_a_person_who_begins_at_the_worst_pain_stops_if_it_gets_any_worse(page: AppTest) -> None:
    unfold(page, 10)
    rule = RULES.words["session.stop.any_worse"]
    assert rule in page_text(page)
    data = player(press(page, START))
    assert data is not None
    assert data["stop_rule"] == rule


def test_feeling_better_than_in_the_self_check_changes_nothing(
    page: AppTest, journal: Journal
) -> None:
    press(tap(page, "How strong", 0), START)
    assert max(item.depth for item in draft(journal).plan) == 2
    assert "a gentler one" not in page_text(page)


def test_tingling_that_is_known_leaves_the_plan_as_it_is(
    journal: Journal, open_page: OpenPage
) -> None:
    signs: dict[str, object] = {"thigh_frequency": "some_days", "thigh_trend": "same"}
    signs |= {"thigh_areas": ["outer"], "thigh_side": "left"}
    journal.self_checks.add(self_check(now(), **signs))
    at = press(tap(open_page("session"), "How strong", 2), "Some tingling")
    assert draft(journal).tingling_before is True
    assert "a gentler one" not in page_text(at)


def test_a_draft_that_cannot_be_read_does_not_stop_anybody(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now()))
    journal.drafts.save("session", {"stage": "elsewhere"})
    assert [button for button in open_page("session").button if START in button.label]


# Pain that was noted already


@pytest.mark.parametrize(("minutes", "known"), [(5, True), (29, True), (45, False)])
def test_the_pain_of_a_check_in_just_now_need_not_be_tapped_again(
    journal: Journal, open_page: OpenPage, minutes: int, known: bool
) -> None:
    journal.self_checks.add(self_check(now()))
    at = make_moment(now().utc - dt.timedelta(minutes=minutes), now().zone)
    journal.day_notes.add(DayNote(uuid.uuid4().hex, at, "check_in", {"pain_now": 2}))
    page = press(open_page("session"), START)
    assert (draft(journal).stage == "playing") is known
    assert draft(journal).pain_before == (2 if known else None)
    assert (RULES.words["session.before.pain_first"] in page_text(page)) is not known


# One move by itself


def test_a_session_of_one_move_holds_that_move_only(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now()))
    page = open_page("session", move="bridge")
    assert page.title[0].value == RULES.move_words["bridge"].name
    press(tap(page, "How strong", 2), START)
    begun = draft(journal)
    assert (begun.stage, [item.move for item in begun.plan]) == ("playing", ["bridge"])
    assert (begun.pain_before, begun.tingling_before, begun.warm_up) == (2, False, None)


def test_a_single_stretch_is_warmed_up_for(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now()))
    press(tap(open_page("session", move="runners_lunge"), "How strong", 2), START)
    assert draft(journal).warm_up is not None


def test_a_single_move_that_todays_pain_leaves_out_does_not_begin(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now()))
    page = tap(open_page("session", move="runners_lunge"), "How strong", 6)
    press(page, START)
    assert RULES.words["session.before.not_this_move"] in page_text(page)
    assert draft(journal).stage == "before"


@pytest.mark.parametrize("move", ["runners_lunge", "walk", "stand_and_walk", "moonwalk"])
def test_an_address_opens_no_move_that_is_not_for_now(
    journal: Journal, open_page: OpenPage, move: str
) -> None:
    journal.self_checks.add(self_check(now(), precautions=["knee"]))
    page = open_page("session", move=move)
    assert page.title[0].value == RULES.words["session.title"]
    press(tap(page, "How strong", 2), START)
    assert move not in [item.move for item in draft(journal).plan]


def test_a_session_in_progress_is_continued_and_not_replaced_by_a_move(
    playing: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    before = draft(journal)
    open_page("session", move="bridge")
    assert draft(journal) == before
    assert player(playing) is not None

"""Doing a single move now, if today has room for it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.coach.plan_choices import hide_move
from psoas_coach.guidance.choices import FlareMode
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold, Moment
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check, session
from tests.support.page_driver import keys, words
from tests.ui.conftest import OpenPage

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def now() -> Moment:
    return clock.ago()


def do_now(at: AppTest) -> bool:
    """Whether the page of a move offers to begin it."""
    return "move_now" in keys(at)


def test_a_move_can_be_done_at_once_where_today_has_room_for_it(
    open_page: OpenPage, journal: Journal
) -> None:
    assert not do_now(open_page("moves", move="bridge"))
    add_self_check(journal, precautions=["knee"])
    assert do_now(open_page("moves", move="bridge"))
    for away in ("runners_lunge", "couch_stretch", "walk", "stand_and_walk"):
        assert not do_now(open_page("moves", move=away)), away
    hide_move(journal, "bridge")
    assert not do_now(open_page("moves", move="bridge"))


def test_a_day_that_has_held_enough_stretching_says_so_and_still_offers_the_rest(
    open_page: OpenPage, journal: Journal
) -> None:
    add_self_check(journal)
    long = Hold("runners_lunge", "Runner's lunge", "left", 1, 300, 300, lengthens=True)
    journal.sessions.add(session(now(), holds=(long,)))
    at = open_page("moves", move="runners_lunge")
    assert not do_now(at)
    assert say("library.move.enough") in words(at)
    at = open_page("moves", move="bridge")
    assert do_now(at)
    assert say("library.move.enough") not in words(at)


@pytest.mark.parametrize("way", ["half", "breaks"])
def test_on_a_day_of_breaks_only_no_move_is_offered(
    open_page: OpenPage, journal: Journal, way: FlareMode
) -> None:
    add_self_check(journal)
    date = now().local_date
    mark_flare(journal, date, date + dt.timedelta(days=1), way, now().zone)
    assert do_now(open_page("moves", move="bridge")) is (way == "half")


@pytest.mark.parametrize("answers", [{"limits": None}, {"age_group": "under_18"}], ids=str)
def test_while_something_comes_first_no_move_can_be_begun(
    open_page: OpenPage, journal: Journal, answers: dict[str, Any]
) -> None:
    add_self_check(journal, **answers)
    assert not any(do_now(open_page("moves", move=id_)) for id_ in ("bridge", "heel_slide"))

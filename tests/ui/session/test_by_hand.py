"""Logging a session by hand: moves, sides, minutes, an earlier day; saved once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from tests.ui.session.visit import now, press, tap, told
from tests.ui.walking import ran

OpenPage = Callable[..., AppTest]


@pytest.fixture
def form(open_page: OpenPage) -> AppTest:
    """The form, which needs no self-check."""
    return open_page("session", log="by_hand")


def choose(at: AppTest, moves: list[str]) -> AppTest:
    at.pills[0].set_value(moves)
    return ran(at)


def minutes(at: AppTest, move: str, number: float) -> AppTest:
    (field,) = [one for one in at.number_input if one.label.startswith(move)]
    field.set_value(number)
    return ran(at)


def test_moves_sides_and_minutes_become_holds(form: AppTest, journal: Journal) -> None:
    choose(form, ["runners_lunge", "bridge"])
    tap(form, "Runner's lunge: which side", "left")
    minutes(form, "Runner's lunge", 2.5)
    minutes(form, "Bridge", 3)
    tap(form, "Pain before", 4)
    tap(form, "Pain after", 2)
    press(form, "Save this session")
    assert "5 min 30 s held" in told(form)
    (record,) = journal.sessions()
    assert record.source == "hand"
    assert (record.pain_before, record.pain_after) == (4, 2)
    assert [(hold.move, hold.side, hold.held_seconds) for hold in record.holds] == [
        ("runners_lunge", "left", 150),
        ("bridge", "both", 180),
    ]


def test_an_earlier_day_is_kept_as_that_day(form: AppTest, journal: Journal) -> None:
    date = now().local_date - dt.timedelta(days=40)
    form.date_input[0].set_value(date)
    choose(form, ["bridge"])
    press(form, "Save this session")
    (record,) = journal.sessions()
    assert record.at.local_date == date
    assert record.at.zone == "Europe/Lisbon"


def test_a_day_to_come_is_refused_even_when_a_browser_sends_it(
    form: AppTest, journal: Journal
) -> None:
    choose(form, ["bridge"])
    form.date_input[0].set_value(now().local_date + dt.timedelta(days=1))
    form.run()
    assert journal.sessions() == ()


def test_without_a_move_there_is_nothing_to_save(form: AppTest, journal: Journal) -> None:
    press(form, "Save this session")
    assert "Choose at least one move." in told(form)
    assert journal.sessions() == ()


def test_the_id_stays_until_it_is_saved_and_two_tabs_save_once(
    form: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    other = open_page("session", log="by_hand")
    for at in (form, other):
        choose(at, ["bridge"])
    for at in (form, other):
        press(at, "Save this session")
    assert len(journal.sessions()) == 1


def test_another_one_can_follow(form: AppTest, journal: Journal) -> None:
    for move in ("bridge", "heel_slide"):
        choose(form, [move])
        press(form, "Save this session")
        press(form, "Log another one")
    assert len(journal.sessions()) == 2

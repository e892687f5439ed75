"""Logging a session by hand: moves, sides, minutes, an earlier day; saved once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SessionRecord
from psoas_coach.journal.sessions import Sessions
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases.session import put_on_one_line
from psoas_coach.ui.session.by_hand import FORM, build_new_form
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.page_driver import run_page
from tests.support.session_page_driver import now, page_text, press, tap

OpenPage = Callable[..., AppTest]
NOTE = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
"""Persian for "I want", which is written with a joiner."""


@pytest.fixture
def form(open_page: OpenPage) -> AppTest:
    """The form, which needs no self-check."""
    return open_page("session", log="by_hand")


def type_day(at: AppTest, typed: str) -> AppTest:
    """Choose another day, and type it."""
    (field,) = [
        control for control in at.segmented_control if control.label == say("session.by_hand.date")
    ]
    field.set_value("other")
    run_page(at)
    (text,) = [field for field in at.text_input if field.label == say("frame.day_field.type")]
    text.set_value(typed)
    return run_page(at)


def choose(at: AppTest, moves: list[str]) -> AppTest:
    at.pills[0].set_value(moves)
    return run_page(at)


def minutes(at: AppTest, move: str, number: int) -> AppTest:
    (field,) = [field for field in at.number_input if field.label.startswith(move)]
    field.set_value(number)
    return run_page(at)


def test_moves_sides_and_minutes_become_holds(form: AppTest, journal: Journal) -> None:
    choose(form, ["runners_lunge", "bridge"])
    tap(form, "Runner's lunge: which side", "left")
    minutes(form, "Runner's lunge", 2)
    minutes(form, "Bridge", 3)
    tap(form, "Pain before", 4)
    tap(form, "Pain after", 2)
    press(form, "Save this session")
    assert "5 min of practice" in page_text(form)
    (record,) = journal.sessions.list()
    assert record.source == "hand"
    assert (record.pain_before, record.pain_after) == (4, 2)
    assert [(hold.move, hold.side, hold.held_seconds) for hold in record.holds] == [
        ("runners_lunge", "left", 120),
        ("bridge", "both", 180),
    ]


def test_an_earlier_day_is_kept_as_that_day(form: AppTest, journal: Journal) -> None:
    date = now().local_date - dt.timedelta(days=40)
    type_day(form, format_day(date))
    choose(form, ["bridge"])
    press(form, "Save this session")
    (record,) = journal.sessions.list()
    assert record.at.local_date == date
    assert record.at.zone == clock.ZONE


@pytest.mark.parametrize("typed", ["27 Nov 2062", "31 Feb", "yesterday-ish", "", "3/4/2026"])
def test_a_day_that_cannot_be_is_refused_and_nothing_is_saved(
    form: AppTest, journal: Journal, typed: str
) -> None:
    choose(form, ["bridge"])
    type_day(form, typed)
    press(form, "Save this session")
    assert journal.sessions.list() == ()
    key = "future" if "2062" in typed else "no_day"
    assert say(f"session.by_hand.fault.{key}") in page_text(form)
    type_day(form, format_day(now().local_date))
    press(form, "Save this session")
    assert len(journal.sessions.list()) == 1


def test_the_last_days_are_there_to_be_tapped(form: AppTest, journal: Journal) -> None:
    (field,) = [
        control
        for control in form.segmented_control
        if control.label == say("session.by_hand.date")
    ]
    assert field.options[:2] == [say("frame.day_field.ago.0"), say("frame.day_field.ago.1")]
    choose(form, ["bridge"])
    tap(form, say("session.by_hand.date"), (now().local_date - dt.timedelta(days=1)).isoformat())
    press(form, "Save this session")
    (record,) = journal.sessions.list()
    assert record.at.local_date == now().local_date - dt.timedelta(days=1)


def test_a_form_half_filled_in_is_there_after_a_reload(
    form: AppTest, journal: Journal, open_page: OpenPage
) -> None:
    choose(form, ["runners_lunge", "bridge"])
    tap(form, "Runner's lunge: which side", "left")
    minutes(form, "Bridge", 2)
    tap(form, "Pain before", 4)
    type_day(form, "12 November 2026")
    (note,) = [field for field in form.text_input if field.label == say("session.after.note")]
    note.set_value(NOTE)
    run_page(form)
    again = open_page("session", log="by_hand", form="".join(form.query_params[FORM]))
    press(again, "Save this session")
    (record,) = journal.sessions.list()
    assert record.note == NOTE
    assert (record.pain_before, record.at.local_date) == (4, dt.date(2026, 11, 12))
    assert [(hold.move, hold.side, hold.held_seconds) for hold in record.holds] == [
        ("runners_lunge", "left", 60),
        ("bridge", "both", 120),
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (NOTE, NOTE),
        ("\N{WOMAN}\u200d\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\u200d\N{ROCKET}", None),
        ("two\nlines\u2028\x1b[31m", "twolines[31m"),
        ("turned \u202eround", "turned round"),
    ],
)
def test_a_note_is_kept_as_it_was_typed_but_for_what_harms(typed: str, kept: str | None) -> None:
    assert put_on_one_line(typed) == (typed if kept is None else kept)


def test_without_a_move_there_is_nothing_to_save(form: AppTest, journal: Journal) -> None:
    press(form, "Save this session")
    assert "Choose at least one move." in page_text(form)
    assert journal.sessions.list() == ()


def save(at: AppTest, move: str) -> None:
    choose(at, [move])
    press(at, "Save this session")


@pytest.mark.parametrize("moves", [("bridge", "heel_slide"), ("bridge", "bridge")])
def test_two_tabs_have_a_form_each_and_lose_nothing(
    form: AppTest, journal: Journal, open_page: OpenPage, moves: tuple[str, str]
) -> None:
    other = open_page("session", log="by_hand")
    for at, move in zip((form, other), moves, strict=True):
        choose(at, [move])
    for at in (form, other):
        press(at, "Save this session")
        assert "of practice" in page_text(at)
    assert sorted(session.holds[0].move for session in journal.sessions.list()) == sorted(moves)


def test_a_tab_that_saves_leaves_the_form_of_the_other_as_it_is(
    form: AppTest, open_page: OpenPage
) -> None:
    other = open_page("session", log="by_hand")
    choose(other, ["bridge"])
    save(form, "heel_slide")
    run_page(other)
    assert other.pills[0].value == ["bridge"]


def test_after_a_lost_answer_the_address_tells_that_it_is_saved(
    journal: Journal, open_page: OpenPage
) -> None:
    """The server ended just after the commit: the page is reloaded at the same address."""
    id_ = build_new_form()[FORM]
    save(open_page("session", log="by_hand", form=id_), "bridge")
    again = open_page("session", log="by_hand", form=id_)
    assert "1 min of practice" in page_text(again)
    assert not again.pills
    assert [session.id for session in journal.sessions.list()] == [id_]


def test_a_commit_whose_response_is_lost_is_sent_again_under_the_same_id(
    form: AppTest, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Sessions.add

    def answer_lost(self: Sessions, record: SessionRecord) -> bool:
        real(self, record)
        raise JournalUnavailableError("unreachable")

    choose(form, ["bridge"])
    with monkeypatch.context() as away:
        away.setattr(Sessions, "add", answer_lost)
        form.button[0].click()
        run_page(form)
    run_page(form)
    assert "1 min of practice" in page_text(form)
    assert len(journal.sessions.list()) == 1


def test_a_record_that_was_taken_out_gives_its_form_to_another(
    form: AppTest, journal: Journal
) -> None:
    save(form, "bridge")
    (first,) = journal.sessions.list()
    journal.sessions.remove(first.id)
    run_page(form)
    save(form, "heel_slide")
    (second,) = journal.sessions.list()
    assert second.holds[0].move == "heel_slide"
    assert "of practice" in page_text(form)


@pytest.mark.parametrize("named", ["x", "../..", "a" * 32])
def test_an_address_that_names_no_id_is_a_new_form(
    journal: Journal, open_page: OpenPage, named: str
) -> None:
    save(open_page("session", log="by_hand", form=named), "bridge")
    assert len(journal.sessions.list()) == 1


def test_another_one_can_follow(form: AppTest, journal: Journal) -> None:
    for move in ("bridge", "heel_slide"):
        choose(form, [move])
        press(form, "Save this session")
        press(form, "Log another session")
    assert len(journal.sessions.list()) == 2

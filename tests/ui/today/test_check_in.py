"""The check-in on Today: saved once, never lost, and without repeated questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.day_notes import DayNotes
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.words import say
from tests.support import page_driver
from tests.support.interrupted_runs import interrupt_at
from tests.support.page_driver import find_chosen, run_page, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest
from tests.support.today_driver import OpenPage, choose, page, press, today


def open_form(journal: Journal, open_page: OpenPage) -> AppTest:
    """Open the page of a person with a self-check of today, with an empty check-in expanded."""
    at = page(journal, open_page)
    at.session_state[at.session_state["check_in_form"].key] = True
    return run_page(at)


def checking_in(journal: Journal, open_page: OpenPage) -> AppTest:
    """Open the form, with the fields of sitting and walking."""
    at = open_form(journal, open_page)
    at.session_state[at.session_state["check_in_form"].numbers_key] = True
    return run_page(at)


def widget_key(at: AppTest, name: str) -> str:
    """Return the key of a widget of the check-in that is open."""
    return f"check_in_{name}_{at.session_state['check_in_form'].writes}"


def test_a_check_in_is_kept_with_its_numbers(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 3)
    at.segmented_control(key=widget_key(at, "tingling")).set_value("no")
    at.number_input(key=widget_key(at, "hours")).set_value(7.5)
    at.number_input(key=widget_key(at, "longest")).set_value(45)
    at.segmented_control(key=widget_key(at, "news")).set_value("no")
    press(run_page(at), say("today.check_in.save"))
    (note,) = journal.day_notes.list()
    assert note.body == {"pain_now": 3, "tingling": False, "sitting_hours": 7.5, "longest_sit": 45}
    assert note.at.local_date == today()
    assert say("today.check_in.saved.one") in words(at)


def test_a_day_can_have_any_number_of_check_ins(journal: Journal, open_page: OpenPage) -> None:
    for pain in (6, 2, 4):
        at = checking_in(journal, open_page)
        choose(at, widget_key(at, "pain"), pain)
        choose(at, widget_key(at, "news"), "no")
        press(at, say("today.check_in.save"))
    assert sorted(note.body["pain_now"] for note in journal.day_notes.list()) == [2, 4, 6]
    (day,) = journal.history.sum_days()
    assert day.check_in_now == 4
    assert say("today.check_in.saved.other", number=3) in words(at)


def test_yesterday_is_asked_about_once_a_day(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    at.number_input(key=widget_key(at, "hours")).set_value(9.0)
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))
    again = checking_in(journal, open_page)
    asks = [field.label for field in again.number_input]
    assert asks == [say("today.check_in.walked")]
    assert find_chosen(again, widget_key(again, "pain")) is None


def answer_pain(at: AppTest, pain: int) -> None:
    choose(at, widget_key(at, "pain"), pain)
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))


def test_the_same_answers_in_two_open_forms_are_two_check_ins(
    journal: Journal, open_page: OpenPage
) -> None:
    tabs = [checking_in(journal, open_page) for _ in range(2)]
    for tab in tabs:
        answer_pain(tab, 3)
    assert [note.body for note in journal.day_notes.list()] == [{"pain_now": 3}] * 2


def test_a_check_in_whose_answer_is_lost_is_kept_once(
    journal: Journal, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = DayNotes.add

    def answer_lost(self: DayNotes, record: DayNote) -> bool:
        real(self, record)
        raise JournalUnavailableError("unreachable")

    at = checking_in(journal, open_page)
    with monkeypatch.context() as away:
        away.setattr(DayNotes, "add", answer_lost)
        answer_pain(at, 3)
    press(run_page(at), say("today.check_in.save"))
    assert [note.body for note in journal.day_notes.list()] == [{"pain_now": 3}]


def test_ids_of_check_ins_tell_nothing_of_the_answers(
    journal: Journal, open_page: OpenPage
) -> None:
    answer_pain(checking_in(journal, open_page), 3)
    (first,) = journal.day_notes.list()
    journal.day_notes.remove(first.id)
    answer_pain(checking_in(journal, open_page), 3)
    (second,) = journal.day_notes.list()
    assert second.id != first.id


def test_two_open_tabs_that_tell_different_things_lose_neither(
    journal: Journal, open_page: OpenPage
) -> None:
    tabs = [checking_in(journal, open_page) for _ in range(2)]
    for tab, pain in zip(tabs, (3, 5), strict=True):
        answer_pain(tab, pain)
    assert sorted(note.body["pain_now"] for note in journal.day_notes.list()) == [3, 5]


def test_the_same_number_later_is_another_check_in(journal: Journal, open_page: OpenPage) -> None:
    for _ in range(2):
        answer_pain(checking_in(journal, open_page), 3)
    assert [note.body for note in journal.day_notes.list()] == [{"pain_now": 3}] * 2


def test_a_withdrawn_report_can_be_made_again(journal: Journal, open_page: OpenPage) -> None:
    answer_pain(checking_in(journal, open_page), 3)
    (note,) = journal.day_notes.list()
    journal.day_notes.remove(note.id)
    answer_pain(checking_in(journal, open_page), 3)
    assert len(journal.day_notes.list()) == 1


def test_whether_anything_is_new_must_be_answered(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 3)
    press(at, say("today.check_in.save"))
    assert say("today.check_in.new_first") in words(at)
    assert journal.day_notes.list() == ()


def test_nothing_said_is_nothing_kept(journal: Journal, open_page: OpenPage) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))
    assert say("today.check_in.nothing") in words(at)
    assert journal.day_notes.list() == ()


def test_something_new_is_asked_about_and_the_numbers_are_kept(
    journal: Journal, open_page: OpenPage
) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 6)
    choose(at, widget_key(at, "news"), "yes")
    press(at, say("today.check_in.save"))
    bodies = {note.kind: note.body for note in journal.day_notes.list()}
    assert bodies["check_in"] == {"pain_now": 6}
    assert bodies["new_signs"] == {"level": "check", "signs": []}
    assert say("session.worry.title") in words(at)


def test_no_tap_can_end_the_run_between_a_check_in_and_what_is_new_in_it(
    journal: Journal, open_page: OpenPage
) -> None:
    def has_stored_half() -> bool:
        return {note.kind for note in journal.day_notes.list()} == {"check_in"}

    at = checking_in(journal, open_page)
    page_driver.set_choice(at, widget_key(at, "pain"), 6)
    at.segmented_control(key=widget_key(at, "news")).set_value("yes")
    at.button(key=f"check_in_save_{at.session_state['check_in_form'].name}").click()
    with interrupt_at(0, since=has_stored_half) as interruption:
        run_page(at)
    assert not interruption.reached
    assert {note.kind for note in journal.day_notes.list()} == {"check_in", "new_signs"}


def test_a_check_in_half_filled_in_is_there_after_a_reload_and_gone_once_saved(
    journal: Journal, open_page: OpenPage
) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "pain"), 6)
    choose(at, widget_key(at, "tingling"), "no")
    at.number_input(key=widget_key(at, "hours")).set_value(7.5)
    run_page(at)
    again = open_page("today")
    assert find_chosen(again, widget_key(again, "pain")) == "6"
    choose(again, widget_key(again, "news"), "no")
    press(again, say("today.check_in.save"))
    (note,) = journal.day_notes.list()
    assert note.body == {"pain_now": 6, "tingling": False, "sitting_hours": 7.5}
    assert journal.drafts.load("check_in") is None
    empty = checking_in(journal, open_page)
    assert find_chosen(empty, widget_key(empty, "pain")) is None


def test_tingling_in_the_check_in_points_to_the_gentler_start(
    journal: Journal, open_page: OpenPage
) -> None:
    at = checking_in(journal, open_page)
    choose(at, widget_key(at, "tingling"), "yes")
    choose(at, widget_key(at, "news"), "no")
    press(at, say("today.check_in.save"))
    assert say("today.check_in.tingling_note") in words(at)


def test_what_has_to_be_typed_is_shown_once_it_is_wanted_or_has_a_value(
    journal: Journal, open_page: OpenPage
) -> None:
    at = open_form(journal, open_page)
    assert not at.number_input
    press(at, say("today.check_in.numbers.both"))
    assert len(at.number_input) == 3
    at.number_input(key=widget_key(at, "hours")).set_value(9.0)
    run_page(at)
    assert len(open_form(journal, open_page).number_input) == 3


def test_a_value_that_another_tab_typed_is_in_sight_before_it_is_saved(
    journal: Journal, open_page: OpenPage
) -> None:
    at = open_form(journal, open_page)
    other = checking_in(journal, open_page)
    other.number_input(key=widget_key(other, "hours")).set_value(23.5)
    run_page(other)
    assert run_page(at).number_input(key=widget_key(at, "hours")).value == pytest.approx(23.5)

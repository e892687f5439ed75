"""The page of reminders: everything is off at first, and each choice is saved at once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from psoas_coach.coach.reminders import FIRST_BREAKS, FIRST_SESSION, load_reminders
from psoas_coach.ui.words import say
from tests.support.page_driver import run_page, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from psoas_coach.sharing.calendar_file import Reminders
    from tests.ui.conftest import OpenPage


def switch(at: AppTest, kind: str, *, on: bool = True) -> AppTest:
    at.toggle(key=f"reminders_{kind}").set_value(on)
    return run_page(at)


def load_stored(journal: Journal) -> Reminders:
    return load_reminders(journal.settings.read_all())


def test_nothing_is_on_until_it_is_switched_on(journal: Journal, open_page: OpenPage) -> None:
    at = open_page("reminders")
    assert [toggle.value for toggle in at.toggle] == [False, False, False, False]
    assert say("reminders.nothing_yet") in words(at)
    assert not at.get("download_button")
    assert journal.settings.read_all() == {}


def test_each_choice_is_stored_as_it_is_made(journal: Journal, open_page: OpenPage) -> None:
    at = switch(open_page("reminders"), "session")
    assert load_stored(journal).session == FIRST_SESSION
    at.time_input(key="reminders_session_at").set_value(dt.time(7, 30))
    run_page(at)
    session = load_stored(journal).session
    assert session is not None
    assert session.at == dt.time(7, 30)
    switch(at, "break")
    switch(at, "recheck")
    assert load_stored(journal).breaks == FIRST_BREAKS
    assert load_stored(journal).recheck
    assert say("reminders.break.count", count=len(FIRST_BREAKS.list_times())) in words(at)
    again = open_page("reminders")
    assert [toggle.value for toggle in again.toggle] == [True, True, True, False]
    assert again.time_input(key="reminders_session_at").value == dt.time(7, 30)


def test_a_session_on_no_day_is_refused_and_the_last_choice_stays(
    journal: Journal, open_page: OpenPage
) -> None:
    at = switch(open_page("reminders"), "session")
    at.button_group(key="reminders_session_weekdays").set_value([])
    run_page(at)
    assert say("reminders.not_possible") in words(at)
    assert load_stored(journal).session == FIRST_SESSION
    assert not at.get("download_button")


def test_a_switch_that_is_turned_off_again_is_off(journal: Journal, open_page: OpenPage) -> None:
    at = switch(open_page("reminders"), "break")
    at = switch(at, "break", on=False)
    assert load_stored(journal).breaks is None
    assert say("reminders.nothing_yet") in words(at)


def test_the_file_is_offered_with_what_to_do_with_it(journal: Journal, open_page: OpenPage) -> None:
    at = switch(open_page("reminders"), "recheck")
    (button,) = at.get("download_button")
    assert say("reminders.download") in button.proto.label
    assert say("reminders.first_time") in words(at)
    assert load_stored(journal).issued == ()

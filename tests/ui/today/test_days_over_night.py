"""A page left open over night: the first tap counts, for the date it is now, and it says so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach import session_draft as drafts
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.my_data import days as day_pages
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.page_driver import choice_named, choose, find_chosen, run_page, set_choice, words
from tests.support.record_samples import new_id
from tests.support.session_page_driver import draft

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from psoas_coach.journal.records import NoteKind
    from tests.ui.conftest import OpenPage

pytestmark = pytest.mark.dates
EVENING, MORNING = clock.there("2026-11-17T22:00"), clock.there("2026-11-18T07:00")
BEFORE, TODAY = dt.date(2026, 11, 17), dt.date(2026, 11, 18)


def in_the_evening(journal: Journal, open_page: OpenPage) -> AppTest:
    """Open Today in the evening, with the days that are not like others expanded."""
    with clock.at(EVENING):
        journal.self_checks.add(self_check(clock.ago()))
        at = open_page("today")
        at.session_state["today_days"] = True
        return run_page(at)


def switch(at: AppTest, kind: NoteKind) -> Any:  # noqa: ANN401 -- a toggle
    (toggle_,) = [toggle for toggle in at.toggle if toggle.label == say(f"today.days.{kind}")]
    return toggle_


def switch_on(at: AppTest, kind: NoteKind) -> None:
    switch(at, kind).set_value(True)


def list_marked(journal: Journal, kind: NoteKind) -> list[dt.date]:
    return sorted(note.at.local_date for note in journal.day_notes.list() if note.kind == kind)


def tell(journal: Journal, kind: NoteKind, *local: str) -> None:
    for moment in local:
        with clock.at(clock.there(moment)):
            journal.day_notes.add(DayNote(new_id(), clock.ago(), kind, {}))


@pytest.mark.parametrize("kind", ["ill", "away"])
def test_a_switch_tapped_next_morning_marks_that_morning(
    journal: Journal, open_page: OpenPage, kind: NoteKind
) -> None:
    at = in_the_evening(journal, open_page)
    switch_on(at, kind)
    with clock.at(MORNING):
        run_page(at)
    assert list_marked(journal, kind) == [TODAY]
    assert switch(at, kind).value is True
    assert say("frame.new_day", date=format_day(TODAY)) in words(at)


def test_a_flare_tapped_next_morning_begins_that_morning(
    journal: Journal, open_page: OpenPage
) -> None:
    at = in_the_evening(journal, open_page)
    switch_on(at, "flare")
    with clock.at(MORNING):
        run_page(at)
    assert list_marked(journal, "flare") == [TODAY + dt.timedelta(days=n) for n in range(3)]


@pytest.mark.parametrize(("key", "value"), [("flare days 3", 5), ("flare way half", "breaks")])
def test_a_flare_choice_of_the_next_morning_applies_from_then(
    journal: Journal, open_page: OpenPage, key: str, value: object
) -> None:
    at = in_the_evening(journal, open_page)
    with clock.at(EVENING):
        switch_on(at, "flare")
        run_page(at)
        at.segmented_control(key=key).set_value(value)
    with clock.at(MORNING):
        run_page(at)
    days = list_marked(journal, "flare")
    ways = {note.at.local_date: note.body["way"] for note in journal.day_notes.list()}
    if value == 5:
        assert days == [BEFORE + dt.timedelta(days=n) for n in range(6)]
    else:
        assert ways == {BEFORE: "half", TODAY: "breaks", TODAY + dt.timedelta(days=1): "breaks"}


def test_a_flare_that_is_still_there_next_morning_goes_on_from_then(
    journal: Journal, open_page: OpenPage
) -> None:
    tell(journal, "flare", "2026-11-15T12:00", "2026-11-16T12:00")
    at = in_the_evening(journal, open_page)
    (still,) = [button for button in at.button if button.key == "flare_still"]
    still.click()
    with clock.at(MORNING):
        run_page(at)
    assert list_marked(journal, "flare")[2:] == [TODAY + dt.timedelta(days=n) for n in range(3)]


def test_the_days_of_a_silence_are_those_that_were_asked_about(
    journal: Journal, open_page: OpenPage
) -> None:
    tell(journal, "check_in", "2026-11-10T12:00")
    at = in_the_evening(journal, open_page)
    (away,) = [button for button in at.button if button.key == "silence_away"]
    away.click()
    with clock.at(MORNING):
        run_page(at)
    assert list_marked(journal, "away") == [
        dt.date(2026, 11, 11) + dt.timedelta(days=n) for n in range(6)
    ]


def pain(at: AppTest) -> str | None:
    return find_chosen(at, choice_named(at, say("session.before.pain")))


def tap_pain(at: AppTest, value: int) -> None:
    set_choice(at, choice_named(at, say("session.before.pain")), value)


def start(at: AppTest) -> None:
    (button,) = [button for button in at.button if say("session.before.start") in button.label]
    button.click()


def test_last_evenings_number_starts_no_session_next_morning(
    journal: Journal, open_page: OpenPage
) -> None:
    at = in_the_evening(journal, open_page)
    with clock.at(EVENING):
        tap_pain(at, 4)
        run_page(at)
        assert pain(at) == "4"
        start(at)
    with clock.at(MORNING):
        run_page(at)
    assert pain(at) is None
    assert say("session.before.pain_first") in words(at)
    assert journal.drafts.load(drafts.SESSION_DRAFT) is None


def test_a_number_tapped_next_morning_is_that_mornings(
    journal: Journal, open_page: OpenPage
) -> None:
    at = in_the_evening(journal, open_page)
    tap_pain(at, 2)
    with clock.at(MORNING):
        run_page(at)
        assert pain(at) == "2"
        start(at)
        run_page(at)
    begun = draft(journal)
    assert (begun.pain_before, begun.at.local_date) == (2, TODAY)


def test_last_evenings_check_in_is_not_this_mornings(journal: Journal, open_page: OpenPage) -> None:
    at = in_the_evening(journal, open_page)
    with clock.at(EVENING):
        at.session_state[at.session_state["check_in_form"].key] = True
        run_page(at)
        name = f"check_in_pain_{at.session_state['check_in_form'].name}"
        choose(at, name, 8)
    with clock.at(MORNING):
        at.session_state[at.session_state["check_in_form"].key] = True
        run_page(at)
        at.session_state[at.session_state["check_in_form"].key] = True
        run_page(at)
        name = f"check_in_pain_{at.session_state['check_in_form'].name}"
        assert find_chosen(at, name) is None
        assert not open_page("today").session_state["check_in_form"].renewed
    assert journal.day_notes.list() == ()


def test_the_note_goes_with_the_next_thing_that_is_done(
    journal: Journal, open_page: OpenPage
) -> None:
    at = in_the_evening(journal, open_page)
    note = say("frame.new_day", date=format_day(TODAY))
    assert "new day" not in words(at).lower()
    with clock.at(MORNING):
        assert note in words(run_page(at))
        assert note in words(run_page(at))  # what one tap causes may be several runs
        at.session_state["browser_day_turned"] -= 60
        assert note not in words(run_page(at))


def test_a_session_running_at_midnight_runs_on_after_a_reload(
    journal: Journal, open_page: OpenPage
) -> None:
    with clock.at(clock.there("2026-11-17T23:59")):
        journal.self_checks.add(self_check(clock.ago()))
        at = open_page("today")
        tap_pain(at, 2)
        run_page(at)
        start(at)
        run_page(at)
    begun = draft(journal)
    assert begun.stage == "playing"
    with clock.at(clock.there("2026-11-18T00:01")):
        again = open_page("session")
        player = [component.proto for component in again.get("bidi_component")]
        assert any("player" in component.component_name for component in player)
        assert "unfinished session" not in words(again)
    with clock.at(clock.there("2026-11-18T09:00")):
        assert "unfinished session" in words(open_page("session"))


def test_an_entry_at_half_past_midnight_counts_for_the_day_before_where_the_day_begins_later(
    journal: Journal, open_page: OpenPage
) -> None:
    with clock.at(EVENING):
        journal.self_checks.add(self_check(clock.ago()))
        at = open_page("my_data")
        at.session_state[day_pages.OWN_DAYS_OPEN] = True
        run_page(at)
        at.segmented_control(key="my_data_day_0").set_value(3)
        run_page(at)
        assert at.segmented_control(key="my_data_day_3").value == 3
    with clock.at(clock.there("2026-11-18T00:30")):
        at = open_page("today")
        at.session_state["today_days"] = True
        switch_on(run_page(at), "ill")
        run_page(at)
    assert list_marked(journal, "ill") == [BEFORE]

"""Bad days, days ill or away, silences, and what else Today asks about."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import uuid
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.dates import format_day, format_days
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say
from tests.support.answers_factory import self_check
from tests.support.page_driver import markups, run_page, words
from tests.support.today_driver import (
    CONTENT,
    OpenPage,
    choose,
    now,
    page,
    press,
    session,
    today,
    toggle,
)
from tests.ui.conftest import ROOT

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def flare_days(journal: Journal) -> list[dt.date]:
    return sorted(note.at.local_date for note in journal.day_notes.list() if note.kind == "flare")


def test_a_flare_halves_the_session_for_three_days_and_can_be_undone(
    journal: Journal, open_page: OpenPage
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    before = markups(at)
    toggle(at, say("today.days.flare"))
    assert flare_days(journal) == [today() + dt.timedelta(days=n) for n in range(3)]
    assert say("today.plan.flare_half") in words(at)
    until = format_day(today() + dt.timedelta(days=3))
    assert say("today.days.flare_until", date=until) in words(at)
    assert markups(at) != before
    toggle(at, say("today.days.flare"))
    assert flare_days(journal) == []
    assert markups(at) == before


def test_a_flare_can_leave_breaks_only(journal: Journal, open_page: OpenPage) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    choose(at, "flare way half", "breaks")
    assert say("today.plan.flare_breaks") in words(at)
    assert not [button for button in at.button if say("session.before.start") in button.label]
    assert flare_days(journal) == [today() + dt.timedelta(days=n) for n in range(3)]
    begun = open_page("session")
    assert not [button for button in begun.button if say("session.before.start") in button.label]


@pytest.mark.parametrize("days", [1, 2, 5, 7])
def test_a_flare_lasts_as_long_as_is_chosen(
    journal: Journal, open_page: OpenPage, days: int
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    choose(at, "flare way half", "breaks")
    choose(at, "flare days 3", days)
    assert flare_days(journal) == [today() + dt.timedelta(days=n) for n in range(days)]
    assert {note.body["way"] for note in journal.day_notes.list()} == {"breaks"}
    until = format_day(today() + dt.timedelta(days=days))
    assert say("today.days.flare_until", date=until) in words(at)
    assert at.segmented_control(key=f"flare days {days}").value == days


def test_a_flare_that_ends_early_keeps_the_days_it_had(
    journal: Journal, open_page: OpenPage
) -> None:
    for days_ago in (2, 1, 0, -1, -2):
        journal.day_notes.add(DayNote(uuid.uuid4().hex, now(days_ago), "flare", {}))
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say("today.days.flare"))
    assert flare_days(journal) == [now(2).local_date, now(1).local_date]
    assert say("today.plan.flare_half") not in words(at)


def test_the_day_after_a_flare_it_asks_how_it_is(journal: Journal, open_page: OpenPage) -> None:
    journal.self_checks.add(self_check(now(9)))
    for days_ago in (3, 2, 1):
        journal.day_notes.add(DayNote(uuid.uuid4().hex, now(days_ago), "flare", {}))
    at = page(journal, open_page)
    assert say("today.flare_over.ask") in words(at)
    press(at, say("today.flare_over.over"))
    assert say("today.flare_over.ask") not in words(at)
    assert say("today.flare_over.ask") not in words(open_page("today"))


def test_a_flare_that_is_still_there_goes_on_and_after_a_week_leads_to_somebody(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.self_checks.add(self_check(now(9)))
    for days_ago in range(1, 8):
        journal.day_notes.add(DayNote(uuid.uuid4().hex, now(days_ago), "flare", {}))
    at = page(journal, open_page)
    assert say("today.flare_over.see", number=7) in words(at)
    press(at, say("today.flare_over.still", number=3))
    assert flare_days(journal)[-1] == today() + dt.timedelta(days=2)
    assert say("today.plan.flare_half") in words(at)


@pytest.mark.parametrize("kind", ["ill", "away"])
def test_a_day_ill_or_away_has_no_session_and_can_be_undone(
    journal: Journal, open_page: OpenPage, kind: str
) -> None:
    at = page(journal, open_page, opened=("today_days",))
    toggle(at, say(f"today.days.{kind}"))
    assert say(f"today.plan.rest_{kind}") in words(at)
    assert [note.kind for note in journal.day_notes.list()] == [kind]
    toggle(at, say(f"today.days.{kind}"))
    assert say(f"today.plan.rest_{kind}") not in words(at)
    assert journal.day_notes.list() == ()
    toggle(at, say(f"today.days.{kind}"))
    assert [note.kind for note in journal.day_notes.list()] == [kind]


def test_people_who_feel_up_to_it_can_still_begin(journal: Journal, open_page: OpenPage) -> None:
    journal.day_notes.add(DayNote(uuid.uuid4().hex, now(), "away", {}))
    at = page(journal, open_page, opened=("today_more",))
    assert [button for button in at.button if say("session.before.start") in button.label]


def test_a_silence_is_asked_about_and_its_days_then_count_for_nothing(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(session(6))
    at = page(journal, open_page)
    first, last = today() - dt.timedelta(days=5), today() - dt.timedelta(days=1)
    assert say("today.gap.ask", days=format_days(first, last)) in words(at)
    press(at, say("today.gap.away"))
    assert sorted(note.at.local_date for note in journal.day_notes.list()) == [
        first + dt.timedelta(days=n) for n in range(5)
    ]
    assert not [button for button in at.button if say("today.gap.away") in button.label]


def test_a_silence_without_a_reason_is_asked_about_once(
    journal: Journal, open_page: OpenPage
) -> None:
    journal.sessions.add(session(6))
    at = page(journal, open_page)
    press(at, say("today.gap.neither"))
    again = open_page("today")
    assert not [button for button in again.button if say("today.gap.neither") in button.label]
    assert journal.day_notes.list() == ()


@pytest.mark.parametrize(("days_ago", "asked"), [(3, False), (4, True), (61, True), (62, False)])
def test_short_pauses_and_very_long_ones_are_not_asked_about(
    journal: Journal, open_page: OpenPage, days_ago: int, asked: bool
) -> None:
    journal.sessions.add(session(days_ago))
    at = page(journal, open_page)
    assert (
        bool([button for button in at.button if say("today.gap.neither") in button.label]) is asked
    )


def test_the_first_page_loads_neither_pandas_nor_altair(journal: Journal) -> None:
    journal.self_checks.add(self_check(now()))
    code = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "before = {'pandas', 'altair'} & set(sys.modules)\n"
        "at = AppTest.from_file('app.py', default_timeout=60).run()\n"
        "assert not at.exception, at.exception\n"
        "assert at.get('bidi_component'), 'the page is not there'\n"
        "print(before, {'pandas', 'altair'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == "set() set()"


@pytest.mark.parametrize(
    ("extras", "change"),
    [
        ({}, None),
        ({"march_hold_fails": "yes", "hips_forward_in_photo": "yes"}, "moves"),
    ],
)
def test_the_next_extra_question_is_offered_with_what_the_last_ones_changed(
    open_page: OpenPage, journal: Journal, extras: dict[str, str], change: str | None
) -> None:
    journal.self_checks.add(self_check(now(), **extras))
    at = page(journal, open_page)
    offer = say("guidance.extras.offer")
    if change is not None:
        names = answer_words.join_phrases(
            [CONTENT.move_words[move].name for move in ("seated_march", "dead_bug")]
        )
        offer = f"{say(f'guidance.extras.{change}', moves=names)} {offer}"
    assert offer in words(at)
    at.button(key="guidance-fine_tune").click()
    run_page(at)
    draft = journal.drafts.load("self_check")
    assert draft is not None
    assert draft["step"] == "lying_arch"


def test_no_extra_question_is_offered_after_the_day_of_the_self_check_or_beside_a_new_sign(
    open_page: OpenPage, journal: Journal
) -> None:
    journal.self_checks.add(self_check(now(1)))
    assert "guidance-fine_tune" not in keys(page(journal, open_page))
    journal.self_checks.add(self_check(now()))
    assert "guidance-fine_tune" in keys(page(journal, open_page))
    journal.day_notes.add(
        DayNote(uuid.uuid4().hex, now(), "new_signs", {"level": "check", "signs": []})
    )
    assert "guidance-fine_tune" not in keys(page(journal, open_page))


def keys(at: AppTest) -> set[str]:
    """Return the keys of the buttons on a page."""
    return {str(button.key) for button in at.button}

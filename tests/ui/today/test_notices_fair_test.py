"""Today during a fair test: its week in a line, a card that follows, and safety before both."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from psoas_coach.coach.day_notes import mark_days, mark_flare
from psoas_coach.coach.fair_test.answers import load_answers
from psoas_coach.coach.fair_test.start import DailyQuestion, begin_asking
from psoas_coach.coach.physio_plan import keep_physio_plan
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.physio_plans import read_plan
from psoas_coach.journal.records import DayNote
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.answers_factory import add_self_check
from tests.support.fair_tests import begin
from tests.support.page_driver import choices, choose, keys, run_page, words
from tests.support.record_samples import new_id, physio_plan
from tests.support.today_driver import CONTENT, OpenPage

DAY = dt.timedelta(days=1)
WITH, WITHOUT = (say(f"fair_test.questions.sessions.{name}") for name in ("with", "without"))


def start(journal: Journal, days_ago: int, **more: object) -> None:
    """Begin a test that is in its first week, or in its second from eight days ago on."""
    add_self_check(journal, days_ago)
    begin(journal, clock.today() - days_ago * DAY, **{"draw": "100000", "asked_from": 5, **more})


def test_somebody_without_a_test_sees_nothing_of_it(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    assert say("fair_test.today.more") not in words(open_page("today"))


def test_a_week_with_sessions_is_like_any_other(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 3)
    at = open_page("today")
    assert say("fair_test.today.running", week=1, weeks=12, condition=WITH) in words(at)
    assert "session_start" in keys(at)


def test_in_a_week_without_a_session_is_one_tap_further(
    journal: Journal, open_page: OpenPage
) -> None:
    start(journal, 9)
    at = open_page("today")
    text = words(at)
    assert say("fair_test.today.running", week=2, weeks=12, condition=WITHOUT) in text
    assert say("fair_test.today.left_out") in text
    assert say("fair_test.today.anyway") in text
    assert "session_start" not in keys(at)
    at.session_state["today_more"] = True
    assert "session_start" in keys(run_page(at))


def test_before_its_first_day_it_says_when(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 0)
    at = open_page("today")
    assert "Your fair test starts on" in words(at)
    assert not [key for key in choices(at) if key.startswith("daily_answer")]


def test_the_question_of_the_day_is_asked_from_its_hour_and_then_folded(
    journal: Journal, open_page: OpenPage
) -> None:
    start(journal, 3, asked_from=18)
    assert say("fair_test.daily.later", hour="18:00") in words(open_page("today"))
    with clock.at(clock.now() + dt.timedelta(hours=7)):
        today = clock.today()
        at = choose(open_page("today"), f"daily_answer pain {today}", 4)
        assert load_answers(journal, "pain", today, today) == {today: 4}
        at = run_page(at)
        assert say("fair_test.daily.saved", points=4) in words(at)
        assert f"daily_answer pain {today}" not in choices(at)


def test_the_question_before_a_test_is_there_too(journal: Journal, open_page: OpenPage) -> None:
    add_self_check(journal)
    begin_asking(journal, DailyQuestion("pain", "", 5, clock.today()))
    assert say("fair_test.daily.pain") in words(open_page("today"))


@pytest.mark.parametrize("days_ago", [3, 9])
def test_ill_and_bad_days_come_first_in_either_week(
    journal: Journal, open_page: OpenPage, days_ago: int
) -> None:
    start(journal, days_ago)
    mark_days(journal, "ill", [clock.today()], clock.ZONE)
    assert say("today.plan.rest_ill") in words(open_page("today"))
    mark_flare(journal, clock.today(), clock.today() + DAY, "breaks", clock.ZONE)
    at = open_page("today")
    assert say("today.plan.flare_breaks") in words(at)
    assert "session_start" not in keys(at)
    assert "Your fair test" in words(at) or say("fair_test.daily.pain") in words(at)


def test_a_card_replaces_the_test_too(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 9)
    body = {"level": "today", "signs": ["red_today.pulsing_belly"]}
    note = DayNote(new_id(), clock.ago(0), "new_signs", body)
    journal.day_notes.add(note)
    at = open_page("today")
    assert say("results.levels.today.title") in words(at)
    assert WITHOUT not in words(at)
    with clock.at(clock.now() + DAY):
        open_page("today")
    (recorded,) = journal.fair_tests.list()
    assert recorded.end is not None
    assert recorded.end.how == "level"


@pytest.mark.parametrize(
    ("days_ago", "note"),
    [
        (3, say("fair_test.today.morning", hour="12:00")),
        (9, say("fair_test.today.evening", hour="17:00")),
    ],
)
def test_at_the_other_time_of_day_a_session_is_one_tap_further(
    journal: Journal, open_page: OpenPage, days_ago: int, note: str
) -> None:
    """It is noon: neither the morning nor the evening."""
    start(journal, days_ago, question="time_of_day")
    at = open_page("today")
    assert note in words(at)
    assert "session_start" not in keys(at)
    assert note in words(open_page("session"))


@pytest.mark.parametrize(
    ("days_ago", "notes"),
    [(3, [say("fair_test.today.morning", hour="12:00")]), (9, [])],
)
def test_half_past_midnight_is_evening_where_the_day_ends_later(
    journal: Journal, open_page: OpenPage, days_ago: int, notes: list[str]
) -> None:
    journal.settings.save("day.begins", value=4)
    start(journal, days_ago, question="time_of_day")
    all_notes = (
        say("fair_test.today.morning", hour="12:00"),
        say("fair_test.today.evening", hour="17:00"),
    )
    with clock.at(clock.there(f"{clock.today() + DAY}T00:30")):
        text = words(open_page("today"))
    assert [note for note in all_notes if note in text] == notes


def test_the_moves_of_the_week_are_in_the_plan(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 3, question="moves", moves=("dead_bug", "bridge"))
    text = words(open_page("today"))
    mine, other = (CONTENT.move_words[move].name for move in ("dead_bug", "bridge"))
    assert f"with {mine}" in text
    assert text.count(mine) > 1
    assert other not in text


def test_the_timers_page_says_which_week_it_is(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 9, question="breaks")
    assert say("fair_test.today.timer_without") in words(open_page("breaks"))


def test_a_physios_session_is_left_out_by_no_test(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 9)
    assert "session_start" not in keys(open_page("today"))
    today = clock.today()
    plan = replace(read_plan(physio_plan()), made_on=today, until=today + 20 * DAY)
    assert keep_physio_plan(journal, plan, new_id(), clock.ago(0))
    at = open_page("today")
    assert "session_start" in keys(at)
    assert say("fair_test.today.left_out") not in words(at)


def test_without_a_walk_in_the_plan_none_is_spoken_of(
    journal: Journal, open_page: OpenPage
) -> None:
    start(journal, 9)
    journal.settings.save("moves.hidden.walk", value=True)
    assert say("fair_test.questions.sessions.without_walk") in words(open_page("today"))


def test_today_leads_to_what_came_out(journal: Journal, open_page: OpenPage) -> None:
    start(journal, 86)
    open_page("today")
    at = open_page("today")
    assert any(say("fair_test.today.ended") in str(link.proto) for link in at.get("page_link"))

"""The progress page without a browser: its sentences, its charts, and its settings."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.coach.other_app_import import make_pain_notes, make_practice_notes
from psoas_coach.content import load
from psoas_coach.journal.demo import generate_demo
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Hold, NoteKind, SessionRecord
from psoas_coach.progress.date_range import CHOICES
from psoas_coach.progress.panels import TOPICS
from psoas_coach.progress.panels.panel import Table
from psoas_coach.sharing.loop_habits_import import Habit
from psoas_coach.sharing.pain_table_import import PainDay, PainDays
from psoas_coach.ui.progress.panels import write_markdown
from psoas_coach.ui.words import say
from tests.support import answers_factory, clock
from tests.support.page_driver import run_page, words

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

CONTENT = load()
OpenPage = Callable[..., "AppTest"]


def session(days_ago: int, before: int = 5, after: int = 4) -> SessionRecord:
    at = clock.ago(days_ago)
    holds = tuple(
        Hold("runners_lunge", "Runner's lunge", side, 1, 90, 90, lengthens=True)
        for side in ("left", "right")
    )
    return answers_factory.session(at, pain_before=before, pain_after=after, holds=holds)


def add_sessions(journal: Journal, *days_ago: int) -> None:
    for days in days_ago:
        journal.sessions.add(session(days))


def charts(at: AppTest) -> list[str]:
    """Return the alternative texts of the charts."""
    return [str(chart.proto.alt) for chart in at.get("vega_lite_chart")]


def about(at: AppTest, topic: str) -> AppTest:
    at.pills(key="about").set_value(topic)
    return run_page(at)


@pytest.fixture
def invented(journal: Journal) -> Journal:
    """Two invented years."""
    last = clock.ago(1).local_date
    phrases = [text for key, text in CONTENT.words.items() if key.startswith("demo.said.")]
    life = generate_demo(3, 2.0, last, CONTENT, phrases)
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
    return journal


def test_before_the_first_session_the_page_invites(open_page: OpenPage) -> None:
    at = open_page("progress")
    assert say("progress.first.body") in words(at)
    assert [link.proto.label for link in at.get("page_link")] == [
        say("progress.first.to_today"),
        say("progress.first.to_self_check"),
    ]
    assert not at.segmented_control
    assert charts(at) == []


@pytest.mark.parametrize(
    ("kind", "body", "days_ago"),
    [
        ("measure", {"method": "phone", "left": [7.0, 8.0], "right": [-4.0, -3.0]}, 0),
        ("check_in", {"sitting_hours": 6}, 1),
    ],
)
def test_the_page_that_invites_makes_way_once_there_is_something_to_draw(
    journal: Journal, open_page: OpenPage, kind: NoteKind, body: dict[str, Any], days_ago: int
) -> None:
    journal.day_notes.add(DayNote(uuid.uuid4().hex, clock.ago(days_ago), kind, body))
    at = open_page("progress")
    assert say("progress.first.body") not in words(at)
    assert at.pills(key="about").value == TOPICS[0]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_opens_at_every_range_with_a_sentence_for_each_chart(
    invented: Journal, open_page: OpenPage, topic: str
) -> None:
    del invented
    at = about(open_page("progress"), topic)
    for choice in CHOICES if topic != "moves" else ():
        at.segmented_control(key="range").set_value(choice)
        text = words(run_page(at))
        assert charts(at) or choice == "weeks"
        for alt in charts(at):
            heading = f"## {alt.split('. ', 1)[0]}\n"
            assert heading in text
            assert text.split(heading)[1].strip()[0] not in "#|"  # a sentence comes next
        assert say("progress.demo") in text
    assert charts(at)


def test_the_address_keeps_what_is_looked_at(journal: Journal, open_page: OpenPage) -> None:
    add_sessions(journal, 3)
    at = open_page("progress", about="Practice", range="1 year")
    assert at.pills(key="about").value == "practice"
    assert at.segmented_control(key="range").value == "year"


def test_an_address_that_says_anything_else_shows_the_usual_view(
    journal: Journal, open_page: OpenPage
) -> None:
    add_sessions(journal, 3)
    at = open_page("progress", about="'; drop", range="99 years")
    assert at.pills(key="about").value == "pain"
    assert at.segmented_control(key="range").value == "months"


def test_a_persons_own_data_are_not_called_invented(journal: Journal, open_page: OpenPage) -> None:
    add_sessions(journal, 3)
    assert say("progress.demo") not in words(open_page("progress"))


def test_moves_are_summarised_over_all_time_and_not_by_range(
    journal: Journal, open_page: OpenPage
) -> None:
    add_sessions(journal, *range(300, 340, 5))
    at = about(open_page("progress"), "moves")
    assert not at.segmented_control
    name = CONTENT.move_words["runners_lunge"].name
    assert f"The one you did most is {name}. Over 8 sessions" in words(at)
    assert say("results.promises.honest") in words(at)


def test_tables_are_drawn_when_somebody_opens_them(journal: Journal, open_page: OpenPage) -> None:
    add_sessions(journal, 3)
    at = open_page("progress")
    closed = words(at)
    at.session_state["tables_pain"] = True
    opened = words(run_page(at))
    assert "| --- |" not in closed
    assert "| Week of | Before (average) | After (average) | Days left out |" in opened


def test_after_a_save_the_page_shows_it(journal: Journal, open_page: OpenPage) -> None:
    add_sessions(journal, 3)
    at = open_page("progress")
    assert "on 1 day." in words(at)
    add_sessions(journal, 2)
    assert "on 2 days." in words(run_page(at))
    newest = journal.sessions.list(limit=1)[0]
    journal.sessions.remove(newest.id)
    assert "on 1 day." in words(run_page(at))


def test_another_journal_in_the_same_place_is_not_mistaken_for_the_first(
    journal: Journal,
    open_page: OpenPage,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    add_sessions(journal, 3, 2, 1)
    assert "on 3 days." in words(open_page("progress"))
    url = f"sqlite:///{tmp_path_factory.mktemp('other') / 'journal.sqlite3'}"
    monkeypatch.setenv("PSOAS_COACH_DATABASE_URL", url)
    other = Journal(open_engine(url), "local")
    add_sessions(other, 1)
    add_sessions(other, 1, 1)
    assert other.read_version() == journal.read_version()
    assert "on 1 day." in words(open_page("progress"))


def test_six_weeks_without_a_change_are_reported_kindly(
    journal: Journal, open_page: OpenPage
) -> None:
    add_sessions(journal, *range(0, 60, 2))
    page = open_page("progress")
    assert say("results.six_weeks.body") not in words(page)
    page.pills(key="overall_change-answer").set_value("about_the_same")
    page.button(key="overall_change-save").click().run()
    assert say("results.six_weeks.body") in words(page)


def test_people_who_feel_better_overall_are_not_sent_away(
    journal: Journal, open_page: OpenPage
) -> None:
    add_sessions(journal, *range(0, 60, 2))
    page = open_page("progress")
    page.pills(key="overall_change-answer").set_value("a_little_better")
    page.button(key="overall_change-save").click().run()
    assert not page.exception
    assert say("results.six_weeks.body") not in words(page)


def test_a_change_is_not_answered_with_that(journal: Journal, open_page: OpenPage) -> None:
    for days in range(0, 60, 2):
        journal.sessions.add(session(days, 6 if days > 30 else 2))
    assert say("results.six_weeks.body") not in words(open_page("progress"))


def test_new_data_leave_the_spec_as_it_was_so_that_charts_do_not_flicker(
    journal: Journal, open_page: OpenPage
) -> None:
    add_sessions(journal, 3)
    at = open_page("progress")
    before = [json.loads(chart.proto.spec) for chart in at.get("vega_lite_chart")]
    add_sessions(journal, 2)
    after = [json.loads(chart.proto.spec) for chart in run_page(at).get("vega_lite_chart")]
    assert before == after


def test_a_cell_cannot_break_its_table() -> None:
    table = write_markdown(Table(("Move", "Sessions"), (("a | b", "3"),)))
    assert table == "| Move | Sessions |\n| --- | --- |\n| a / b | 3 |"


def test_days_from_other_apps_are_shown_separately_even_with_nothing_else(
    journal: Journal, open_page: OpenPage
) -> None:
    """Somebody brings years along before their first session: they are shown, as what they are."""
    today = clock.ago().local_date
    dates = tuple(today - dt.timedelta(days=ago) for ago in (30, 20, 10))
    journal.imported_days.add(make_practice_notes([Habit("Stretch", dates)], uuid.uuid4().hex))
    table = PainDays(tuple(PainDay(date, 4) for date in dates), 0, 0)
    journal.imported_days.add(make_pain_notes(table, uuid.uuid4().hex))
    page = open_page("progress")
    assert "Your table has pain for 3 days, and the middle value is 4." in words(page)
    assert words(page).count(say("progress.session_pain.empty")) == 1
    practice = words(about(page, "practice"))
    assert "You ticked 3 days in Loop Habit Tracker." in practice
    assert say("progress.calendar.empty") in practice

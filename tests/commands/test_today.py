"""Today's plan on the command line is the plan of the pages, with the same cards before it."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from psoas_coach.coach.day_notes import make_note, save_note
from psoas_coach.coach.personal_calendar import DAY_SETTING, load_moment
from psoas_coach.coach.todays_plan import load_todays_plan
from psoas_coach.content import load
from psoas_coach.guidance.results import PlanItem
from psoas_coach.journal import migrations
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, NoteKind
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.words import say
from tests.commands.conftest import Run
from tests.support import clock
from tests.support.answers_factory import self_check, session

CONTENT = load()
NAMES = tuple(move.name.lower() for move in CONTENT.move_words.values())
SIGNS = {"emergency": "red_now.saddle_change", "today": "red_today.pulsing_belly"}
STATUS = {"emergency": "help_now", "today": "help_today"}
LEVELS = pytest.mark.parametrize("level", sorted(SIGNS))


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    """The journal that the command opens."""
    engine = open_engine(f"sqlite:///{file}")
    yield Journal(engine, "local")
    engine.dispose()


def print_today(run: Run, *arguments: str) -> str:
    status, text, complaint = run("today", *arguments)
    assert (status, complaint) == (0, "")
    return text


def as_json(run: Run) -> dict[str, Any]:
    """Return the report, which holds the very sentences that are printed without ``--json``."""
    report: dict[str, Any] = json.loads(print_today(run, "--json"))
    assert "\n".join(report["sentences"]) + "\n" == print_today(run)
    return report


def is_silent(report: dict[str, Any]) -> None:
    """Prove that nothing is said of moves, in words or in numbers."""
    text = " ".join(report["sentences"]).lower()
    assert not [name for name in NAMES if name in text]
    assert not re.search(r"\bscore\b|\bstretch|\bplan\b|\bsession\b", text)
    assert (report["habits"], report["session"], report["session_due"]) == ([], [], False)


def tell(journal: Journal, signs: list[str], level: str) -> DayNote:
    body = {"level": level, "signs": signs}
    note = DayNote(uuid.uuid4().hex, clock.ago(), "new_signs", body)
    assert journal.day_notes.add(note)
    return note


def test_the_plan_is_the_one_of_the_pages_in_words_and_in_json(run: Run, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    plan = load_todays_plan(journal, clock.today(), CONTENT)
    assert plan is not None
    report = as_json(run)
    assert (report["status"], report["session_due"]) == ("plan", True)
    assert report["date"] == clock.today().isoformat()
    items = msgspec.convert(report["session"], tuple[PlanItem, ...])
    assert items == plan.moves
    assert msgspec.convert(report["habits"], tuple[PlanItem, ...]) == plan.guidance.habits
    sentences = report["sentences"]
    numbered = [
        f"{number}. {CONTENT.move_words[item.move].name}: {say_dose(item)}."
        for number, item in enumerate(plan.moves, start=1)
    ]
    assert [sentence for sentence in sentences if re.match(r"\d+\. ", sentence)] == numbered
    walk = f"Walk {plan.walk.step.minutes} minutes on {plan.walk.step.days} days"
    assert any(walk in sentence for sentence in sentences)
    assert say("sheet.stop") in sentences
    assert sentences[-1] == say("guidance.no_clinician")


def test_advice_for_a_precaution_is_under_its_move(run: Run, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(1), precautions=["neck", "shoulder"]))
    report = as_json(run)
    advised = [item for item in report["session"] if item["modifications"]]
    assert advised
    for item in advised:
        at = next(
            place
            for place, sentence in enumerate(report["sentences"])
            if f"{CONTENT.move_words[item['move']].name}:" in sentence
        )
        lines = [f"   {line}" for line in item["modifications"]]
        assert report["sentences"][at + 1 : at + 1 + len(lines)] == lines


@LEVELS
def test_signs_told_at_any_time_leave_only_what_to_do_about_them(
    run: Run, journal: Journal, level: str
) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    note = tell(journal, [SIGNS[level]], level)
    report = as_json(run)
    assert report["status"] == STATUS[level]
    assert say(f"results.levels.{level}.action") in report["sentences"]
    assert say("results.closing") in report["sentences"]
    is_silent(report)
    journal.day_notes.remove(note.id)
    assert as_json(run)["status"] == "plan"


@LEVELS
def test_a_self_check_that_asks_for_help_is_silent_a_month_later_too(
    run: Run, journal: Journal, level: str
) -> None:
    list_, _, item = SIGNS[level].partition(".")
    journal.self_checks.add(self_check(clock.ago(30), **{list_: [item]}))
    report = as_json(run)
    assert report["status"] == STATUS[level]
    assert say(f"results.levels.{level}.action") in report["sentences"]
    is_silent(report)


@pytest.mark.parametrize("sign", sorted(CONTENT.crisis.signs))
@pytest.mark.parametrize("with_a_red_flag", [False, True])
def test_somebody_to_talk_to_is_named_before_any_move(
    run: Run, journal: Journal, sign: str, *, with_a_red_flag: bool
) -> None:
    list_, _, item = sign.partition(".")
    red_flag = {"red_now": ["saddle_change"]} if with_a_red_flag else {}
    journal.self_checks.add(self_check(clock.ago(), **{**red_flag, list_: [item]}))
    sentences = as_json(run)["sentences"]
    at = sentences.index(say("results.levels.soon.crisis_title"))
    assert sentences[at + 1] == say("results.levels.soon.crisis")
    before = " ".join(sentences[:at]).lower()
    assert not [name for name in NAMES if name in before]


def test_before_the_first_self_check_there_is_only_the_way_to_it(run: Run, file: Path) -> None:
    assert file.parent.is_dir()
    report = as_json(run)
    assert report["status"] == "no_self_check"
    assert report["sentences"][0] == say("session.self_check_first")
    assert report["session"] == []


def test_answers_to_other_questions_wait_for_a_new_self_check(run: Run, journal: Journal) -> None:
    old = msgspec.structs.replace(self_check(clock.ago(1)), questionnaire="0")
    journal.self_checks.add(old)
    report = as_json(run)
    assert report["status"] == "outdated"
    assert not [name for name in NAMES if name in print_today(run).lower()]


@pytest.mark.parametrize(
    ("status", "answers"),
    [("under_18", {"age_group": "under_18"}), ("incomplete", {"thigh_frequency": None})],
)
def test_a_self_check_without_a_plan_says_why(
    run: Run, journal: Journal, status: str, answers: dict[str, object]
) -> None:
    journal.self_checks.add(self_check(clock.ago(1), **answers))
    report = as_json(run)
    assert report["status"] == status
    assert say(f"today.level.{status}") in report["sentences"]
    assert (report["habits"], report["session"]) == ([], [])
    assert not [name for name in NAMES if name in print_today(run).lower()]


def test_something_else_that_is_new_is_said_before_the_gentlest_plan(
    run: Run, journal: Journal
) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    before = as_json(run)
    tell(journal, [], "check")
    held = as_json(run)
    assert held["status"] == "plan"
    assert any("something is new" in sentence for sentence in held["sentences"])
    assert {item["depth"] for item in before["session"]} > {0}
    assert {item["depth"] for item in held["session"]} == {0}


@pytest.mark.parametrize("kind", ["ill", "away"])
def test_a_day_of_rest_has_no_session(run: Run, journal: Journal, kind: NoteKind) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    save_note(journal, make_note(kind, clock.today(), clock.ZONE))
    report = as_json(run)
    assert not report["session_due"]
    assert any(say(f"today.plan.rest_{kind}") in sentence for sentence in report["sentences"])
    assert not any(re.match(r"\d+\. ", sentence) for sentence in report["sentences"])


def test_a_session_that_is_done_is_not_asked_for_again(run: Run, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    journal.sessions.add(session(clock.ago()))
    report = as_json(run)
    assert not report["session_due"]
    assert any(say("today.plan.done_body") in sentence for sentence in report["sentences"])
    assert say("sheet.stop") not in report["sentences"]


def test_each_owner_has_a_plan_of_their_own(run: Run, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    assert say("session.self_check_first") in print_today(run, "--owner", "somebody else")


def test_nothing_is_written(run: Run, journal: Journal) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    before = (journal.read_version(), journal.transfer.dump())
    print_today(run)
    assert (journal.read_version(), journal.transfer.dump()) == before


def test_a_journal_that_is_not_there_is_not_made(run: Run, file: Path) -> None:
    assert as_json(run)["status"] == "no_self_check"
    assert list(file.parent.iterdir()) == []


def test_a_journal_of_an_older_form_stays_as_it_is(
    run: Run, journal: Journal, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.self_checks.add(self_check(clock.ago(1)))
    before = migrations.HEAD
    monkeypatch.setattr(migrations, "HEAD", "9999")
    assert run("today") == (2, "", f"{say('commands.today.older')}\n")
    with sqlite3.connect(file) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    assert revision == (before,)


@pytest.mark.parametrize(
    "url",
    ["nonsense", "http://localhost/journal", "://", "postgresql://localhost/journal?nonsense=1"],
)
def test_an_odd_address_is_refused_in_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv(URL_VARIABLE, url)
    status, text, complaint = run("today")
    assert (status, text, complaint.count("\n")) == (2, "", 1)


def test_a_folder_in_the_place_of_the_file_is_refused_in_a_sentence(run: Run, file: Path) -> None:
    file.mkdir()
    status, text, complaint = run("today")
    assert (status, text, complaint.count("\n")) == (2, "", 1)
    assert list(file.iterdir()) == []


@pytest.mark.parametrize(
    ("hour", "begins", "days"), [("03:30", 4, 1), ("04:30", 4, 0), ("00:30", 0, 0)]
)
def test_the_date_is_the_one_where_something_was_told_last(
    journal: Journal, hour: str, begins: int, days: int
) -> None:
    zone = "Pacific/Auckland"
    journal.self_checks.add(self_check(clock.ago(9, "UTC")))
    journal.sessions.add(session(clock.ago(8, zone)))
    journal.settings.save(DAY_SETTING, begins)
    date = clock.today(zone)
    at = load_moment(journal, clock.there(f"{date.isoformat()}T{hour}", zone))
    assert (at.zone, at.local_date) == (zone, date - dt.timedelta(days=days))


def test_before_anything_was_told_the_date_is_that_of_utc(journal: Journal) -> None:
    at = load_moment(journal, clock.now())
    assert (at.zone, at.local_date) == ("UTC", clock.today("UTC"))


def test_no_page_and_no_chart_is_loaded_for_it() -> None:
    script = "import psoas_coach.commands.today, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not {"streamlit", "pandas", "altair"} & set(done.stdout.split())

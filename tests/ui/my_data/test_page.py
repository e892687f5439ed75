"""The page in AppTest: every section opens, and every button does what it says, once."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from streamlit.testing.v1 import AppTest

from psoas_coach.coach.day_notes import mark_flare
from psoas_coach.content import load
from psoas_coach.journal import backup_files, backups
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.errors import Kind
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord, make_moment
from psoas_coach.journal.wal_checkpoint import checkpoint
from psoas_coach.sharing.fhir_self_check import build_questionnaire
from psoas_coach.sharing.json_export import write_json
from psoas_coach.ui import store
from psoas_coach.ui.dates import format_day
from tests.journal.test_unreleased import listing, write_unreleased
from tests.support import clock
from tests.support.fhir_form import fill_form
from tests.support.page_driver import set_choice
from tests.support.random_answers import HEALTHY
from tests.support.record_samples import day_note, self_check, session, sitting_break

ROOT = Path(__file__).resolve().parents[3]
NOW = clock.ago()
SECTION = "my_data_section"
ENTRY = "entry"


def words(key: str) -> str:
    return load().words[f"my_data.{key}"]


@pytest.fixture
def file(tmp_path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = shutil.copyfile(new_file, tmp_path / "journal.sqlite3")
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{path}")
    store._engine.clear()  # noqa: SLF001 -- each test has a journal of its own
    yield path
    store.close()


@pytest.fixture
def journal(file: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{file}")
    yield Journal(engine, "local")
    engine.dispose()


@pytest.fixture
def app(file: Path) -> AppTest:
    del file  # only its place matters here
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.context["timezone"] = clock.ZONE
    at.run()
    return run(at.switch_page("pages/my_data.py"))


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def go(at: AppTest, section: str) -> AppTest:
    at.session_state[SECTION] = words(f"tabs.{section}")
    return run(at)


def choose(at: AppTest, id_: str) -> AppTest:
    """Open the entry as its row in the list does."""
    assert id_ in rows(leave(at))
    at.query_params[ENTRY] = id_
    return run(at)


def leave(at: AppTest) -> AppTest:
    """Go back to the list."""
    if ENTRY in at.query_params:
        del at.query_params[ENTRY]
    return run(at)


def rows(at: AppTest) -> list[str]:
    """Return the ids of the entries in the list, in their order."""
    return [row["id"] for group in groups(at) for row in group["rows"]]


def groups(at: AppTest) -> list[dict[str, Any]]:
    """Return the rows of the list under their days."""
    for component in at.get("bidi_component"):
        if component.proto.bytes.startswith(b'{"count"'):
            groups: list[dict[str, Any]] = json.loads(component.proto.bytes)["groups"]
            return groups
    return []


def page_text(at: AppTest) -> str:
    kinds = (at.markdown, at.success, at.warning, at.error, at.text, at.code)
    return "\n".join(element.value for kind in kinds for element in kind)


@pytest.mark.parametrize("section", ["entries", "take", "backups", "delete"])
@pytest.mark.parametrize("filled", [False, True])
def test_every_section_opens(app: AppTest, journal: Journal, section: str, filled: bool) -> None:
    if filled:
        journal.sessions.add(session(at=NOW))
        journal.self_checks.add(self_check(at=NOW))
        journal.day_notes.add(day_note(at=NOW))
        run(app)
    go(app, section)
    assert app.markdown[0].value.startswith(f"# {words('title')}")


def test_an_entry_is_opened_changed_and_the_change_undone(app: AppTest, journal: Journal) -> None:
    journal.sessions.add(record := session(at=NOW, pain_before=4, pain_after=3))
    choose(app, record.id)
    yesterday = NOW.local_date - dt.timedelta(days=1)
    set_choice(app, f"pain_after_{record.id}", 1)
    app.text_area(key=f"note_{record.id}").set_value("<b>*softer*</b>")
    app.text_input(key=f"date_{record.id}").set_value(format_day(yesterday))
    next(button for button in app.button if button.label == words("edit.save")).click()
    run(app)
    changed = journal.sessions.get(record.id)
    assert changed is not None
    assert (changed.pain_before, changed.pain_after) == (4, 1)
    assert changed.note == "<b>*softer*</b>"
    assert changed.at.local_date == yesterday
    assert changed.holds == record.holds
    assert "<b>" not in "".join(element.value for element in app.markdown)
    app.button(key=f"undo_{record.id}").click()
    run(app)
    assert journal.sessions.get(record.id) == record


def test_a_changed_day_can_be_undone(app: AppTest, journal: Journal) -> None:
    journal.day_notes.add(record := day_note(at=NOW))
    choose(app, record.id)
    app.text_input(key=f"date_{record.id}").set_value(
        format_day(NOW.local_date - dt.timedelta(days=1))
    )
    next(button for button in app.button if button.label == words("edit.save")).click()
    run(app)
    assert journal.day_notes.list()[0].at.local_date == NOW.local_date - dt.timedelta(days=1)
    app.button(key=f"undo_{record.id}").click()
    run(app)
    assert journal.day_notes.list() == (record,)


@pytest.mark.parametrize("make", [session, self_check, day_note])
def test_an_entry_is_removed_and_restored(
    app: AppTest, journal: Journal, make: Callable[..., SessionRecord | SelfCheck | DayNote]
) -> None:
    record = make(at=NOW)
    if isinstance(record, SessionRecord):
        journal.sessions.add(record)
    elif isinstance(record, SelfCheck):
        journal.self_checks.add(record)
    else:
        journal.day_notes.add(record)
    choose(app, record.id)
    next(button for button in app.button if button.label == words("edit.remove")).click()
    run(app)
    assert journal.entries.list_page(9) == ()
    app.button(key=f"undo_{record.id}").click()
    run(app)
    assert journal.entries.list_page(9) == (record,)
    choose(app, record.id)
    next(button for button in app.button if button.label == words("edit.remove")).click()
    run(app)
    assert words("entries.was_removed") in page_text(app)
    assert rows(leave(app)) == []
    app.toggle(key="my_data_removed").set_value(True)
    choose(app, record.id)
    app.button(key=f"back_{record.id}").click()
    run(app)
    assert journal.entries.list_page(9) == (record,)


def test_breaks_are_listed_when_asked_changed_and_removed(app: AppTest, journal: Journal) -> None:
    reported, skipped = (
        sitting_break(at=NOW, sat_seconds=1790),
        sitting_break(at=NOW, sat_seconds=20),
    )
    journal.sitting_breaks.add([reported, replace(skipped, outcome="skipped")])
    assert rows(run(app)) == []
    app.toggle(key="my_data_breaks").set_value(True)
    assert set(rows(run(app))) == {reported.id, skipped.id}
    names = {row["name"] for group in groups(app) for row in group["rows"]}
    assert names == {
        "Break, after sitting for 30 min",
        "Skipped break, after sitting for 1 min",
    }

    choose(app, reported.id)
    yesterday = NOW.local_date - dt.timedelta(days=1)
    app.text_input(key=f"date_{reported.id}").set_value(format_day(yesterday))
    app.segmented_control(key=f"outcome_{reported.id}").set_value("away")
    next(button for button in app.button if button.label == words("edit.save")).click()
    run(app)
    days = journal.sitting_breaks.sum_days(until=yesterday)
    assert [(day.date, day.taken, day.sat_seconds) for day in days] == [(yesterday, 1, 1790)]
    app.number_input(key=f"sat_{reported.id}").set_value(25)
    next(button for button in app.button if button.label == words("edit.save")).click()
    run(app)
    assert journal.sitting_breaks.sum_days(until=yesterday)[0].longest_seconds == 25 * 60
    app.button(key=f"undo_{reported.id}").click()
    run(app)
    assert journal.sitting_breaks.sum_days(until=yesterday) == days

    next(button for button in app.button if button.label == words("edit.remove")).click()
    run(app)
    assert journal.sitting_breaks.sum_days(until=yesterday) == ()
    assert rows(leave(app)) == [skipped.id]
    app.toggle(key="my_data_removed").set_value(True)
    choose(app, reported.id)
    app.button(key=f"back_{reported.id}").click()
    run(app)
    assert journal.sitting_breaks.sum_days(until=yesterday) == days


@pytest.mark.parametrize(
    "typed", [format_day(NOW.local_date + dt.timedelta(days=3)), "31 Feb", "", "x"]
)
def test_a_day_that_cannot_be_changes_nothing(app: AppTest, journal: Journal, typed: str) -> None:
    journal.sessions.add(record := session(at=NOW))
    choose(app, record.id)
    app.text_input(key=f"date_{record.id}").set_value(typed)
    next(button for button in app.button if button.label == words("edit.save")).click()
    app.run()
    assert journal.sessions.get(record.id) == record


def test_an_earlier_day_can_be_marked_and_a_day_can_have_several_marks(
    app: AppTest, journal: Journal
) -> None:
    date = NOW.local_date - dt.timedelta(days=2)
    app.session_state["my_data_mark_open"] = True
    run(app)
    for kind in ("away", "ill"):
        (field,) = [
            control for control in app.segmented_control if control.label == words("mark.date")
        ]
        field.set_value(date.isoformat())
        (choice,) = [
            control for control in app.segmented_control if control.label == words("mark.kind")
        ]
        choice.set_value(kind)
        next(button for button in app.button if button.label == words("mark.save")).click()
        run(app)
    assert sorted(note.kind for note in journal.day_notes.list()) == ["away", "ill"]
    assert {note.at.local_date for note in journal.day_notes.list()} == {date}


def test_long_lists_are_turned_page_by_page(app: AppTest, journal: Journal) -> None:
    for back in range(25):
        at = make_moment(NOW.utc - dt.timedelta(days=back), clock.ZONE)
        journal.sessions.add(session(at=at))
    run(app)
    first = rows(app)
    assert len(first) == 20
    app.button(key="my_data_older").click()
    run(app)
    assert len(rows(app)) == 5
    assert app.button(key="my_data_older").disabled
    app.button(key="my_data_newer").click()
    assert rows(run(app)) == first


def test_entries_are_under_their_days_and_planned_days_under_one_heading(
    app: AppTest, journal: Journal
) -> None:
    today = NOW.local_date
    two = dt.timedelta(days=2)
    mark_flare(journal, today - two, today + two + dt.timedelta(days=1), "half", clock.ZONE)
    titles = [group["title"] for group in groups(run(app))]
    assert titles[:3] == [words("entries.ahead"), words("entries.ago.0"), words("entries.ago.1")]
    assert titles[3].endswith(format_day(NOW.local_date - dt.timedelta(days=2)))
    assert [len(group["rows"]) for group in groups(app)] == [2, 1, 1, 1]


def test_a_self_check_leads_to_its_result(app: AppTest, journal: Journal) -> None:
    journal.self_checks.add(record := self_check(at=NOW))
    (link,) = choose(app, record.id).get("page_link")
    assert (link.proto.page, link.proto.query_string) == ("guidance", f"result={record.id}")


@pytest.mark.parametrize("id_", ["", "nowhere", "0" * 32, "<b>"])
def test_an_address_that_names_no_entry_says_so_and_leads_back(
    app: AppTest, journal: Journal, id_: str
) -> None:
    journal.sessions.add(record := session(at=NOW))
    app.query_params[ENTRY] = id_
    run(app)
    assert words("entries.gone") in page_text(app)
    next(button for button in app.button if button.label == words("entries.back")).click()
    assert rows(run(app)) == [record.id]


def upload(at: AppTest, data: bytes) -> AppTest:
    at.file_uploader[0].set_value(("mine.json", data, "application/json"))
    return run(at)


def test_an_import_is_shown_first_and_done_once(app: AppTest, journal: Journal) -> None:
    other = Journal(open_engine(f"sqlite:///{store.find_file()}-other"), "else")
    other.sessions.add(session(at=NOW))
    other.day_notes.add(day_note(at=NOW))
    go(app, "take")
    upload(app, write_json(other.transfer.dump()))
    assert "Sessions: 1 new" in page_text(app)
    assert journal.entries.list_page(9) == (), "looking changes nothing"
    app.button(key="my_data_import").click()
    run(app)
    assert journal.transfer.dump() == other.transfer.dump()
    assert "2 new" in page_text(app)
    upload(app, write_json(other.transfer.dump()))
    assert words("import.nothing") in page_text(app)


def test_the_person_decides_between_differing_entries(app: AppTest, journal: Journal) -> None:
    journal.sessions.add(record := session(at=NOW, note="first"))
    other = Journal(open_engine(f"sqlite:///{store.find_file()}-other"), "else")
    other.transfer.merge(journal.transfer.dump())
    journal.sessions.replace(replace(record, note="here"))
    other.sessions.replace(replace(record, note="there"))
    go(app, "take")
    upload(app, write_json(other.transfer.dump()))
    assert words("import.nothing") in page_text(app)
    app.radio(key="my_data_take").set_value("take")
    run(app)
    app.button(key="my_data_import").click()
    run(app)
    assert journal.sessions.get(record.id) == replace(record, note="there")


def test_a_bad_file_is_refused_in_plain_text(app: AppTest, journal: Journal) -> None:
    journal.sessions.add(session(at=NOW))
    before = journal.transfer.dump()
    go(app, "take")
    bad = write_json(before).replace(b'"pain_before":4', b'"pain_before":"<script>[x](y)"')
    upload(app, bad)
    assert words("import.refused") in [element.value for element in app.error]
    assert "sessions[0].pain_before" in app.text[0].value
    assert "<script>" not in "".join(element.value for element in app.markdown)
    assert journal.transfer.dump() == before


def test_a_self_check_of_another_form_is_imported(app: AppTest, journal: Journal) -> None:
    authored = NOW.utc.isoformat()
    response = fill_form(build_questionnaire(load()), HEALTHY, authored)
    go(app, "take")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[2:] == [words("export.as_fhir")]
    upload(app, json.dumps(response).encode())
    assert "Self-checks: 1 new" in page_text(app)
    app.button(key="my_data_import").click()
    run(app)
    check = journal.self_checks.find_latest()
    assert check is not None
    assert check.at == NOW
    upload(app, json.dumps(response).encode())
    assert words("import.nothing") in page_text(app)
    upload(app, json.dumps({**response, "status": "stopped"}).encode())
    assert words("import.refused") in [element.value for element in app.error]
    assert journal.self_checks.list() == (check,)


def test_the_first_page_of_a_day_makes_a_backup(
    journal: Journal, file: Path, request: pytest.FixtureRequest
) -> None:
    journal.self_checks.add(self_check(at=NOW))
    assert backup_files.list_backups(file) == ()
    request.getfixturevalue("app")
    assert [backup.why for backup in backup_files.list_backups(file)] == ["day"]


def test_a_backup_is_made_and_restored(app: AppTest, journal: Journal, file: Path) -> None:
    journal.sessions.add(old := session(at=NOW))
    go(app, "backups")
    assert str(file) in page_text(app)
    app.button(key="my_data_backup").click()
    run(app)
    journal.sessions.add(session(at=NOW))
    (made,) = [backup for backup in backup_files.list_backups(file) if backup.why == "asked"]
    app.radio(key="my_data_backup_choice").set_value(made.path.name)
    run(app)
    app.button(key="my_data_restore_ask").click()
    run(app)
    assert len(journal.sessions.list()) == 2, "only a second yes does it"
    app.button(key="my_data_restore_yes").click()
    run(app)
    assert journal.sessions.list() == (old,)
    assert "restore" in {backup.why for backup in backup_files.list_backups(file)}


def test_others_in_the_same_file_are_not_rolled_back(app: AppTest, file: Path) -> None:
    Journal(open_engine(f"sqlite:///{file}"), "somebody else").sessions.add(session(at=NOW))
    go(app, "backups")
    assert words("backups.shared") in page_text(app)
    assert not app.radio


def test_a_damaged_journal_is_reported_kept_and_replaced_by_its_backup(
    app: AppTest, file: Path
) -> None:
    engine = open_engine(f"sqlite:///{file}")
    journal = Journal(engine, "local")
    for _ in range(30):
        journal.sessions.add(session(at=NOW))
    records = journal.sessions.list()
    newest = clock.now() + dt.timedelta(minutes=1)
    backups.create_backup(file, "asked", newest)
    engine.dispose()
    store.close()
    file.write_bytes(b"no journal any more\n" * 500)
    damaged = file.read_bytes()
    run(app)
    assert words("backups.damaged") in [element.value for element in app.error]
    assert file.read_bytes() == damaged
    app.button(key="my_data_restore_ask").click()
    run(app)
    app.button(key="my_data_restore_yes").click()
    run(app)
    assert Journal(open_engine(f"sqlite:///{file}"), "local").sessions.list() == records
    (kept,) = [backup for backup in backup_files.list_backups(file) if backup.why == "damaged"]
    assert kept.path.read_bytes() == damaged
    assert not app.error


@pytest.mark.parametrize("empty", [True, False])
def test_a_lost_journal_is_reported_and_its_backup_restored(
    app: AppTest, journal: Journal, file: Path, empty: bool
) -> None:
    journal.sessions.add(record := session(at=NOW))
    backups.create_backup(file, "asked", clock.now() + dt.timedelta(minutes=1))
    journal.scope.reader.dispose()
    store.close()
    if empty:
        os.truncate(file, 0)
    else:
        file.unlink()
    # A second after a write a thread moves it to the file: it may come at any moment from here on.
    checkpoint(journal.scope.reader)
    run(app)
    assert words("backups.missing") in [element.value for element in app.error]
    app.button(key="my_data_restore_ask").click()
    checkpoint(journal.scope.reader)
    run(app)
    app.button(key="my_data_restore_yes").click()
    checkpoint(journal.scope.reader)
    run(app)
    assert not app.error
    assert Journal(open_engine(f"sqlite:///{file}"), "local").sessions.list() == (record,)


def test_beside_the_copies_a_new_journal_is_begun_only_when_asked_for(
    app: AppTest, journal: Journal, file: Path
) -> None:
    journal.sessions.add(session(at=NOW))
    backups.create_backup(file, "asked", NOW.utc)
    file.unlink()
    run(app.switch_page("pages/progress.py"))
    assert load().words["journal.unavailable.missing"] in [error.value for error in app.error]
    assert [link.proto.page for link in app.get("page_link")] == ["my_data"]
    assert not file.exists()
    run(app.switch_page("pages/my_data.py"))
    app.button(key="my_data_anew").click()
    run(app)
    assert not app.error
    assert Journal(open_engine(f"sqlite:///{file}"), "local").sessions.list() == ()
    assert backup_files.list_restorable(file)


def test_every_page_says_that_the_last_copy_failed(
    app: AppTest, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_LAST_FAILURE", {file: "full"})
    run(app.switch_page("pages/progress.py"))
    text = load().words["my_data.backups.failed.full"]
    assert text in [warning.value for warning in app.warning]
    monkeypatch.setattr(backups, "_LAST_FAILURE", {})
    run(app)
    assert text not in [warning.value for warning in app.warning]


def test_every_trouble_of_a_copy_has_its_sentence() -> None:
    for kind in get_args(Kind):
        assert words(f"backups.failed.{kind}")
        assert load().words[f"journal.unavailable.{kind}"]


def test_every_other_page_shows_the_way_when_the_journal_is_damaged(
    app: AppTest, file: Path
) -> None:
    store.close()
    file.write_bytes(b"no journal any more\n" * 500)
    run(app.switch_page("pages/progress.py"))
    assert load().words["journal.unavailable.corrupt"] in [error.value for error in app.error]
    assert [link.proto.page for link in app.get("page_link")] == ["my_data"]


@pytest.mark.parametrize("typed", ["", "delete", "DELETE ALL", "yes"])
def test_nothing_is_deleted_without_the_word(app: AppTest, journal: Journal, typed: str) -> None:
    journal.sessions.add(session(at=NOW))
    go(app, "delete")
    app.text_input[0].set_value(typed)
    app.button(key="my_data_delete").click()
    run(app)
    assert len(journal.sessions.list()) == 1
    assert words("delete.wrong").format(word="DELETE") in page_text(app)


def test_everything_is_deleted_with_its_backups_when_the_word_is_typed(
    app: AppTest, journal: Journal, file: Path
) -> None:
    journal.sessions.add(session(at=NOW))
    journal.settings.save("sounds", value=False)
    backups.create_backup(file, "asked", NOW.utc)
    go(app, "delete")
    assert app.get("download_button"), "an export is offered first"
    app.text_input[0].set_value("DELETE")
    app.button(key="my_data_delete").click()
    run(app)
    assert journal.transfer.dump().sessions == ()
    assert journal.settings.read_all() == {}
    assert backup_files.list_backups(file) == ()
    assert words("delete.done").format(count=1) in page_text(app)
    assert app.text_input[0].value == ""


def test_demo_entries_are_mentioned_first_and_can_be_removed(
    app: AppTest, journal: Journal
) -> None:
    journal.bulk.fill_empty([], [session(at=NOW, demo=True)], [day_note(at=NOW, demo=True)])
    run(app)
    assert words("demo").format(count=2) in app.markdown[1].value
    app.button(key="my_data_demo").click()
    run(app)
    assert journal.entries.list_page(9) == ()


@pytest.mark.parametrize("page", ["my_data", "today", "progress"])
def test_a_journal_from_before_the_first_release_is_named_and_left_alone(
    app: AppTest, file: Path, page: str
) -> None:
    store.close()
    old = file.with_name("old.sqlite3")
    write_unreleased(old)
    old.replace(file)
    before = listing(file.parent)
    run(app.switch_page(f"pages/{page}.py"))
    assert load().words["journal.unavailable.older"] in [error.value for error in app.error]
    assert listing(file.parent) == before

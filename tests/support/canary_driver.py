"""Type a marked text wherever the app accepts text, so that its traces can be searched for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.sharing.json_export import write_json
from psoas_coach.ui.words import say
from tests.support.answers_factory import DESK_WORKER
from tests.support.app_server import App, wait_until_idle
from tests.support.record_samples import day_note, session
from tests.support.self_check_driver import open_at, place
from tests.support.session_driver import finish_after, skip_to_the_end, start, store_self_check

if TYPE_CHECKING:
    from playwright.sync_api import Page

MARKS = {
    name: f"zqmark{name}zq7731"
    for name in (
        "activity",
        "after",
        "byhand",
        "import",
        "day",
        "filename",
        "edited",
        "visit",
        "word",
    )
}


def answer_and_log(page: Page, app: App) -> None:
    open_at(page, app, "limits", DESK_WORKER)
    page.locator(f"{place('main_activity')} input").fill(MARKS["activity"])
    page.locator(f"{place('main_activity')} input").press("Enter")
    wait_until_idle(page)

    page.goto(f"{app.url}/session?log=by_hand")
    wait_until_idle(page)
    page.get_by_role("button", name="Heel slide").click()
    wait_until_idle(page)
    page.get_by_label("Add a note").fill(MARKS["byhand"])
    page.get_by_label("Add a note").press("Enter")
    wait_until_idle(page)
    page.get_by_role("button", name="Save this session").click()
    page.get_by_text("Saved:").wait_for()


def brought_taken_and_not_deleted(page: Page, app: App, folder: Path) -> None:
    brought = JournalDump(
        sessions=(RecordRevision(1, removed=False, record=session(note=MARKS["import"])),),
        day_notes=(RecordRevision(1, removed=False, record=day_note(body={"more": MARKS["day"]})),),
    )
    file = folder / f"{MARKS['filename']}.json"
    file.write_bytes(write_json(brought))
    page.goto(f"{app.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name="Export and import", exact=True).click()
    wait_until_idle(page)
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Import this").click()
    page.get_by_text("Imported: ").wait_for()
    file.unlink()
    forms = ("everything (JSON)", "tables (CSV)", "for health software (FHIR)")
    for name in (f"Export {form}" for form in forms):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.delete()
    page.get_by_role("tab", name="Delete", exact=True).click()
    wait_until_idle(page)
    page.get_by_label("To continue, type DELETE").fill(MARKS["word"])
    page.get_by_role("button", name="Delete all my data").click()
    page.get_by_text("Nothing was deleted").wait_for()


def edit_entry(page: Page, app: App) -> None:
    page.goto(f"{app.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("link", name="Session").first.focus()
    page.keyboard.press("Enter")
    wait_until_idle(page)
    page.get_by_label("Note").fill(MARKS["edited"])
    page.get_by_role("button", name="Save changes").click()
    page.get_by_text("Saved: Session").wait_for()


def finish_session(page: Page, app: App) -> None:
    store_self_check(app, main_activity=MARKS["activity"])
    start(page, app)
    page.get_by_role("button", name="Begin", exact=True).click()
    skip_to_the_end(page)
    page.get_by_label("Add a note").fill(MARKS["after"])
    page.get_by_label("Add a note").press("Enter")
    finish_after(page)
    page.clock.resume()


def write_summary(page: Page, app: App) -> None:
    page.goto(f"{app.url}/hand_over")
    wait_until_idle(page)
    page.get_by_label(say("visit.note")).fill(MARKS["visit"])
    page.get_by_label(say("visit.note")).blur()
    page.get_by_role("article").get_by_text(MARKS["visit"]).wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name=say("visit.download")).click()
    download.value.delete()


def type_everywhere(page: Page, app: App, folder: Path) -> None:
    """Type every mark where it belongs."""
    answer_and_log(page, app)
    brought_taken_and_not_deleted(page, app, folder)
    edit_entry(page, app)
    finish_session(page, app)
    write_summary(page, app)
    exported = write_json(app.journal().transfer.dump()).decode()
    for name in MARKS.keys() - {"filename", "word"}:
        assert MARKS[name] in exported, f"{name} was never kept, so nothing is proved"

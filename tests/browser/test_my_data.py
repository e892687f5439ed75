"""My data in a real browser: exporting, importing and deleting everything, in both themes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from psoas_coach.journal import backup_files
from psoas_coach.journal.records import make_moment
from psoas_coach.sharing.json_export import write_json
from tests.support.answers_factory import self_check
from tests.support.app_server import (
    ZONE,
    App,
    person_now,
    violations_in_both_themes,
    wait_until_idle,
)
from tests.support.record_samples import day_note, session

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    Contexts = Callable[..., BrowserContext]

NOTE = '<img src=x onerror=alert(1)> =1+1 **bold** "quoted"'
UPLOADER = "presentation-role-conflict (minor)"
"""What axe finds in Streamlit's own file upload: its frame takes drops and says it is only
decoration. The button inside it has a name and is reached by keyboard."""


def fill_journal(app: App) -> None:
    """Give the journal a few weeks."""
    journal, now = app.journal(), person_now()
    journal.self_checks.add(self_check(now))
    for back in range(24):
        at = make_moment(now.utc - dt.timedelta(days=back), ZONE)
        journal.sessions.add(session(at=at, note=NOTE))
    journal.day_notes.add(day_note(at=now))
    journal.day_notes.add(day_note(at=now, kind="away", body={}))


def section(page: Page, app: App, name: str) -> None:
    page.goto(f"{app.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name=name, exact=True).click()
    wait_until_idle(page)


def test_everything_is_taken_along_deleted_and_brought_back(
    page: Page, app: App, tmp_path: Path
) -> None:
    fill_journal(app)
    before = write_json(app.journal().transfer.dump())
    section(page, app, "Export and import")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export everything (JSON)").click()
    taken = tmp_path / "taken.json"
    download.value.save_as(taken)
    assert taken.read_bytes() == before
    assert json.loads(before)["sessions"][0]["note"] == NOTE

    page.get_by_role("tab", name="Delete", exact=True).click()
    wait_until_idle(page)
    page.get_by_label("To continue, type DELETE").fill("delete")
    page.get_by_label("To continue, type DELETE").press("Enter")
    wait_until_idle(page)
    page.get_by_role("button", name="Delete all my data").click()
    page.get_by_text("Nothing was deleted").wait_for()
    assert write_json(app.journal().transfer.dump()) == before
    page.get_by_label("To continue, type DELETE").fill("DELETE")
    page.get_by_role("button", name="Delete all my data").click()
    page.get_by_text("All your data is deleted: 27 entries.").wait_for()
    assert app.journal().entries.list_page(9) == ()
    assert app.journal().bulk.tally().recorded == 0
    assert backup_files.list_backups(tmp_path / "journal.sqlite3") == ()

    page.get_by_role("tab", name="Export and import").click()
    wait_until_idle(page)
    page.locator("input[type=file]").first.set_input_files(taken)
    page.get_by_text("Sessions: 24 new").wait_for()
    assert app.journal().entries.list_page(9) == (), "looking changes nothing"
    page.get_by_role("button", name="Import this").click()
    page.get_by_text("Imported: 27 new").wait_for()
    assert write_json(app.journal().transfer.dump()) == before


def test_an_entry_is_changed_and_removed_by_keyboard_and_hand(page: Page, app: App) -> None:
    fill_journal(app)
    newest = app.journal().sessions.list(limit=1)[0]
    page.goto(f"{app.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("link", name="Session").first.focus()
    page.keyboard.press("Enter")
    wait_until_idle(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    note = page.get_by_label("Note")
    expect(note).to_have_value(NOTE)  # what a file brings is text and nothing else
    note.fill("Softer today.")
    page.get_by_role("button", name="Save changes").click()
    page.get_by_text("Saved: Session").wait_for()
    changed = app.journal().sessions.get(newest.id)
    assert changed is not None
    assert changed.note == "Softer today."
    page.get_by_role("button", name="Undo").click()
    wait_until_idle(page)
    assert app.journal().sessions.get(newest.id) == newest


def test_a_hostile_file_is_shown_as_text(page: Page, app: App, tmp_path: Path) -> None:
    fill_journal(app)
    bad = tmp_path / "bad.json"
    bad.write_text('{"schema":"psoas-coach-journal","version":1,"<img src=x onerror=alert(1)>":1}')
    section(page, app, "Export and import")
    page.locator("input[type=file]").first.set_input_files(bad)
    page.get_by_text("This file was not imported").wait_for()
    assert page.get_by_text("<img src=x onerror=alert(1)>").count() == 1
    assert page.locator("img[src=x]").count() == 0


def test_on_the_narrowest_phone_every_tab_is_in_sight(app: App, contexts: Contexts) -> None:
    page = contexts(viewport={"width": 320, "height": 640}).new_page()
    section(page, app, "Your phone")
    tabs = page.get_by_role("tab").all()
    boxes = [box for tab in tabs if (box := tab.bounding_box()) is not None]
    assert len(boxes) == 5
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 320 for box in boxes)
    assert all(box["height"] >= 44 for box in boxes)


def test_axe_finds_nothing_in_any_section(page: Page, app: App) -> None:
    fill_journal(app)
    newest = app.journal().sessions.list(limit=1)[0]
    page.goto(f"{app.url}/my_data?entry={newest.id}")
    wait_until_idle(page)
    assert violations_in_both_themes(page) == []
    for name in ("Entries", "Export and import", "Backups", "Delete"):
        section(page, app, name)
        if name == "Entries":
            page.get_by_text("Mark a day").first.click()
            wait_until_idle(page)
        violations = violations_in_both_themes(page)
        assert [fault for fault in violations if f": {UPLOADER}" not in fault] == [], name
        assert len(violations) <= 2 * (name == "Export and import"), name  # one for each upload
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, name

"""Nothing that a person typed is found in logs, temporary files or what a process shows of itself.

Every text is marked, the app runs at its usual and at its most talkative level, and then all
that was printed or left behind is searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.contents import Contents, Revised
from psoas_coach.sharing.writing import to_json
from tests.browser.answering import open_at, place
from tests.browser.hosted import Hosted
from tests.browser.nginx import PROGRAM
from tests.browser.running import App, settled
from tests.browser.sessions import finish_after, known_person, run_to_the_end, start
from tests.browser.traces import traces
from tests.journal.samples import day_note, session
from tests.people import DESK_WORKER
from tests.required import missing

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Contexts
    from tests.journal.cluster import Cluster

MARKS = {
    name: f"zqmark{name}zq7731"
    for name in ("activity", "after", "byhand", "import", "day", "filename", "edited", "word")
}
LEVELS = ["info", "debug"]
NGINX_USUAL = "127.0.0.1 - "
"""How each line would begin if nginx wrote down who came."""


def quiet_folder(tmp_path: Path, level: str) -> dict[str, str]:
    """Environment of a process whose temporary files lie apart."""
    (tmp_path / "tmp").mkdir()
    return {"TMPDIR": str(tmp_path / "tmp"), "STREAMLIT_LOGGER_LEVEL": level}


@pytest.fixture(params=LEVELS)
def hosted(request: pytest.FixtureRequest, tmp_path: Path, cluster: Cluster) -> Iterator[Hosted]:
    if PROGRAM is None:
        missing("no nginx on this machine: its logs were NOT searched")
    made = Hosted(tmp_path, cluster, quiet_folder(tmp_path, request.param))
    yield made
    made.close()


@pytest.fixture(params=LEVELS)
def alone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[App]:
    (tmp_path / "journal").mkdir()
    made = App(
        tmp_path,
        database=f"sqlite:///{tmp_path}/journal/journal.sqlite3",
        environment=quiet_folder(tmp_path, request.param),
    )
    made.start()
    yield made
    made.kill()


def answered_and_logged(page: Page, app: App) -> None:
    open_at(page, app, "limits", DESK_WORKER)
    page.locator(f"{place('main_activity')} input").fill(MARKS["activity"])
    page.locator(f"{place('main_activity')} input").press("Enter")
    settled(page)

    page.goto(f"{app.url}/session?log=by_hand")
    settled(page)
    page.get_by_role("button", name="Heel slide").click()
    settled(page)
    page.get_by_label("A line to remember").fill(MARKS["byhand"])
    page.get_by_label("A line to remember").press("Enter")
    settled(page)
    page.get_by_role("button", name="Save this session").click()
    page.get_by_text("Saved:").wait_for()


def brought_taken_and_not_deleted(page: Page, app: App, folder: Path) -> None:
    brought = Contents(
        sessions=(Revised(1, removed=False, record=session(note=MARKS["import"])),),
        day_notes=(Revised(1, removed=False, record=day_note(body={"more": MARKS["day"]})),),
    )
    file = folder / f"{MARKS['filename']}.json"
    file.write_bytes(to_json(brought))
    page.goto(f"{app.url}/my_data")
    settled(page)
    page.get_by_role("tab", name="Export and import", exact=True).click()
    settled(page)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Import this").click()
    page.get_by_text("Imported: ").wait_for()
    file.unlink()
    for name in ("Export all (JSON)", "Export tables (CSV)"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.delete()
    page.get_by_role("tab", name="Delete", exact=True).click()
    settled(page)
    page.get_by_label("To go on, type DELETE").fill(MARKS["word"])
    page.get_by_role("button", name="Delete all my data").click()
    page.get_by_text("Nothing was deleted").wait_for()


def edited(page: Page, app: App) -> None:
    page.goto(f"{app.url}/my_data")
    settled(page)
    page.get_by_role("radio", name="Session").first.focus()
    page.keyboard.press("Space")
    settled(page)
    page.get_by_label("Note").fill(MARKS["edited"])
    page.get_by_role("button", name="Save the change").click()
    page.get_by_text("Saved: Session").wait_for()


def done(page: Page, app: App) -> None:
    known_person(app, main_activity=MARKS["activity"])
    page.clock.install()
    start(page, app)
    page.get_by_role("button", name="Begin", exact=True).click()
    run_to_the_end(page)
    page.get_by_label("A line to remember").fill(MARKS["after"])
    page.get_by_label("A line to remember").press("Enter")
    finish_after(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Saved").wait_for()
    page.clock.resume()


def typed_everywhere(page: Page, app: App, folder: Path) -> None:
    """Type every mark where it belongs."""
    answered_and_logged(page, app)
    brought_taken_and_not_deleted(page, app, folder)
    edited(page, app)
    done(page, app)
    kept = to_json(app.journal().contents()).decode()
    for name in MARKS.keys() - {"filename", "word"}:
        assert MARKS[name] in kept, f"{name} was never kept, so nothing is proved"


@pytest.mark.postgresql
def test_hosted_no_log_and_no_file_holds_a_typed_word(
    hosted: Hosted, contexts: Contexts, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    context = contexts()
    hosted.sign_in(context)
    typed_everywhere(context.new_page(), hosted.front(), tmp_path_factory.mktemp("person"))
    ids = [app.id() for app in hosted.apps.values()]
    access = (hosted.proxy.folder / "psoas-coach.access.log").read_text()
    assert "GET /session 200" in access, "the log is written, without what follows a question mark"
    assert "by_hand" not in access
    assert traces([*MARKS.values(), NGINX_USUAL], [tmp_path], ids) == []


def test_alone_not_even_a_restored_backup_or_a_failing_page_says_a_typed_word(
    alone: App, contexts: Contexts, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    page = contexts().new_page()
    typed_everywhere(page, alone, tmp_path_factory.mktemp("person"))
    page.goto(f"{alone.url}/my_data")
    settled(page)
    page.get_by_role("tab", name="Backups", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Make a backup now").click()
    settled(page)
    page.get_by_text("asked for").first.click()
    settled(page)
    page.get_by_role("button", name="Put this one back").click()
    settled(page)
    page.get_by_role("button", name="Yes, put it back").click()
    page.get_by_text("The journal is back as it was").wait_for()

    (tmp_path / "failing").mkdir()
    failing = App(
        tmp_path / "failing",
        database=alone.database,
        script="tests/browser/failing_app.py",
        environment={"TMPDIR": str(tmp_path / "tmp"), "STREAMLIT_LOGGER_LEVEL": "debug"},
    )
    failing.start()
    try:
        assert failing.journal().sessions()[0].note in MARKS.values()
        for where in ("In the page", "In a callback"):
            page.goto(failing.url)
            settled(page)
            page.get_by_role("button", name=where).click()
            settled(page)
        assert failing.log().count("ValueError") == 2
        assert "failing_app.py" in failing.log()
        folders = [path for path in tmp_path.iterdir() if path.name != "journal" and path.is_dir()]
        ids = [alone.id(), failing.id()]
        assert traces([*MARKS.values()], folders, ids) == []
        assert traces([*MARKS.values()], [alone.log_file.parent / "journal"], []), "it can find"
        assert not [mark for mark in MARKS.values() if mark in alone.log()]
    finally:
        failing.kill()

"""No typed text appears in logs, temporary files or the process list.

Every text is marked, the app runs at its usual and at its most talkative level, and then all
that was printed or left behind is searched.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.app_server import App, wait_until_idle
from tests.support.canary_driver import MARKS, type_everywhere
from tests.support.hosted_app import Hosted
from tests.support.leak_search import traces
from tests.support.nginx import PROGRAM
from tests.support.skip import missing

if TYPE_CHECKING:
    from tests.browser.conftest import Contexts
    from tests.support.postgres import Cluster

NGINX_USUAL = "127.0.0.1 - "
"""How each line would begin if nginx wrote down who came."""


def quiet_folder(tmp_path: Path) -> dict[str, str]:
    """Environment of a process that logs all it can, and whose temporary files lie apart."""
    (tmp_path / "tmp").mkdir()
    return {"TMPDIR": str(tmp_path / "tmp"), "STREAMLIT_LOGGER_LEVEL": "debug"}


@pytest.fixture
def hosted(tmp_path: Path, cluster: Cluster) -> Iterator[Hosted]:
    if PROGRAM is None:
        missing("no nginx on this machine: its logs were NOT searched")
    # Started from nothing, as hosts do: what is logged or left behind at the start counts as well.
    made = Hosted(tmp_path, cluster, quiet_folder(tmp_path), kind=App)
    yield made
    made.close()


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[App]:
    (tmp_path / "journal").mkdir()
    made = App(
        tmp_path,
        database=f"sqlite:///{tmp_path}/journal/journal.sqlite3",
        environment=quiet_folder(tmp_path),
    )
    made.start()
    yield made
    made.kill()


@pytest.mark.postgresql
@pytest.mark.page_clock
def test_hosted_no_log_and_no_file_holds_a_typed_word(
    hosted: Hosted, contexts: Contexts, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    context = contexts()
    hosted.sign_in(context)
    type_everywhere(context.new_page(), hosted.front(), tmp_path_factory.mktemp("person"))
    ids = [app.id() for app in hosted.apps.values()]
    access = (hosted.proxy.folder / "psoas-coach.access.log").read_text()
    assert "GET /session 200" in access, "the log is written, without what follows a question mark"
    assert "by_hand" not in access
    assert traces([*MARKS.values(), NGINX_USUAL], [tmp_path], ids) == []


@pytest.mark.page_clock
def test_alone_not_even_a_restored_backup_or_a_failing_page_says_a_typed_word(
    alone: App, contexts: Contexts, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    page = contexts().new_page()
    type_everywhere(page, alone, tmp_path_factory.mktemp("person"))
    page.goto(f"{alone.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name="Backups", exact=True).click()
    wait_until_idle(page)
    page.get_by_role("button", name="Make a backup now").click()
    wait_until_idle(page)
    page.get_by_text("made by you").first.click()
    wait_until_idle(page)
    page.get_by_role("button", name="Put this backup back").click()
    wait_until_idle(page)
    page.get_by_role("button", name="Yes, put it back").click()
    page.get_by_text("Your journal is back as it was").wait_for()

    (tmp_path / "failing").mkdir()
    failing = App(
        tmp_path / "failing",
        database=alone.database,
        script="tests/support/failing_app.py",
        environment={"TMPDIR": str(tmp_path / "tmp"), "STREAMLIT_LOGGER_LEVEL": "debug"},
    )
    failing.start()
    try:
        assert failing.journal().sessions.list()[0].note in MARKS.values()
        for where in ("In the page", "In a callback"):
            page.goto(failing.url)
            wait_until_idle(page)
            page.get_by_role("button", name=where).click()
            wait_until_idle(page)
        assert failing.log().count("ValueError") == 2
        assert "failing_app.py" in failing.log()
        folders = [path for path in tmp_path.iterdir() if path.name != "journal" and path.is_dir()]
        ids = [alone.id(), failing.id()]
        assert traces([*MARKS.values()], folders, ids) == []
        assert traces([*MARKS.values()], [alone.log_file.parent / "journal"], []), "it can find"
        assert not [mark for mark in MARKS.values() if mark in alone.log()]
    finally:
        failing.kill()

"""Pages without a browser: the app on a journal of its own, run as Streamlit would run it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import context
from streamlit.testing.v1 import AppTest, local_script_runner

from psoas_coach.journal import backups
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from tests.support import clock
from tests.support.page_driver import run_page

ROOT = Path(__file__).resolve().parents[2]
ZONE = clock.ZONE
"""Where the person at the page lives."""

LocalScriptRunner = local_script_runner.LocalScriptRunner
OpenPage = Callable[..., AppTest]


def _raise(error: Exception) -> None:
    raise error


@pytest.fixture(autouse=True)
def every_mishap_fails_its_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that fails shows a kind sentence; a test must not take that for a page."""
    monkeypatch.setattr(shell, "report_error", _raise)


@pytest.fixture(autouse=True, scope="session")
def installed_components_are_looked_for_once() -> Iterator[None]:
    """Streamlit reads what every installed package says of itself, once a process.

    Here it would do so for each page that a test opens, which takes longer than the page.
    """
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def nobody_is_connected() -> Iterator[None]:
    """No browser is at the other end of these pages.

    Streamlit's tests put a mock there, whose headers are mocks again: to make them takes a tenth of
    a run, and they are as empty as these.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "_get_client_context", lambda: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def the_end_of_a_run_is_waited_for() -> Iterator[None]:
    """Wait for the thread of a run, as Streamlit's tests do after looking for its end themselves.

    They look each millisecond, and each look takes the interpreter from the run.
    """
    look = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
        thread = runner._script_thread  # noqa: SLF001 -- its own join() has no time limit
        assert thread is not None
        thread.join(timeout)
        if not runner.script_stopped():
            look(runner, 0)  # It ends the run and raises what a timeout raises.

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture
def journal(tmp_path: Path, new_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """The journal of the person at the page, empty; the pages of the test use the same.

    Its first page would make the backup of the day, which takes an eighth of the time of the tests
    here; that it does so is for the tests of My data.
    """
    url = f"sqlite:///{shutil.copyfile(new_file, tmp_path / 'journal.sqlite3')}"
    monkeypatch.setenv("PSOAS_COACH_DATABASE_URL", url)
    st.cache_resource.clear()
    monkeypatch.setattr(backups, "back_up_daily", lambda *_: None)
    engine = open_engine(url)
    yield Journal(engine, "local")
    engine.dispose()
    st.cache_resource.clear()


@pytest.fixture
def open_page(journal: Journal) -> OpenPage:
    """Open pages as a visitor does, each time in a session of its own, as a new tab would."""
    del journal  # only its place matters here

    def opened(name: str, **query: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        at.context["timezone"] = ZONE
        for key, value in query.items():
            at.query_params[key] = value
        return run_page(at.switch_page(f"pages/{name}.py"))

    return opened

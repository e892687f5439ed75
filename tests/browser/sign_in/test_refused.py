"""Without sign-in the app only answers its own machine, however others reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.ui import shell
from psoas_coach.ui.words import say
from tests.support.app_server import App, free_port, person_now, wait_until_idle
from tests.support.chromium import ARGUMENTS, CHROMIUM
from tests.support.nginx import PROGRAM, Nginx
from tests.support.record_samples import session
from tests.support.sign_in.driver import NOTE
from tests.support.skip import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Contexts


class Careless(App):
    """The app as started by a host who wants it to be reachable from everywhere."""

    LISTENS = "0.0.0.0"  # noqa: S104 -- on a free port, and while a test runs


def read_lines(page: Page) -> list[str]:
    wait_until_idle(page)
    page.get_by_role("heading", level=1).wait_for()
    lines = page.locator("[data-testid=stApp]").inner_text().split("\n")
    return [line for line in lines if line.strip()]


REFUSED = [say("frame.name"), say("access.exposed.title"), say("access.exposed.text")]


@pytest.fixture
def careless(tmp_path: Path) -> Iterator[App]:
    """The app as started for a whole network, with a journal in it."""
    app = Careless(tmp_path)
    assert app.journal().sessions.add(session(at=person_now(), note=NOTE))
    app.start()
    yield app
    app.kill()


def test_an_app_that_listens_to_a_network_is_closed_to_all(
    careless: App, contexts: Contexts
) -> None:
    page = contexts().new_page()
    for address in ("", *list(shell.PAGES)[1:]):
        page.goto(f"{careless.url}/{address}")
        assert read_lines(page) == REFUSED, address


def test_a_visit_by_another_name_is_refused(app: App, browser: Browser) -> None:
    """Requests through a proxy, or from a website whose name points at this machine."""
    assert app.journal().sessions.add(session(at=person_now(), note=NOTE))
    rule = "--host-resolver-rules=MAP coach.test 127.0.0.1"
    other = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, rule])
    page = other.new_page()
    page.goto(f"http://coach.test:{app.port}/my_data")
    assert read_lines(page) == REFUSED
    other.close()


def test_a_visit_through_a_proxy_on_the_same_machine_is_refused(
    app: App, contexts: Contexts, tmp_path: Path
) -> None:
    """The app listens to this machine alone, and the browser says localhost."""
    if PROGRAM is None:
        missing("nginx is not installed: nobody came through a proxy without sign-in")
    port = free_port()
    proxy = Nginx(tmp_path, port, (app.port, app.port))
    try:
        page = contexts().new_page()
        page.goto(f"http://localhost:{port}/my_data")
        assert read_lines(page) == REFUSED
    finally:
        proxy.close()

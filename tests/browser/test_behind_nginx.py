"""Hosting: two processes behind the nginx file for hosts, with a real PostgreSQL server."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError

import pytest

from tests.support.app_server import (
    App,
    eventually,
    visit,
    wait_until_idle,
    wait_until_offline,
    wait_until_still,
)
from tests.support.demo_history import fill_with_demo
from tests.support.hosted_app import PROCESS_COOKIE, Hosted
from tests.support.nginx import PROGRAM
from tests.support.session_driver import (
    course,
    finish_after,
    let_tick,
    skip_to_the_end,
    start,
    store_self_check,
    until,
)
from tests.support.skip import missing

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page

    from tests.browser.conftest import Contexts
    from tests.support.postgres import Cluster

pytestmark = pytest.mark.postgresql

PAGES = [
    "",
    "self_check",
    "guidance",
    "session",
    "progress",
    "moves",
    "moves?move=bridge",
    "my_data",
    "measure",
    "breaks",
    "reminders",
    "fair_test",
    "hand_over",
    "physio_plan",
    "prescribe",
    "more",
]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, cluster: Cluster) -> Iterator[Hosted]:
    """Two processes behind nginx; a test that kills one starts it again."""
    if PROGRAM is None:
        missing("no nginx on this machine: the file for hosts was NOT tried")
    hosted_app = Hosted(tmp_path_factory.mktemp("hosted"), cluster)
    yield hosted_app
    hosted_app.close()


@pytest.fixture
def hosted(two: Hosted) -> Hosted:
    """Both processes running, nobody known."""
    for app in two.apps.values():
        if not app.running():
            app.start()
    two.apps["a"].journal().deletion.erase_everything()
    return two


@pytest.fixture
def page(hosted: Hosted, contexts: Contexts) -> Page:
    """A page of a person who has signed in."""
    context = contexts()
    hosted.sign_in(context)
    return context.new_page()


def serving(page: Page) -> str:
    """Return the name of the process that holds the page, as its cookie says."""
    cookies: list[Any] = list(page.context.cookies())
    (name,) = (cookie["value"] for cookie in cookies if cookie["name"] == PROCESS_COOKIE)
    return str(name)


def status(url: str, **headers: str) -> int:
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 -- our own loopback address
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 -- the same
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def process_of_a_stranger(hosted: Hosted) -> str:
    """Return the name of the process that serves somebody without a cookie."""
    with urllib.request.urlopen(hosted.url, timeout=10) as answer:  # noqa: S310 -- our own loopback address
        (cookie,) = (
            line for line in answer.headers.get_all("Set-Cookie") if line.startswith(PROCESS_COOKIE)
        )
    assert "HttpOnly; Secure; SameSite=Lax" in cookie
    return str(cookie.partition(";")[0].removeprefix(f"{PROCESS_COOKIE}="))


@pytest.mark.page_clock
def test_a_process_killed_in_mid_session_costs_nothing(hosted: Hosted, page: Page) -> None:
    store_self_check(hosted.apps["a"])
    start(page, hosted)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.clock.run_for(20_000)
    until(page, "Hold")
    before = course(page)
    first = serving(page)
    other = "b" if first == "a" else "a"
    hosted.apps[first].kill()
    page.clock.run_for(3_000)
    assert page.locator(".player").get_attribute("data-status") == "running"
    assert course(page)["deadline"] == before["deadline"]
    wait_until_idle(page)
    skip_to_the_end(page)
    finish_after(page)
    assert serving(page) == other
    (record,) = hosted.apps[other].journal().sessions.list()
    assert record.finished
    assert record.holds
    assert all(hold.held_seconds == hold.planned_seconds for hold in record.holds)
    assert hosted.apps[other].journal().integrity.find_faults() == ()


def test_a_process_that_is_back_takes_nobody_from_where_they_are(
    hosted: Hosted, page: Page
) -> None:
    page.goto(hosted.url)
    wait_until_idle(page)
    first = serving(page)
    other = "b" if first == "a" else "a"
    hosted.apps[first].kill()
    wait_until_offline(page)
    wait_until_idle(page)
    assert serving(page) == other
    hosted.apps[first].start()
    assert eventually(page, lambda: process_of_a_stranger(hosted) == first, wanted=True)
    page.reload()
    wait_until_idle(page)
    assert serving(page) == other
    page.goto(f"{hosted.url}/my_data")
    wait_until_idle(page)
    assert serving(page) == other


def test_people_are_shared_out(hosted: Hosted) -> None:
    assert {process_of_a_stranger(hosted) for _ in range(8)} == {"a", "b"}


def test_no_page_asks_for_what_the_headers_forbid(hosted: Hosted, page: Page) -> None:
    """Figures, charts, fonts, sounds and the player comply with the content security policy."""
    fill_with_demo(hosted.apps["a"], 1)
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if (
            "Content Security Policy" in message.text
            or "permissions policy" in message.text.lower()
        ):
            complaints.append(message.text)

    page.on("console", heard)
    page.context.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " event => console.error('Content Security Policy ' + event.violatedDirective"
        " + ' ' + event.blockedURI))"
    )
    policies = set()
    for path in PAGES:
        headers = page.request.get(f"{hosted.url}/{path}").headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        policies.add((headers["content-security-policy"], headers["permissions-policy"]))
    assert len(policies) == 1, "the first page's are the tab's, wherever the app's links lead"
    for path in PAGES:
        visit(page, hosted, path)
        wait_until_still(page)
        assert page.locator("[data-testid=stException]").count() == 0
    start(page, hosted)
    page.get_by_role("button", name="Begin", exact=True).click()
    let_tick(page)
    let_tick(page)
    assert page.locator(".player").get_attribute("data-status") == "running"
    assert complaints == []


def test_strangers_do_not_reach_what_is_for_the_machine(hosted: Hosted) -> None:
    for path in ("ready", "_stcore/metrics", "_stcore/agent/openapi.json"):
        assert status(f"{hosted.url}/{path}") == 404, path
    assert status(f"{hosted.url}/_stcore/health") == 200


def test_pages_of_other_origins_are_turned_away_at_the_door(hosted: Hosted) -> None:
    for path in ("", "_stcore/health", "_stcore/stream"):
        for origin in ("https://elsewhere.example", "null", f"{hosted.url}.elsewhere.example"):
            assert status(f"{hosted.url}/{path}", Origin=origin) == 403, (path, origin)
    assert status(hosted.url, Origin=hosted.url) == 200


def test_a_process_is_ready_only_while_its_journal_is(hosted: Hosted, cluster: Cluster) -> None:
    def ready(app: App) -> int:
        return status(f"{app.url}/ready")

    assert [ready(app) for app in hosted.apps.values()] == [200, 200]
    cluster.stop()
    try:
        assert [ready(app) for app in hosted.apps.values()] == [503, 503]
        assert status(f"{hosted.url}/_stcore/health") == 200, "it runs all the same"
    finally:
        cluster.start()
    assert [ready(app) for app in hosted.apps.values()] == [200, 200]

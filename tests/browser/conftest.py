"""Chromium and the running app, for every test in this folder.

Without Chromium the tests say loudly that they were skipped; with ``PSOAS_COACH_REQUIRE_ALL=1``
they fail instead, so that nobody believes in a run that proved nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests.support import clock
from tests.support.app_server import WIRE, ZONE, App, Watch, wait_until_idle
from tests.support.chromium import ARGUMENTS, CHROMIUM, COMPILES_LATE
from tests.support.failure_report import describe_failure
from tests.support.fork_server import ForkedApp
from tests.support.kept_tab import EMULATED, KeptTab
from tests.support.skip import missing

Contexts = Callable[..., BrowserContext]
FAILED = pytest.StashKey[bool]()
"""Whether a test has failed by now."""
CONNECTED = """() => document.querySelector('[data-testid=stApp]')
  ?.dataset.testConnectionState === 'CONNECTED'"""
"""Whether a server is at the other end of the page, to which it could report something."""
SHIFTED = """(() => {
  const Real = Date
  const clock = Real.now.bind(Real)
  let now = () => clock() + AHEAD
  globalThis.Date = new Proxy(Real, {
    construct: (_, given) => given.length ? new Real(...given) : new Real(now()),
    apply: () => new Real(now()).toString(),
    get: (_, name) => name === "now" ? now : Reflect.get(Real, name),
    set: (_, name, value) => {
      if (name === "now") now = value
      else Real[name] = value
      return true
    },
  })
})()"""
"""The browser's clock is as far ahead as the tests' and the server's."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder."""
    here = f"{Path(__file__).parent}{os.sep}"
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Add to a failure what its pages showed and what its app logged."""
    outcome: Any = yield
    if call.when == "call" and call.excinfo is not None and isinstance(item, pytest.Function):
        item.stash[FAILED] = True
        outcome.get_result().sections += describe_failure(item.funcargs.values())


def prepare(context: BrowserContext) -> None:
    """Give a context the tests' clock and the wire that says when a page is idle."""
    context.add_init_script(path=WIRE)
    context.add_init_script(SHIFTED.replace("AHEAD", str(round(clock.ahead() * 1000))))
    context.set_default_timeout(60_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        missing("no Chromium on this machine: the pages were NOT tried in a browser")
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, COMPILES_LATE]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def one_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One process for all tests: starting it is most of what a short test would take.

    Tests that kill it start it again in a moment; that a person's own start works is for the tests
    of the commands.
    """
    running = ForkedApp(tmp_path_factory.mktemp("app"))
    running.start()
    yield running
    running.kill()


@pytest.fixture
def app(one_app: App) -> App:
    """The running app with an empty journal, to be killed and started at will."""
    if not one_app.running():
        one_app.start()
    one_app.empty()
    return one_app


def open_context(browser: Browser, options: dict[str, Any]) -> tuple[BrowserContext, Watch]:
    """Open a context of a phone's size, with these options of Playwright's, and watch it."""
    wanted = {"viewport": {"width": 360, "height": 740}, "timezone_id": ZONE, "locale": "en-GB"}
    context = browser.new_context(**{**wanted, **options})
    prepare(context)
    return context, Watch(context)


def let_report(context: BrowserContext) -> None:
    """Wait for what pages still tell the server: it must not end up in the next test's journal."""
    for page in context.pages:
        with suppress(Error):
            if page.evaluate(CONNECTED):
                wait_until_idle(page, timeout=2)


def is_timed(request: pytest.FixtureRequest) -> bool:
    """Whether a test has the clock of its page in its hands."""
    return request.node.get_closest_marker("page_clock") is not None


@pytest.fixture(scope="session")
def all_kept_tabs() -> Iterator[dict[bool, list[KeptTab]]]:
    """The tabs that go from test to test, as many as a test had at once.

    Those with a clock that a test sets are apart: there it is in every page.
    """
    tabs: dict[bool, list[KeptTab]] = {True: [], False: []}
    yield tabs
    for tab in tabs[True] + tabs[False]:
        tab.close()


@pytest.fixture
def kept_tabs(
    request: pytest.FixtureRequest, all_kept_tabs: dict[bool, list[KeptTab]]
) -> list[KeptTab]:
    """Those of them that the test may have."""
    return all_kept_tabs[is_timed(request)]


def take_tab(request: pytest.FixtureRequest, browser: Browser, kept_tabs: list[KeptTab]) -> KeptTab:
    """Return a tab that another test had, or a new one."""
    if kept_tabs:
        return kept_tabs.pop()
    return KeptTab(*open_context(browser, {}), timed=is_timed(request))


def put_back(request: pytest.FixtureRequest, tab: KeptTab, kept_tabs: list[KeptTab]) -> None:
    """Keep a tab for the next test, or close it where something is left that could be seen."""
    if not request.node.stash.get(FAILED, default=False) and tab.give_back():
        kept_tabs.append(tab)
    else:
        tab.close()


@pytest.fixture
def contexts(
    request: pytest.FixtureRequest, browser: Browser, kept_tabs: list[KeptTab]
) -> Iterator[Contexts]:
    """Make browser contexts; a request that leaves the machine fails the test.

    Where a context has no option but some of ``EMULATED``, its first page is a tab that the test
    before it had.
    """
    # The app first: it has to be there when a tab is given back.
    if "app" in request.fixturenames:
        request.getfixturevalue("app")
    opened_pairs: list[tuple[BrowserContext, Watch]] = []
    lent: list[KeptTab] = []

    def make(**options: Any) -> BrowserContext:  # noqa: ANN401 -- whatever Playwright takes
        if not options.keys() <= EMULATED:
            opened_pairs.append(open_context(browser, options))
            return opened_pairs[-1][0]
        lent.append(take_tab(request, browser, kept_tabs))
        return lent[-1].lend(**options)

    yield make
    for context, _ in opened_pairs:
        let_report(context)
        context.close()
    for tab in lent:
        let_report(tab.context)
        put_back(request, tab, kept_tabs)
    for watch in [watch for _, watch in opened_pairs] + [tab.watch for tab in lent]:
        watch.check()


@pytest.fixture
def page(
    request: pytest.FixtureRequest, browser: Browser, kept_tabs: list[KeptTab]
) -> Iterator[Page]:
    """One page of a phone's size, not yet opened anywhere.

    A test that is marked with ``page_clock`` has the clock of its page in its hands.
    """
    # The app first: it has to be there when the tab is given back.
    if "app" in request.fixturenames:
        request.getfixturevalue("app")
    tab = take_tab(request, browser, kept_tabs)
    yield tab.page
    let_report(tab.context)
    put_back(request, tab, kept_tabs)
    tab.watch.check()

"""The real app, started as users start it, and a browser that cannot reach any other server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.journal.tables import metadata, owners
from tests.support import clock

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, WebSocketRoute

ROOT = Path(__file__).resolve().parents[2]
ZONE = clock.ZONE
"""Where the person at the browser lives."""
SCHEME = """() => {
  const drawn = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor
  return drawn.match(/\\d+/g)[0] < 128 ? 'dark' : 'light'
}"""
AXE = Axe()
STILL = "() => window.__wire?.still()"
"""Ends when nothing of the page moves; the server need not be there."""
BELOW = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main ? main.scrollHeight - main.clientHeight : 0
}"""
"""How many pixels of the page are out of sight."""
TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  return main.scrollWidth - main.clientWidth
}"""
"""By how many pixels the page is wider than what can be seen of it."""
AXE_RUN = """async options => (await axe.run({
  resultTypes: ['violations'], preload: { assets: ['media'] }, ...options
})).violations"""
"""Without the style sheets, which only a rule reads that is off: axe asks for each of them anew,
and where a page forbids that it waits ten seconds for an answer."""
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of axe that a theme can break."""
IDLE = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  const { testConnectionState, testScriptState } = app?.dataset ?? {}
  return testConnectionState === 'CONNECTED' && testScriptState === 'notRunning'
    && !window.__wire?.unanswered
    // The script of an element is still on its way; the element will move what is below it.
    && !document.querySelector('[data-testid=stSkeleton]')
}"""
RUNS_REQUESTED = "() => window.__wire.requested"
FOLLOW = """address => {
  history.pushState({}, '', address)
  dispatchEvent(new PopStateEvent('popstate', { state: {} }))
}"""
"""What ``js/src/page/navigation.js`` does for a link of the app."""
OFFLINE = """() =>
  document.querySelector('[data-testid=stApp]').dataset.testConnectionState !== 'CONNECTED'"""
WIRE = Path(__file__).parent / "wire.js"
"""Runs before a page's own scripts, so that a tap in progress to the server is known of."""


def free_port() -> int:
    """Return a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Site(Protocol):
    """A site that a person can open.

    Attributes:
        url: Address of the front page, without a slash at the end.
    """

    url: str


class App:
    """The app on a free port of this machine, with a journal of its own.

    Attributes:
        url: Address of the front page, without a slash at the end.
        database: Address of its journal.
        owner: The owner of the journal.
        port: The port that it listens on.
        log_file: The file with its output.
    """

    LISTENS = "localhost"

    def __init__(
        self,
        folder: Path,
        *,
        database: str | None = None,
        owner: str = "local",
        script: str = "app.py",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.database = database or f"sqlite:///{folder / 'journal.sqlite3'}"
        self.log_file = folder / "app.log"
        self.owner = owner
        self._script = script
        self._environment = environment or {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the app, with the same port and journal as before, and wait until it responds."""
        command = [sys.executable, "-m", "streamlit", "run", *self.arguments()]
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment(), stdout=log, stderr=subprocess.STDOUT
            )
        self.wait()

    def arguments(self) -> list[str]:
        """Return the arguments of ``streamlit run``."""
        where = ["--server.port", str(self.port), "--server.address", self.LISTENS]
        return [self._script, *where]

    def environment(self) -> dict[str, str]:
        """Return the environment that the app runs in."""
        return {**os.environ, **self._environment, "PSOAS_COACH_DATABASE_URL": self.database}

    def wait(self) -> None:
        """Wait until it responds.

        Raises:
            RuntimeError: It ended before that, or a minute has passed.
        """
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1):  # noqa: S310 -- our own loopback address
                    return
            except OSError:
                if not self.running():
                    break
                time.sleep(0.1)
        raise RuntimeError(f"the app did not start:\n{self.log_file.read_text()}")

    def kill(self) -> None:
        """End it with SIGKILL, so that it cannot clean up."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def id(self) -> int:
        """Return the process id; it must be running."""
        assert self._process is not None
        return self._process.pid

    def running(self) -> bool:
        """Whether the process exists."""
        return self._process is not None and self._process.poll() is None

    def empty(self) -> None:
        """Empty its journal; the counter of writes stays, so that the app drops its caches."""
        engine = open_engine(self.database)
        with engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name != owners.name:
                    connection.execute(table.delete())
            connection.execute(owners.update().values(version=owners.c.version + 1))
        engine.dispose()

    def journal(self) -> Journal:
        """Return the journal of the person at the page, to fill or to inspect."""
        return Journal(open_engine(self.database), self.owner)

    def log(self) -> str:
        """Return the output of the app."""
        return self.log_file.read_text()


def person_now() -> Moment:
    """Return the current moment of the person at the browser."""
    return clock.ago()


def wait_until_idle(page: Page, *, timeout: float = 60) -> None:
    """Wait until Streamlit is connected and idle, and everything is drawn.

    Args:
        page: Any page of the app.
        timeout: Seconds.
    """
    page.wait_for_function(IDLE, timeout=timeout * 1000)
    try:
        page.evaluate("() => window.__wire.rest()")
    except Error:  # The page is navigating, or has no connection.
        page.wait_for_load_state()
    page.wait_for_function(IDLE, timeout=timeout * 1000)


def rerun(page: Page) -> None:
    """Rerun the page with Streamlit's keyboard shortcut, so that it reads the journal again.

    It takes a tenth of the processor time of a reload, and keeps the tab's state. Streamlit ignores
    the key during a run, and a report of the page itself may start one at any moment, so the key
    only counts once the page has requested a run.
    """
    wait_until_idle(page)
    before = page.evaluate(RUNS_REQUESTED)
    while page.evaluate(RUNS_REQUESTED) == before:
        page.locator("body").press("r")
        wait_until_idle(page)


def visit(page: Page, site: Site, path: str = "") -> None:
    """Open a page of the app, in a tab that has loaded the app the way its own links do.

    It costs a third of the processor time of loading the app anew, so it is for tests of what is
    on many pages; those of loading use ``page.goto``.

    Args:
        page: Any tab.
        site: Where the app is.
        path: The address of the page, without a slash at the start.
    """
    address = f"{site.url}/{path}"
    if page.url.startswith(f"{site.url}/"):
        wait_until_idle(page)  # a request during a run waits, and the old page is idle before it
        page.evaluate(FOLLOW, address)
    else:
        page.goto(address)
    wait_until_idle(page)


def wait_until_still(page: Page) -> None:
    """Wait until the app is idle and nothing on the page moves or changes its size."""
    wait_until_idle(page)
    page.evaluate(STILL)


def wait_until_offline(page: Page) -> None:
    """Wait until the page has noticed that the server is unreachable."""
    page.wait_for_function(OFFLINE)


def eventually(page: Page, look: Callable[[], Any], wanted: object) -> Any:  # noqa: ANN401 -- as looked for
    """Call ``look`` repeatedly, for up to half a minute, until it returns ``wanted``.

    A tab sends its reports once it is connected, and they are stored after that.

    Returns:
        The last value.
    """
    value = look()
    for _ in range(300):
        if value == wanted:
            break
        page.wait_for_timeout(100)
        value = look()
    return value


def violations(page: Page, *, only: tuple[str, ...] = (), colours: bool = True) -> list[str]:
    """Return axe's findings on the page, one line for each.

    Args:
        page: Any page.
        only: The rules to check; all if empty.
        colours: Whether to check colours too, which is most of the work. A page that passed in one
            width has the same colours in another.
    """
    if not colours:
        return _run_axe(page, {"rules": {rule: {"enabled": False} for rule in OF_COLOUR}})
    with _whole_page_in_sight(page):
        return _run_axe(page, {"runOnly": only} if only else {})


def _run_axe(page: Page, options: dict[str, Any]) -> list[str]:
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE.axe_script)
    faults: list[dict[str, Any]] = page.evaluate(
        AXE_RUN,
        options,
    )
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node.get('failureSummary', '')}"
        for fault in faults
        for node in fault["nodes"]
    ]


@contextmanager
def _whole_page_in_sight(page: Page) -> Iterator[None]:
    """Make the window as high as the page.

    Pages scroll inside one of Streamlit's elements, and axe does not check the colours of what is
    scrolled out of view.
    """
    size = page.viewport_size
    hidden = page.evaluate(BELOW)
    if size is None or hidden <= 0:
        yield
        return
    page.set_viewport_size({"width": size["width"], "height": size["height"] + hidden})
    page.evaluate(STILL)
    try:
        yield
    finally:
        page.set_viewport_size(size)
        page.evaluate(STILL)


def violations_in_both_themes(page: Page) -> list[str]:
    """Return axe's findings on the page as it is, and after the device switches light and dark.

    Names, roles and order do not depend on the theme and are checked once.
    """
    with _whole_page_in_sight(page):
        first = [f"{scheme(page)}: {fault}" for fault in violations(page)]
        other: Literal["light", "dark"] = "light" if scheme(page) == "dark" else "dark"
        page.emulate_media(color_scheme=other)
        page.wait_for_function(f"() => ({SCHEME})() === '{other}'")
        wait_until_still(page)
        return first + [f"{other}: {fault}" for fault in violations(page, only=OF_COLOUR)]


def scheme(page: Page) -> str:
    """Return whether the page is drawn light or dark."""
    return str(page.evaluate(SCHEME))


class Line:
    """The page's connection to the server, which can be cut; create it before opening a page."""

    def __init__(self, page: Page) -> None:
        self._open: list[WebSocketRoute] = []
        self._cut = False
        page.route_web_socket("**/_stcore/stream", self._connect)

    def cut(self) -> None:
        """Break the connection, and prevent new ones."""
        self._cut = True
        self._open[-1].close(code=1011)

    def reconnect(self) -> None:
        """Allow the page to connect again."""
        self._cut = False

    def _connect(self, line: WebSocketRoute) -> None:
        if self._cut:
            line.close(code=1011)
            return
        line.connect_to_server()
        self._open.append(line)


def describe_error(error: Error) -> str:
    """Return an error of a page with the places in its scripts, where the browser names them."""
    return error.stack or str(error)


class Watch:
    """Records the requests and errors of the pages of a context.

    Attributes:
        sites: The origins of all requests.
    """

    def __init__(self, context: BrowserContext) -> None:
        self._strangers: list[str] = []
        self._errors: list[str] = []
        self.sites: set[str] = set()
        context.on("request", lambda request: self._record_request(request.url))
        context.on(
            "weberror", lambda error: self._errors.append(str(error.error.stack or error.error))
        )

    def check(self) -> None:
        """Check that no request left the machine and no page had an error; start over."""
        strangers, errors = self._strangers.copy(), self._errors.copy()
        self._strangers.clear()
        self._errors.clear()
        self.sites.clear()
        assert strangers == [], strangers
        assert errors == [], errors

    def _record_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https", "ws", "wss"}:
            return
        self.sites.add(f"{parts.scheme}://{parts.netloc}")
        if parts.hostname not in {"localhost", "127.0.0.1"}:
            self._strangers.append(url)

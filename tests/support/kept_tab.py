"""A browser tab that is reused by the next test, cleared so that it is as good as a new one.

Opening the app in a new context costs two and a half times as much processor time as in a tab that
has loaded Streamlit's scripts before. A test therefore gets the tab of the previous test, without
anything that it left: storage, cookies, history, size, theme, scripts. If a test does something
that cannot be undone, the tab is closed after that test; see ``TRACES``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from tests.support import clock

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page

    from tests.support.app_server import Watch

MOST_TESTS = 20
"""So many tests get the same tab: what a process remembers must not grow without end."""
EMULATED = frozenset({"viewport", "color_scheme", "reduced_motion"})
"""Options of a context that a page can be given as well, and that can be taken from it again."""
TRACES = (
    "close",
    "expose_binding",
    "expose_function",
    "on",
    "once",
    "route",
    "route_from_har",
    "route_web_socket",
    "set_default_navigation_timeout",
    "set_default_timeout",
    "set_extra_http_headers",
)
"""Calls of a context or page whose effect a later test could see."""
TRACES_IN_CONTEXT = (
    *TRACES,
    "add_init_script",
    "grant_permissions",
    "set_geolocation",
    "set_offline",
    "set_storage_state",
)
TRACES_IN_PAGE = (*TRACES, "add_locator_handler")
TRACES_OF_CLOCK = (
    "fast_forward",
    "install",
    "pause_at",
    "resume",
    "run_for",
    "set_fixed_time",
    "set_system_time",
)
PLAIN = "/_stcore/health"
"""An address of the app where none of its scripts runs and its storage can be reached.

Elsewhere it may lead to the page of an error, which serves as well.
"""
EMPTY = """() => {
  localStorage.clear()
  sessionStorage.clear()
  window.name = ''
}"""


class KeptTab:
    """One tab in a context of its own, for one test after the other.

    Attributes:
        page: The tab.
        context: Its context.
        watch: Where its pages went, and what went wrong in them.
    """

    def __init__(self, context: BrowserContext, watch: Watch, *, timed: bool = False) -> None:
        """Open it.

        Args:
            context: A new context; it is closed with the tab.
            watch: Watches the context.
            timed: Whether its tests have the clock of its pages in their hands. A clock is never
                taken away again, but it can be set right; so these tests have tabs of their own.
        """
        self.page = context.new_page()
        self.context = context
        self.watch = watch
        self._size = self.page.viewport_size
        self._devtools = context.new_cdp_session(self.page)
        self._given_back: list[Callable[[], object]] = []
        self._tests = 0
        self._marked = False
        _after(context, TRACES_IN_CONTEXT, self._mark)
        _after(self.page, TRACES_IN_PAGE, self._mark)
        self._timed = timed
        if timed:
            self.page.clock.install(time=clock.now())
        else:
            _after(self.page.clock, TRACES_OF_CLOCK, self._mark)
        _after(self.page, ("add_init_script",), self._take_back_later)
        _after(context, ("new_cdp_session",), self._detach_later)
        self._open_another = context.new_page

    def lend(self, **emulated: Any) -> BrowserContext:  # noqa: ANN401 -- whatever Playwright takes
        """Return its context for a test that opens its pages itself: the first is the kept tab.

        Args:
            emulated: The size and media of its pages, by the names of ``EMULATED``.
        """
        waiting = [self.page]

        def open_page() -> Page:
            page = waiting.pop() if waiting else self._open_another()
            if "viewport" in emulated:
                page.set_viewport_size(emulated["viewport"])
            page.emulate_media(**{key: emulated[key] for key in emulated.keys() - {"viewport"}})
            return page

        self.context.new_page = open_page  # type: ignore[method-assign]
        return self.context

    def give_back(self) -> bool:
        """Take back all that a test did to it, and return whether another test may have it."""
        self._tests += 1
        if self._marked or self._tests >= MOST_TESTS:
            return False
        try:
            self._empty()
        except Error:  # nobody answers there any more, or the page has crashed
            return False
        return True

    def close(self) -> None:
        """Close it and its context."""
        self.context.close()

    def _empty(self) -> None:
        self.context.new_page = self._open_another  # type: ignore[method-assign]
        for page in self.context.pages:
            if page != self.page:
                page.close()
        while self._given_back:
            self._given_back.pop()()
        for site in sorted(self.watch.sites):
            self.page.goto(site + PLAIN)
            self.page.evaluate(EMPTY)
            everything = {"origin": site, "storageTypes": "all"}
            self._devtools.send("Storage.clearDataForOrigin", everything)
        self.context.clear_cookies()
        self.page.goto("about:blank")
        if self._timed:  # it may stand still, or be hours ahead
            self.page.clock.resume()
            self.page.clock.install(time=clock.now())
        self._devtools.send("Page.resetNavigationHistory")
        self.page.emulate_media(  # as Playwright's pages are where nobody says otherwise
            media="null",
            color_scheme="light",
            reduced_motion="no-preference",
            forced_colors="none",
            contrast="no-preference",
        )
        if self._size is not None and self.page.viewport_size != self._size:
            self.page.set_viewport_size(self._size)
        self.page.mouse.move(-1, -1)

    def _mark(self, _: object) -> None:
        self._marked = True

    def _take_back_later(self, script: Any) -> None:  # noqa: ANN401 -- a type of Playwright's own
        self._given_back.append(script.close)

    def _detach_later(self, session: CDPSession) -> None:
        self._given_back.append(session.detach)


def _after(of: Any, names: tuple[str, ...], then: Callable[[Any], object]) -> None:  # noqa: ANN401 -- a page, a context or a clock
    """Let something be done with the answer whenever one of these methods was called."""

    def watch(call: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- whatever the method takes
            answer = call(*given, **named)
            then(answer)
            return answer

        return called

    for name in names:
        setattr(of, name, watch(getattr(of, name)))

"""What a browser and an app showed when a test failed, added to the report of the test.

A wait that times out says what it waited for. What was there instead is more useful: a sentence of
the app, a progress bar, an empty page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playwright.sync_api import Browser, Error, Page

from tests.support.app_server import App

MOST_LETTERS = 1500
"""Of a page or a log; its end is what counts."""
PENDING_REQUESTS = """() => performance.getEntriesByType('resource')
  .filter(one => one.responseEnd === 0 || one.responseStatus >= 400)
  .map(one => `${one.responseStatus} ${one.name}`).join('\\n')"""

READABLE = """() => [document.body, ...[...document.querySelectorAll('*')]
  .flatMap(element => [...(element.shadowRoot?.children ?? [])])
  .filter(element => element.tagName !== 'STYLE')]
  .map(element => element.innerText).filter(Boolean).join('\\n')"""
"""The text of the page and of its components; the player is one, and all that a session shows."""


def describe_failure(values: Iterable[object]) -> Iterator[tuple[str, str]]:
    """Yield a title and a text for every open page and every app of a test.

    Args:
        values: The values of the test's fixtures.
    """
    for value in {id(value): value for value in values}.values():  # A fixture may have two names.
        if isinstance(value, Browser):
            for context in value.contexts:
                for page in context.pages:
                    yield f"page {page.url}", _describe_page(page)
        elif isinstance(value, App) and value.log_file.exists():
            yield "log of the app", value.log_file.read_text("utf-8", "replace")[-MOST_LETTERS:]


def _describe_page(page: Page) -> str:
    """Return the text of a page, and which of its parts have not arrived."""
    try:
        page.set_default_timeout(5_000)
        app = page.locator("[data-testid=stApp]")
        state = [
            f"{name}: {app.get_attribute(f'data-test-{name}')}"
            for name in ("connection-state", "script-state")
            if app.count()
        ]
        text = page.evaluate(READABLE)[:MOST_LETTERS]
        missing = page.evaluate(PENDING_REQUESTS)
    except Error as error:
        return f"could not be read: {error.message}"
    parts = [*state, "text:", text, "not arrived, or refused:", missing, *_list_failures(page)]
    return "\n".join(parts)


def _list_failures(page: Page) -> Iterator[str]:
    """Yield what Playwright remembers of a page: its last requests, errors and console messages."""
    yield "requests that failed or were not answered:"
    for request in page.requests():
        if request.failure is not None:
            yield f"{request.failure} {request.url}"
        elif request.existing_response is None:
            yield f"no answer {request.url}"
    yield "errors and console:"
    yield from (str(error.stack or error) for error in page.page_errors())
    yield from (f"{message.type}: {message.text}" for message in page.console_messages())

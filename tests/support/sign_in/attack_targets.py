"""The targets of attacks: a person's page, session and file, which do open for that person."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from psoas_coach.ui.words import say
from tests.support.app_server import App, wait_until_idle
from tests.support.sign_in.driver import COOKIE, Place, sign_in, sign_out
from tests.support.sign_in.raw_client import open_connection, request_page, send_request, visit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

XSRF = "_streamlit_xsrf"


class Prey(NamedTuple):
    """What there is to get at.

    Attributes:
        home: Port of a server without sign-in.
        hosted: Port of a server with sign-in.
        signed_in: The cookies of somebody who is signed in there.
        signed_out: The cookies of the same person from a sign-in that was ended.
        other: The cookies of somebody else who is signed in.
        session: The id of a session that the first is connected to.
        export: Exports everything for the first and returns the path of the file. The server
            forgets the file at the next run of anybody's page.
    """

    home: int
    hosted: int
    signed_in: Mapping[str, str]
    signed_out: Mapping[str, str]
    other: Mapping[str, str]
    session: str
    export: Callable[[], str]

    def downloads(self, link: str) -> bool:
        """Whether a link opens for the one whose it is."""
        return send_request(self.hosted, "GET", link, [cookie(self.signed_in)]).passed()

    def opens(self) -> dict[str, bool]:
        """Return whether each way is open to whom it is meant for."""
        own = cookie(self.signed_in)
        host = f"localhost:{self.hosted}"
        at_home = f"localhost:{self.home}"
        token = [self.signed_in[XSRF]]
        return {
            "a page at home": visit(self.home, at_home, [page_of(at_home)]).got_in,
            "a page of somebody": visit(
                self.hosted, host, [page_of(host), own], protocols=token
            ).got_in,
            "an upload": upload(self, self.session, self.signed_in),
            "a download": self.downloads(self.export()),
        }


def cookie(cookies: Mapping[str, str]) -> tuple[str, str]:
    """Return the header for these cookies."""
    return ("Cookie", "; ".join(f"{name}={value}" for name, value in cookies.items()))


def page_of(place: str, scheme: str = "http") -> tuple[str, str]:
    """Return the header that names a page's place."""
    return ("Origin", f"{scheme}://{place}")


def upload(
    prey: Prey, session: str, cookies: Mapping[str, str], path: str = "", method: str = "PUT"
) -> bool:
    """Whether a file is taken for a session."""
    body = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nno\r\n--x--\r\n'
    headers = [
        cookie(cookies), ("X-Xsrftoken", cookies.get(XSRF, "")),
        ("Content-Type", "multipart/form-data; boundary=x"),
    ]  # fmt: skip
    path = path or f"/_stcore/upload_file/{session}/{uuid.uuid4()}"
    return send_request(prey.hosted, method, path, headers, body).passed()


@contextmanager
def lay_out(contexts: Callable[[], BrowserContext], home: App, place: Place) -> Iterator[Prey]:
    """Let two people sign in, one of them twice, and keep a page and an export of hers open.

    Args:
        contexts: Makes a browser's context.
        home: The server without sign-in.
        place: The server with sign-in.
    """
    first, second, third = contexts(), contexts(), contexts()
    before = sign_in(first, place, "Ada")
    signed_out = _cookies(first, place)
    sign_out(before, place)
    page = sign_in(second, place, "Ada")
    sign_in(third, place, "Ben")
    page.goto(f"{place.url}/my_data")
    wait_until_idle(page)
    page.get_by_role("tab", name=say("my_data.tabs.take")).click()
    signed_in = _cookies(second, place)
    host = f"localhost:{place.port}"
    headers = [page_of(host), cookie(signed_in)]
    with open_connection(place.port, host, headers, [signed_in[XSRF]]) as line:
        session = request_page(line, "").session
        other = _cookies(third, place)
        yield Prey(
            home.port,
            place.port,
            signed_in,
            signed_out,
            other,
            session,
            lambda: _export(page, place),
        )


def _cookies(context: BrowserContext, place: Place) -> dict[str, str]:
    cookies = {str(cookie["name"]): str(cookie["value"]) for cookie in context.cookies(place.url)}
    return {name: cookies[name] for name in (COOKIE, XSRF)}


def _export(page: Page, place: Place) -> str:
    """Export everything and return the path of the file."""
    wait_until_idle(page)
    with page.expect_response(re.compile(r"/media/")) as answer, page.expect_download():
        page.get_by_role("button", name=say("my_data.export.as_json")).click()
    return answer.value.url.removeprefix(place.url)

"""Every page gets the links for a home screen once; all else is unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.phone.listener import HEAD, HomeScreen
from tests.support.raw_asgi import Caller

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

PAGE = b"<html><head><title>x</title></head><body></head></body></html>"
HTML = [("accept", "text/html,application/xhtml+xml")]


class Site:
    """Responds with a page in two pieces, or with a given response."""

    def __init__(self, kind: str = "text/html; charset=utf-8", status: int = 200) -> None:
        self.kind = kind
        self.status = status
        self.asked: list[tuple[bytes, bytes]] = []

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        """Answer."""
        self.asked = scope["headers"]
        headers = [
            (b"content-type", self.kind.encode()),
            (b"content-length", str(len(PAGE)).encode()),
            (b"etag", b'"x"'),
        ]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": PAGE[:20], "more_body": True})
        await send({"type": "http.response.body", "body": PAGE[20:]})


def test_a_page_gets_the_links_once_and_says_its_new_length() -> None:
    answer = Caller(HomeScreen(Site()), "x").get("/session", headers=HTML)
    assert answer.body == PAGE.replace(b"</head>", HEAD + b"</head>", 1)
    assert answer.all("content-length") == [str(len(answer.body))]
    assert answer.all("etag") == [], "it is another page than the one that this named"


def test_a_page_is_asked_for_whole_and_as_it_is() -> None:
    site = Site()
    more = [("accept-encoding", "gzip"), ("if-none-match", '"x"'), ("range", "bytes=0-9")]
    Caller(HomeScreen(site), "x").get("/", headers=[*HTML, *more])
    assert {name for name, _ in site.asked} == {b"host", b"accept"}


@pytest.mark.parametrize(
    ("site", "headers"),
    [
        (Site("text/javascript"), HTML),
        (Site(status=404), HTML),
        (Site(status=304), HTML),
        (Site(), [("accept", "*/*"), ("accept-encoding", "gzip")]),
    ],
)
def test_all_else_passes_as_it_is(site: Site, headers: list[tuple[str, str]]) -> None:
    answer = Caller(HomeScreen(site), "x").get("/static/x", headers=headers)
    assert answer.body == PAGE
    assert answer.all("etag") == ['"x"']

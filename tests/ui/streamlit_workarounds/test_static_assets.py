"""Streamlit's assets are served compressed from memory; Streamlit answers all other requests."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from psoas_coach.ui.access import server
from psoas_coach.ui.streamlit_workarounds.static_assets import StaticAssets, accepts_gzip
from tests.support.raw_asgi import Caller

if TYPE_CHECKING:
    from tests.support.raw_asgi import Answer

STREAMLIT = Path(st.__file__).parent / "static"
DOCUMENT = (STREAMLIT / "index.html").read_text("utf-8")
NAMES = sorted(set(re.findall(r'(?:src|href)="\./(static/[^"]+\.(?:js|css))"', DOCUMENT)))
FONT = next((STREAMLIT / "static" / "media").glob("*.woff2")).relative_to(STREAMLIT).as_posix()
ANY = ("accept-encoding", "gzip, deflate, br")
PASSED = b"Streamlit answers"


def make_caller() -> Caller:
    return Caller(StaticAssets(PlainTextResponse(PASSED.decode())), "localhost:8501")


def ask(path: str, *headers: tuple[str, str]) -> Answer:
    return make_caller().get(path, headers=headers)


def test_the_document_names_assets() -> None:
    assert len(NAMES) > 40


@pytest.mark.parametrize("name", NAMES)
def test_files_that_the_document_loads_are_compressed_and_complete(name: str) -> None:
    answer = ask(f"/{name}", ANY)
    content = (STREAMLIT / name).read_bytes()
    assert answer.status == 200
    assert answer.all("content-encoding") == ["gzip"]
    assert gzip.decompress(answer.body) == content
    assert answer.all("content-length") == [str(len(answer.body))]
    assert answer.all("cache-control") == ["public, immutable, max-age=31536000"]
    assert answer.all("vary") == ["Accept-Encoding"]


def test_a_font_is_small_already() -> None:
    answer = ask(f"/{FONT}", ANY)
    assert answer.body == (STREAMLIT / FONT).read_bytes()
    assert answer.all("content-encoding") == []


def test_each_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = make_caller()
    first = caller.get(f"/{NAMES[0]}", headers=(ANY,))
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))
    assert caller.get(f"/{NAMES[0]}", headers=(ANY,)) == first


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/static",
        "/static/",
        "/static/js",
        "/static/js/none.js",
        "/static/../index.html",
        "/static/js/../../../__init__.py",
        "/static//etc/passwd",
        f"/progress/{NAMES[0]}",
        f"//{NAMES[0]}",
        f"/{NAMES[0]}\0",
    ],
)
def test_an_address_that_is_no_asset_is_for_streamlit(path: str) -> None:
    assert ask(path, ANY).body == PASSED


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("accept-encoding", "br")],
        [ANY, ("range", "bytes=0-9")],
        [ANY, ("if-none-match", '"1"')],
        [ANY, ("if-modified-since", "Mon, 30 Nov 2026 12:00:00 GMT")],
    ],
)
def test_a_part_or_the_plain_file_comes_from_streamlit(headers: list[tuple[str, str]]) -> None:
    answer = ask(f"/{NAMES[0]}", *headers)
    assert answer.body == PASSED
    assert answer.all("vary") == ["Accept-Encoding"]


def test_only_the_response_for_an_asset_varies() -> None:
    assert ask("/index.html").all("vary") == []


@pytest.mark.parametrize(
    ("accepted", "is_accepted"),
    [
        ("gzip", True),
        ("GZip", True),
        ("br, gzip;q=0.5", True),
        ("br , gzip ; Q=1.000", True),
        ("x-gzip", True),
        ("*", True),
        ("identity;q=1, *;q=0.1", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, deflate", False),
        ("gzip;q=0, *", False),
        ("*;q=0", False),
        ("notgzip", False),
        ("gzip;q=much", False),
    ],
)
def test_the_accepted_encodings_and_their_weights_decide(
    accepted: str, *, is_accepted: bool
) -> None:
    assert accepts_gzip(Headers({"accept-encoding": accepted})) == is_accepted


def test_a_repeated_header_counts_as_one_list() -> None:
    repeated = [(b"accept-encoding", b"br"), (b"accept-encoding", b"gzip;q=0.2")]
    assert accepts_gzip(Headers(raw=repeated))


def test_a_client_that_refuses_gzip_gets_the_plain_file_from_streamlit() -> None:
    assert ask(f"/{NAMES[0]}", ("accept-encoding", "gzip;q=0")).body == PASSED


def test_only_a_get_is_answered_from_memory() -> None:
    assert make_caller().post(f"/{NAMES[0]}", {}, headers=(ANY,)).body == PASSED


def test_the_assets_are_also_found_below_a_base_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: "/coach/")
    assert gzip.decompress(ask(f"/coach/{NAMES[0]}", ANY).body)
    assert ask(f"/{NAMES[0]}", ANY).body == PASSED


def test_the_gate_is_in_front_of_it() -> None:
    order: list[object] = [middleware.cls for middleware in server.build_middleware()]
    assert order.index(server.Gate) < order.index(StaticAssets)

"""Addresses of several parts lead to one that the app can answer, and to no other site."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from psoas_coach.ui.streamlit_workarounds.nested_address import NestedAddress, find_target

SITE = "http://testserver"
PAGE = {"accept": "text/html,application/xhtml+xml"}


def answer_file(_request: object) -> PlainTextResponse:
    return PlainTextResponse("file")


def answer_document(_request: object) -> HTMLResponse:
    return HTMLResponse("<html>")


APP = NestedAddress(
    Starlette(
        routes=[Route("/media/file", answer_file), Route("/{rest:path}", answer_document)],
    )
)


@pytest.mark.parametrize("path", ["/", "/progress", "/progress/", "/no-such-page"])
def test_an_address_of_one_part_stays(path: str) -> None:
    assert TestClient(APP).get(path, headers=PAGE, follow_redirects=False).status_code == 200


@pytest.mark.parametrize("path", ["/a/b", "/a/c/b", "/a//b", "/a/b/"])
def test_a_nested_address_leads_to_its_last_part(path: str) -> None:
    response = TestClient(APP).get(path, headers=PAGE)
    assert (response.status_code, str(response.url)) == (200, f"{SITE}/b")


def test_what_is_no_document_or_no_page_s_request_stays() -> None:
    client = TestClient(APP)
    assert client.get("/media/file", headers=PAGE, follow_redirects=False).text == "file"
    script = client.get("/static/lost.js", headers={"accept": "*/*"}, follow_redirects=False)
    assert script.status_code == 200


@given(st.text(st.sampled_from("ab/.:@\\?"), max_size=12))
def test_no_address_leads_to_another_site(rest: str) -> None:
    target = find_target(f"/{rest}")
    if target is not None:
        assert target.startswith("../")
        assert urljoin(f"{SITE}/{rest}", target).startswith(f"{SITE}/")

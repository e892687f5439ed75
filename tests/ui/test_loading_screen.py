"""The document is ours from the first paint on, in a language that the browser prefers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st
from starlette.datastructures import Headers

from psoas_coach.content import InvalidContentError, load
from psoas_coach.content.language import VARIABLE, list_languages, use_language
from psoas_coach.ui import loading_screen
from psoas_coach.ui.words import say

DOCUMENT = Path(st.__file__).parent / "static" / "index.html"
TOKENS = Path(loading_screen.__file__).parent / "frame" / "tokens.css"


def rewritten(languages: str = "en") -> str:
    headers = Headers({"accept-language": languages})
    return loading_screen.rewrite(DOCUMENT.read_bytes(), headers).decode()


@pytest.mark.parametrize("language", list_languages())
def test_it_says_which_app_this_is_in_the_language_of_the_browser(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    page = rewritten(language)
    with use_language(language):
        assert f'<html lang="{language}"' in page
        assert f"<title>{say('frame.name')}</title>" in page
        assert f"<noscript><p>{say('frame.no_script')}</p></noscript>" in page


def test_nothing_of_streamlit_is_left_to_see() -> None:
    page = rewritten()
    seen = re.sub(r"<!--.*?-->|<(script|style|link)\b[^>]*>", "", page, flags=re.DOTALL)
    assert "streamlit" not in seen.lower()
    assert "favicon" not in page


def test_no_reader_reads_it_and_it_is_in_front_of_the_app() -> None:
    page = rewritten()
    assert page.index('<div id="loading-screen" aria-hidden="true">') < page.index('id="root"')


def test_its_colours_are_those_of_the_page() -> None:
    (light, dark) = re.findall(
        r"--pc-page: light-dark\((#\w+), (#\w+)\)", TOKENS.read_text("utf-8")
    )[0]
    page = rewritten()
    for colour, scheme in ((light, "light"), (dark, "dark")):
        assert f'content="{colour}" media="(prefers-color-scheme: {scheme})"' in page
    assert f"--page: light-dark({light}, {dark})" in page


def test_words_that_cannot_be_read_leave_the_document_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise InvalidContentError(["a fault"])

    monkeypatch.setattr(loading_screen, "say", fail)
    assert rewritten().encode() == DOCUMENT.read_bytes()
    assert load().words

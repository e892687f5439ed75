"""An unpaired visitor reads the page in the language of their browser."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import pytest

from psoas_coach.content import load
from psoas_coach.content.language import VARIABLE
from tests.support.made_up_language import LANGUAGE, copy_data, use_data

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.raw_asgi import Answer, Caller


@pytest.fixture(autouse=True)
def two_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_data(copy_data(tmp_path), monkeypatch)
    monkeypatch.delenv(VARIABLE)


def ask(caller: Caller, path: str, accepted: str) -> Answer:
    return caller.get(path, headers=[("accept", "text/html"), ("accept-language", accepted)])


@pytest.mark.parametrize("path", ["/pair", "/pair/away", "/today"])
def test_a_page_is_in_the_language_of_the_browser(caller: Caller, path: str) -> None:
    for accepted, language in (
        (f"{LANGUAGE}, en;q=0.5", LANGUAGE),
        ("en-GB, eo;q=0.5", "en"),
        ("tlh", "en"),
        ("", "en"),
    ):
        page = ask(caller, path, accepted).body.decode()
        assert f'<html lang="{language}">' in page
        area = "away" if path == "/pair/away" else "pair"
        title = load(language=language).words[f"phone.{area}.title"]
        assert escape(title) in page


def test_the_manifest_is_in_the_language_too(caller: Caller) -> None:
    manifest = json.loads(ask(caller, "/pair/manifest.json", LANGUAGE).body)
    assert manifest["lang"] == LANGUAGE
    words = load(language=LANGUAGE).words
    assert manifest["description"] == words["phone.home_screen.description"]


def test_a_language_that_is_set_for_the_server_comes_first(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "en")
    assert b'<html lang="en">' in ask(caller, "/pair", LANGUAGE).body

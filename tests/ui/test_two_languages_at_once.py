"""Two tabs of one person in two languages, page by page: no sentence of one reaches the other.

Both share the journal and all that the process keeps, so a cache that forgot the language shows.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach import content
from psoas_coach.content import language as content_language
from psoas_coach.content import load
from psoas_coach.content.language import VARIABLE, use_language
from psoas_coach.journal.demo import generate_demo
from psoas_coach.ui import shell
from psoas_coach.ui.own_language import LANGUAGE_SETTING, OPEN
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.page_driver import run_page
from tests.support.page_texts import list_texts

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

QUERIES: dict[str, tuple[dict[str, str], ...]] = {
    "moves": ({}, {"move": "runners_lunge"}, {"view": "psoas"}, {"view": "claims"}),
    "session": ({}, {"log": "by_hand"}),
}
"""Addresses of a page that are tried; the page alone where it has none here."""
LEAST_LETTERS = 14
"""A shorter sentence may stand within one of the other language."""
KINDS = (
    "results.",
    "safety.",
    "today.",
    "session.",
    "frame.",
    "my_data.",
    "progress.",
    "guidance.",
)


@pytest.fixture
def lived(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A year of a person, on a server that sets no language."""
    monkeypatch.delenv(VARIABLE)
    life = generate_demo(5, 1.0, clock.ago(1).local_date, load(), ["4711", "0815"])
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
    return journal


@cache
def list_sentences(language: str, other: str) -> frozenset[str]:
    """Return the sentences that only one of two languages has."""
    content, another = load(language=language), load(language=other)
    moves = (text for word in content.move_words.values() for text in (word.start, *word.cues))
    elsewhere = "\n".join(another.words.values())
    return frozenset(
        text
        for text in (*content.words.values(), *moves)
        if len(text) >= LEAST_LETTERS and "{" not in text and text not in elsewhere
    )


def find_leaks(at: AppTest, language: str) -> list[str]:
    """Return the sentences of the other language on a page."""
    shown = "\n".join(list_texts(at))
    other = "en" if language == "de" else "de"
    own = [sentence for sentence in list_sentences(language, other) if sentence in shown]
    assert len(own) > 1, "the page is in its own language"
    return [sentence for sentence in list_sentences(other, language) if sentence in shown]


def turn(at: AppTest, language: str) -> AppTest:
    """Run a page again in a browser of another language."""
    before = str(at.context.get("locale", "en"))
    at.context["locale"] = language
    with use_language(before):  # AppTest asks outside of a run for the labels it has
        return run_page(at)


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize("name", list(shell.PAGES))
def test_pages_drawn_in_turn_keep_their_languages(open_page: OpenPage, name: str) -> None:
    for query in QUERIES.get(name, ({},)):
        tabs = {language: open_page(name, **query) for language in ("de", "en")}
        for _ in range(2):
            for language, at in tabs.items():
                assert find_leaks(turn(at, language), language) == [], (language, query)


@pytest.mark.parametrize(
    "value", ["../../x", "x" * 10_000, None, 7, True, ["de"], {"de": "de"}, "DE", "fr"]
)
def test_whatever_the_journal_says_the_page_has_a_language(
    open_page: OpenPage, lived: Journal, value: object
) -> None:
    lived.settings.save(LANGUAGE_SETTING, value)
    at = open_page("my_data")
    assert find_leaks(turn(at, "de"), "de") == []
    assert find_leaks(turn(at, "en"), "en") == []


def test_a_folder_that_is_no_language_is_not_offered(
    open_page: OpenPage, lived: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = shutil.copytree(content.DATA, tmp_path / "data")
    shutil.copytree(data / "words" / "de", data / "words" / "de.before")
    (data / "words" / "notes").mkdir()
    (data / "words" / "fr").mkdir()
    monkeypatch.setattr(content, "DATA", data)
    monkeypatch.setattr(content_language, "WORDS", data / "words")
    lived.settings.save(LANGUAGE_SETTING, "de")
    at = open_page("my_data")
    at.session_state[OPEN] = True
    with use_language("de"):
        run_page(at)
        (choice,) = [radio for radio in at.radio if radio.key == "my_data_language_de"]
        assert choice.options == [say("my_data.language.usual"), "English", "Deutsch"]

"""Every page in a language that nobody speaks: what is left in English was left out.

The journal was kept in English, so what it stored by then shows as well.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.content import language, load
from psoas_coach.content.formats import list_months, list_weekdays, say_list
from psoas_coach.journal.demo import generate_demo
from psoas_coach.ui import shell
from tests.support import clock
from tests.support.made_up_language import LANGUAGE, copy_data, find_english, use_data

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

TEXTS = ("label", "help", "placeholder", "body", "value", "caption", "text", "options", "title")
"""Fields of Streamlit's messages that a person reads."""
NO_TEXT = re.compile(r"M[\d-]|<svg|[a-z_]+ (\d{4}-\d\d-\d\d|start)$")
"""A path, a picture, or the id of a question or of a place that a page may turn to."""
QUERIES: dict[str, tuple[dict[str, str], ...]] = {
    "moves": ({}, {"move": "runners_lunge"}, {"show": "psoas"}, {"show": "claims"}),
    "session": ({}, {"log": "by_hand"}),
}


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("made_up"))


@pytest.fixture
def made_up(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_data(data, monkeypatch)
    monkeypatch.setenv(language.VARIABLE, LANGUAGE)


@pytest.fixture
def lived(journal: Journal) -> None:
    """Fill the journal with a year in English, but for the notes, which the person wrote."""
    with language.use_language(LANGUAGE):
        notes = [text for key, text in load().words.items() if key.startswith("demo.said.")]
    life = generate_demo(5, 1.0, clock.ago(1).local_date, load(language="en"), notes)
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)


def list_texts(at: AppTest) -> Iterator[str]:
    """Yield everything on a page that a person reads or hears."""
    for block in (at.main, at.sidebar):
        for element in walk(block):
            proto = getattr(element, "proto", None)
            if proto is None or type(proto).__name__ == "Block":
                continue
            if hasattr(proto, "component_name"):
                if proto.WhichOneof("data") == "bytes":
                    yield from list_strings(read_payload(proto.bytes))
                continue
            for field in TEXTS:
                text = getattr(proto, field, None)
                if isinstance(text, str):
                    yield text
                elif text is not None and not isinstance(text, bool | int | float):
                    yield from (one for one in text if isinstance(one, str))


def walk(block: Any) -> Iterator[Any]:  # noqa: ANN401 -- a block or an element of AppTest
    for child in getattr(block, "children", {}).values():
        yield child
        yield from walk(child)


def read_payload(data: bytes) -> object:
    if not data.startswith((b"{", b"[")):
        data = zlib.decompress(data)
    return json.loads(data.partition(b"\0")[0])  # what follows are pictures


def list_strings(value: object) -> Iterator[str]:
    """Yield the sentences among plain values: ids, paths and colours have no space in them."""
    if isinstance(value, dict):
        for one in value.values():
            yield from list_strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from list_strings(one)
    elif isinstance(value, str) and " " in value and not NO_TEXT.match(value):
        yield value


def list_allowed() -> set[str]:
    """Return the words that stay: names of months and days, and of the studies that are cited."""
    with language.use_language(LANGUAGE):
        joined = say_list(["", "", ""])
        names = {*list_months(), *list_months("abbreviated"), *list_weekdays(), joined}
    cited = " ".join(str(one) for one in load().sources.values())
    return {*find_english(" ".join(names)), *find_english(cited), "psoas", "kg"}


@pytest.mark.usefixtures("made_up", "lived")
@pytest.mark.parametrize("name", list(shell.PAGES))
def test_no_page_has_a_word_of_english(open_page: OpenPage, name: str) -> None:
    allowed = list_allowed()
    found = {}
    for query in QUERIES.get(name, ({},)):
        at = open_page(name, **query)
        for text in list_texts(at):
            left = [word for word in find_english(text) if word not in allowed]
            if left:
                found[text[:200]] = left[:8]
    assert found == {}

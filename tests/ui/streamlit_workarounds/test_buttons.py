"""A file is in the language of its page, although another thread makes it."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import streamlit as st

from psoas_coach.content import load
from psoas_coach.content.language import VARIABLE, use_language
from psoas_coach.journal.demo import generate_demo
from psoas_coach.ui.my_data.notices import SECTION
from psoas_coach.ui.own_language import LANGUAGE_SETTING
from psoas_coach.ui.words import say
from tests.support import clock
from tests.support.page_driver import run_page

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

ROOT = Path(__file__).resolve().parents[3]
Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Keep what each button was given to make its file with, by the button's key."""
    files: Files = {}
    draw = st.download_button

    def keep(label: str, data: Callable[[], bytes], **options: Any) -> bool:  # noqa: ANN401 -- as st.download_button takes them
        files[options["key"]] = data
        return draw(label, data, **options)

    monkeypatch.setattr(st, "download_button", keep)
    return files


@pytest.fixture
def german(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A year of a person who reads German, on a server that sets no language."""
    monkeypatch.delenv(VARIABLE)
    life = generate_demo(5, 1.0, clock.ago(1).local_date, load(), ["Walking", "Slept well."])
    assert journal.bulk.fill_empty(life.self_checks, life.sessions, life.day_notes)
    journal.settings.save(LANGUAGE_SETTING, "de")
    return journal


def make_elsewhere(make: Callable[[], bytes]) -> str:
    """Make a file as Streamlit does, in a thread that is nobody's run."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(make).result().decode()


@pytest.mark.usefixtures("german")
def test_the_printed_plan_is_in_the_language_of_its_page(
    open_page: OpenPage, offered: Files
) -> None:
    at = open_page("guidance")
    at.session_state["print"] = True
    run_page(at)
    sheet = make_elsewhere(offered["print_plan"])
    assert '<html lang="de"' in sheet
    with use_language("de"):
        assert say("sheet.stop") in sheet
    assert say("sheet.stop") not in sheet


@pytest.mark.usefixtures("german")
def test_a_file_for_other_programs_is_in_the_language_of_its_page(
    open_page: OpenPage, offered: Files
) -> None:
    at = open_page("my_data")
    with use_language("de"):
        at.session_state[SECTION] = say("my_data.tabs.take")
    run_page(at)
    assert json.loads(make_elsewhere(offered["take_fhir"]))["language"] == "de"


def test_every_button_that_saves_a_file_keeps_the_language() -> None:
    callers = [
        path.stem
        for path in (ROOT / "psoas_coach").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "download_button"
    ]
    assert callers == ["buttons"]

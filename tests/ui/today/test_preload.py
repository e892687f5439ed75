"""Today is drawn once before anybody asks for it, and nothing of a journal is kept or made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.engine import URL_VARIABLE
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import figures, week
from psoas_coach.ui.access.sign_in_setup import SignIn
from psoas_coach.ui.today import plan_card, preload
from psoas_coach.ui.today.preload import preload_today
from tests.support.answers_factory import add_self_check
from tests.support.today_driver import OpenPage

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ["_build_week", "_build_moves", "draw_thumbnail"]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the parts that are built and not taken from a cache."""
    names: list[str] = []

    def record(build: str, original: object, *arguments: object) -> object:
        names.append(build)
        assert callable(original)
        return original(*arguments)

    figures.render_image.cache_clear()
    for module, name in zip((week, plan_card, figures), PARTS, strict=True):
        monkeypatch.setattr(module, name, partial(record, name, getattr(module, name)))
    return names


def test_the_page_takes_its_figures_from_what_was_preloaded(
    journal: Journal, open_page: OpenPage, drawn: list[str]
) -> None:
    add_self_check(journal)
    preload_today()
    assert set(drawn) == set(PARTS)
    drawn.clear()
    open_page("today")
    assert drawn == PARTS[:2], "the journal is read again, and no figure is drawn again"


def test_nothing_of_a_plan_is_drawn_where_help_comes_first(
    journal: Journal, drawn: list[str]
) -> None:
    add_self_check(journal, red_now=["saddle_change"])
    preload_today()
    assert not drawn


def test_a_first_visit_has_no_plan_to_draw(journal: Journal, drawn: list[str]) -> None:
    assert journal.self_checks.find_latest() is None
    preload_today()
    assert not drawn


def test_nobody_who_signs_in_is_preloaded(
    monkeypatch: pytest.MonkeyPatch, drawn: list[str], journal: Journal
) -> None:
    add_self_check(journal)
    monkeypatch.setattr(preload, "load_sign_in", SignIn)
    preload_today()
    assert not drawn


def test_a_server_that_starts_makes_no_journal_and_no_copy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    preload_today()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["mysql://host/name", "sqlite://"])
def test_an_address_that_is_no_journals_is_left_for_the_page_to_refuse(
    monkeypatch: pytest.MonkeyPatch, drawn: list[str], address: str
) -> None:
    monkeypatch.setenv(URL_VARIABLE, address)
    preload_today()
    assert not drawn


def test_a_journal_that_cannot_be_opened_is_left_for_the_page_to_report(
    monkeypatch: pytest.MonkeyPatch, journal: Journal, drawn: list[str]
) -> None:
    add_self_check(journal)

    def refuse(**_options: object) -> None:
        raise JournalUnavailableError("locked")

    monkeypatch.setattr(preload, "open_engine", refuse)
    preload_today()
    assert not drawn

"""Today is read and drawn before anybody asks for it, and only for the person of this machine."""

from __future__ import annotations

import html
from functools import partial

import pytest

from psoas_coach.journal.errors import JournalRefusalError, JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store, week
from psoas_coach.ui.access.current_owner import AccessDeniedError
from psoas_coach.ui.access.sign_in_setup import SignIn
from psoas_coach.ui.today import plan_card, preload
from psoas_coach.ui.today.preload import preload_today
from psoas_coach.ui.words import say
from tests.support.answers_factory import add_self_check
from tests.support.page_driver import markups
from tests.support.today_driver import OpenPage, now


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the parts that are built and not taken from a cache."""
    names: list[str] = []

    def record(build: str, original: object, *arguments: object) -> object:
        names.append(build)
        assert callable(original)
        return original(*arguments)

    for module, name in ((week, "_build_week"), (plan_card, "_build_moves")):
        monkeypatch.setattr(module, name, partial(record, name, getattr(module, name)))
    return names


def test_the_page_takes_its_parts_from_what_was_preloaded(
    journal: Journal, open_page: OpenPage, drawn: list[str]
) -> None:
    add_self_check(journal)
    preload_today()
    assert drawn == ["_build_week", "_build_moves"]
    snapshot = store.snapshot(now())
    assert {"todays_plan", "today_summary"} <= set(vars(snapshot))
    shown = "".join(markups(open_page("today")))
    assert html.escape(say("today.plan.moves"), quote=True) in shown
    assert len(drawn) == 2


def test_nothing_of_a_plan_is_drawn_where_help_comes_first(
    journal: Journal, drawn: list[str]
) -> None:
    add_self_check(journal, red_now=["saddle_change"])
    preload_today()
    assert not drawn


def test_a_first_visit_has_no_plan_to_draw(journal: Journal, drawn: list[str]) -> None:
    assert journal.self_checks.latest() is None
    preload_today()
    assert not drawn


def test_nobody_who_signs_in_is_preloaded(
    monkeypatch: pytest.MonkeyPatch, drawn: list[str], journal: Journal
) -> None:
    add_self_check(journal)
    monkeypatch.setattr(preload, "load_sign_in", SignIn)
    preload_today()
    assert not drawn


@pytest.mark.parametrize(
    "error",
    [
        AccessDeniedError("exposed"),
        JournalRefusalError("address", "expected a file"),
        JournalUnavailableError("missing"),
    ],
)
def test_an_error_that_keeps_a_page_from_opening_is_left_to_the_page(
    monkeypatch: pytest.MonkeyPatch, drawn: list[str], error: Exception
) -> None:
    def refuse() -> None:
        raise error

    monkeypatch.setattr(store, "journal", refuse)
    preload_today()
    assert not drawn

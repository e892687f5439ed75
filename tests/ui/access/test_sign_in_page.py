"""The page without access: a sentence, the sign-in if there is one, and no personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from psoas_coach.ui import shell, store
from psoas_coach.ui.access import current_owner, sign_in_setup
from psoas_coach.ui.words import say
from tests.support.page_driver import press_key, run_page, title, words
from tests.support.signed_in_user import make_user
from tests.ui.conftest import ROOT

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

PAGES = list(shell.PAGES)
pytestmark = pytest.mark.usefixtures("journal")


@pytest.fixture
def no_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening a journal's file or server fails the test."""

    def opened() -> Journal:
        raise AssertionError("a journal was opened for a stranger")

    monkeypatch.setattr(store, "_engine", opened)


def sign_in_is(
    monkeypatch: pytest.MonkeyPatch, *providers: str, faults: tuple[str, ...] = ()
) -> None:
    monkeypatch.setattr(
        sign_in_setup, "load_sign_in", lambda: sign_in_setup.SignIn(providers, faults)
    )


def page(name: str, user: dict[str, object], **query: str) -> AppTest:
    """Open a page at its own address."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.user = user
    run_page(at)
    for key, value in query.items():
        at.query_params[key] = value
    return run_page(at.switch_page(f"pages/{name}.py"))


@pytest.mark.usefixtures("no_journal")
@pytest.mark.parametrize("name", PAGES)
def test_signed_out_every_page_is_the_sign_in_page(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    sign_in_is(monkeypatch, "")
    at = page(name, {"is_logged_in": False}, result="somebodys")
    assert [title.value for title in at.title] == [say("access.signed_out.title")]
    assert [markdown.value for markdown in at.markdown] == [say("access.signed_out.text")]
    assert [button.label for button in at.button] == [f":violet[{say('access.sign_in')}]"]
    assert len(at.main.children) == 4


@pytest.mark.usefixtures("no_journal")
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("sign", ["listens_to_others", "is_visit_from_elsewhere"])
def test_a_host_without_sign_in_gets_a_sentence_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, name: str, sign: str
) -> None:
    monkeypatch.setattr(current_owner, sign, lambda: True)
    at = page(name, {})
    assert [title.value for title in at.title] == [say("access.exposed.title")]
    assert [markdown.value for markdown in at.markdown] == [say("access.exposed.text")]
    assert len(at.main.children) == 3


@pytest.mark.usefixtures("no_journal")
def test_an_incomplete_sign_in_setup_is_reported_without_a_button(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sign_in_is(monkeypatch, "", faults=("the package authlib is missing",))
    at = page("today", make_user("ada"))
    assert [markdown.value for markdown in at.markdown] == [say("access.unready.text")]
    assert not at.button


@pytest.mark.usefixtures("no_journal")
def test_an_old_sign_in_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_is(monkeypatch, "")
    at = page("session", make_user("ada", iat=1))
    assert [title.value for title in at.title] == [say("access.ended.title")]
    assert len(at.button) == 1


@pytest.mark.usefixtures("no_journal")
def test_the_button_leads_to_the_provider_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in_is(monkeypatch, "", "clinic")
    asked: list[str | None] = []
    monkeypatch.setattr(st, "login", asked.append)
    at = page("today", {})
    press_key(at, "sign_in_")
    press_key(at, "sign_in_clinic")
    assert asked == [None, "clinic"]
    assert at.button(key="sign_in_clinic").label == say("access.sign_in_with", name="Clinic")


def test_somebody_who_signed_in_sees_the_app_and_can_sign_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sign_in_is(monkeypatch, "")
    at = page("my_data", make_user("ada"))
    assert title(at) == say("my_data.title")
    press_key(at, "sign_out")
    assert [title.value for title in run_page(at).title] == [say("access.signed_out.title")]


@pytest.mark.usefixtures("no_journal")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_run_on_its_own_by_a_cold_server_is_closed_too(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    sign_in_is(monkeypatch, "")
    at = run_page(AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60))
    assert [title.value for title in at.title] == [say("access.signed_out.title")]


def test_without_sign_in_there_is_nothing_to_sign_out_of() -> None:
    at = page("my_data", {})
    assert say("access.out.text") not in words(at)
    assert not [button for button in at.button if button.key == "sign_out"]

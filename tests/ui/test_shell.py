"""Every page goes through the frame, however it is opened; and how the frame handles errors."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, get_args

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.content import InvalidContentError
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.ui import shell, store
from psoas_coach.ui.words import say
from tests.support.page_driver import run_page
from tests.ui.conftest import ROOT, OpenPage

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

PAGES = list(shell.PAGES)
pytestmark = pytest.mark.usefixtures("journal")


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The title of the page for each time the frame was drawn."""
    drawn: list[str] = []
    frame = shell.draw_frame

    def counted(refusal: Exception | None) -> object:
        chosen = frame(refusal)
        drawn.append(chosen.title)
        return chosen

    monkeypatch.setattr(shell, "draw_frame", counted)
    return drawn


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opened_from_the_menu_goes_through_the_frame_once(
    open_page: OpenPage, frames: list[str], name: str
) -> None:
    at = open_page(name)
    frames.clear()
    run_page(at)
    assert frames == [say(f"frame.pages.{name}")]
    assert at.main.children


@pytest.mark.parametrize("name", PAGES)
def test_every_page_run_on_its_own_goes_through_the_frame_once(
    frames: list[str], name: str
) -> None:
    at = run_page(AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60))
    assert len(frames) == 1
    assert at.main.children


@pytest.mark.parametrize("name", PAGES)
def test_a_page_draws_the_same_in_every_run(open_page: OpenPage, name: str) -> None:
    at = open_page(name)
    first = elements(at)
    run_page(at)
    assert elements(at) == first


LEFT_IN_A_CONTAINER = """
import streamlit as st
from streamlit.delta_generator_singletons import context_dg_stack

from psoas_coach.ui import shell

context_dg_stack.set((*context_dg_stack.get(), st.container()))
shell.run()
"""


def test_a_page_is_drawn_at_its_root_whatever_its_thread_has_drawn_before() -> None:
    """Streamlit leaves a thread in the container of the fragment that it ran last."""
    at = run_page(AppTest.from_string(LEFT_IN_A_CONTAINER, default_timeout=60))
    container, *page = at.main.children.values()
    assert not getattr(container, "children", {})
    assert len(page) > 1


def elements(at: AppTest) -> list[str]:
    """The kinds of element on a page; what moves the focus is there only when the page turned."""
    return [child.type for child in at.main.children.values() if child.type != "bidi_component"]


def _note_addresses() -> None:
    """A script, as Streamlit makes pages only while one runs."""
    import streamlit as st  # noqa: PLC0415 -- Streamlit runs nothing but these lines

    from psoas_coach.ui import shell  # noqa: PLC0415 -- see above

    st.session_state["addresses"] = [shell.get_page(name).url_path for name in shell.PAGES]


def test_the_menu_has_every_page_under_its_own_address() -> None:
    at = AppTest.from_function(_note_addresses, default_timeout=60).run()
    assert at.session_state["addresses"] == ["", *PAGES[1:]]
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_a_page_runs_before_the_frame(name: str) -> None:
    tree = ast.parse((ROOT / "pages" / f"{name}.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            assert (node.module, [name.name for name in node.names]) == (
                "psoas_coach.ui",
                ["shell"],
            )
        elif not isinstance(node.value if isinstance(node, ast.Expr) else node, ast.Constant):
            assert ast.unparse(node) == "shell.enter()"
            return
    raise AssertionError(name)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_problems_with_the_journal_are_reported_in_words(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    error = JournalUnavailableError(kind)

    def broken() -> Journal:
        raise error

    monkeypatch.setattr(store, "open_journal", broken)
    at = open_page("guidance")
    assert at.error[0].value == say(error.key)
    assert len(at.error) == 1


def test_faults_in_the_content_are_reported_as_they_are(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Journal:
        raise InvalidContentError(
            ["moves.toml: bridge.depth: too deep", "dose.toml: tier: missing"]
        )

    monkeypatch.setattr(store, "open_journal", broken)
    at = open_page("guidance")
    assert at.error[0].value == "moves.toml: bridge.depth: too deep\n\ndose.toml: tier: missing"

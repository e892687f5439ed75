"""Pages in a sequence of states: how such walks begin, and how they press buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from psoas_coach.content.language import FIRST_LANGUAGE, use_language
from tests.support import answers_factory
from tests.support.page_driver import keys, press_key, run_page

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from psoas_coach.journal.journal import Journal
    from psoas_coach.journal.records import SelfCheck
    from tests.ui.conftest import OpenPage

State = Callable[["Journal", "OpenPage"], Iterator["AppTest"]]
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days",
    "thigh_trend": "same",
    "thigh_areas": ["outer"],
    "thigh_side": "left",
}


def add_self_check(journal: Journal, days_ago: int = 0, **fields: Any) -> SelfCheck:  # noqa: ANN401 -- any answer
    """Add a self-check that was made in English."""
    with use_language(FIRST_LANGUAGE):
        return answers_factory.add_self_check(journal, days_ago, **fields)


def press_each(open_page: OpenPage, name: str, **state: object) -> Iterator[AppTest]:
    """Open a page, and again for each of its buttons, which is then pressed.

    Args:
        open_page: Opens pages as a visitor does.
        name: The page.
        state: The session state of the page.
    """

    def opened() -> AppTest:
        at = open_page(name)
        for key, value in state.items():
            at.session_state[key] = value
        return run_page(at) if state else at

    at = opened()
    yield at
    for key in sorted(keys(at) - {"None"}):
        page = opened()
        if key in keys(page) and not page.button(key=key).disabled:
            yield press_key(page, key)

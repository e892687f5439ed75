"""The session page of a person with a plan, before and during the session."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from psoas_coach.journal.journal import Journal
from tests.support.answers_factory import self_check
from tests.support.session_page_driver import (
    START,
    OpenPage,
    now,
    press,
    tap,
)


@pytest.fixture
def page(journal: Journal, open_page: OpenPage) -> AppTest:
    """The session page of a person with a plan."""
    journal.self_checks.add(self_check(now()))
    return open_page("session")


@pytest.fixture
def playing(page: AppTest) -> AppTest:
    """The same, begun with pain 2."""
    return press(tap(page, "How strong", 2), START)

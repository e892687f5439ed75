"""Every page in German, in every possible state: no English word is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psoas_coach.content import language, load
from tests.support.english_words import find_english_near
from tests.support.page_states import STATES, TYPED
from tests.support.page_texts import gather_texts

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage

LANGUAGE = "de"


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.VARIABLE, LANGUAGE)


def list_kept() -> tuple[str, ...]:
    """Return what stays as it was written: what people typed, and the titles of studies."""
    sources = load().sources.values()
    return (
        *TYPED,
        *(
            part
            for source in sources
            for part in (source.title, source.place, source.authors)
            if part
        ),
    )


@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_page_has_english_left(
    journal: Journal, open_page: OpenPage, state: str
) -> None:
    with language.use_language(LANGUAGE):
        texts = gather_texts(STATES[state](journal, open_page), list_kept())
    assert len(texts) > 20
    assert {near for text in texts for near in find_english_near(text)} == set()

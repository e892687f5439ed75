"""Every page and state in a made-up language: any English text left was not translated.

What a journal stored was kept in English, so that shows as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.content import language, load
from psoas_coach.content.formats import list_months, list_weekdays, say_list
from tests.support.made_up_language import LANGUAGE, copy_data, find_english, use_data
from tests.support.page_states import STATES, TYPED
from tests.support.page_texts import gather_texts

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal
    from tests.ui.conftest import OpenPage


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("made_up"))


@pytest.fixture
def made_up(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_data(data, monkeypatch)
    monkeypatch.setenv(language.VARIABLE, LANGUAGE)


def list_allowed() -> set[str]:
    """Return the words that stay: names of months and days, and of the studies that are cited."""
    with language.use_language(LANGUAGE):
        joined = say_list(["", "", ""])
        names = {*list_months(), *list_months("abbreviated"), *list_weekdays(), joined}
    cited = " ".join(str(source) for source in load().sources.values())
    return {*find_english(" ".join(names)), *find_english(cited), "psoas", "kg"}


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("state", STATES)
def test_no_state_of_a_page_has_a_word_of_english(
    journal: Journal, open_page: OpenPage, state: str
) -> None:
    with language.use_language(LANGUAGE):
        texts = gather_texts(STATES[state](journal, open_page), TYPED)
    assert len(texts) > 20
    allowed = list_allowed()
    left = {text[:200]: {*find_english(text)} - allowed for text in texts}
    assert {text: words for text, words in left.items() if words} == {}

"""The language of the person at the page: their own choice, else the server's or the browser's.

The choice is a setting of the journal, so it applies to every device of the person. It is read only
for a person with access; a visitor without access gets the browser's language.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from psoas_coach.content import InvalidContentError, load
from psoas_coach.content.formats import name_language
from psoas_coach.content.language import (
    FIRST_LANGUAGE,
    choose_language,
    list_languages,
    use_language,
)
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.access.current_owner import AccessDeniedError
from psoas_coach.ui.access.refusal import find_refusal
from psoas_coach.ui.words import say

LANGUAGE_SETTING = "language"
"""The setting with the person's language; without it, that of the browser is used."""
OPEN = "my_data_language_open"
_USUAL = ""
"""The option for the language of the browser."""


def find_language(*, is_let_in: bool | None = None) -> str:
    """Return the language of the run.

    Args:
        is_let_in: Whether the visitor has access; None if not checked in this run yet.
    """
    if len(list_languages()) == 1 or get_script_run_ctx(suppress_warning=True) is None:
        return FIRST_LANGUAGE
    if is_let_in is None:
        is_let_in = find_refusal() is None
    chosen = _read_setting() if is_let_in else None
    return chosen or find_usual_language()


def find_usual_language() -> str:
    """Return the language for a person who has not chosen one."""
    accepted = st.context.locale or st.context.headers.get("Accept-Language")
    return choose_language(accepted)


def read_choice() -> str | None:
    """Return the language that the person chose; None if they chose none or it no longer exists.

    Call it only after the visitor's access was checked.
    """
    return _read_setting() if find_refusal() is None else None


def _read_setting() -> str | None:
    with use_language(FIRST_LANGUAGE), suppress(AccessDeniedError, JournalUnavailableError):
        chosen = store.load_settings(store.open_journal()).get(LANGUAGE_SETTING)
        return chosen if chosen in list_languages() else None
    return None


def draw_language(journal: Journal) -> None:
    """Draw the choice, collapsed; nothing if there is only one language."""
    if len(list_languages()) == 1:
        return
    with st.expander(say("my_data.language.title"), key=OPEN, on_change="rerun") as expander:
        if expander.open:
            _ask(journal)


def _ask(journal: Journal) -> None:
    chosen = read_choice() or _USUAL
    options = (_USUAL, *_list_readable())
    st.radio(
        say("my_data.language.ask"),
        options,
        index=options.index(chosen),
        format_func=_name_language,
        key=f"my_data_language_{chosen}",
        on_change=_keep,
        args=(journal, chosen),
    )


def _list_readable() -> Iterator[str]:
    """Yield the languages without errors, because one with errors could only show these."""
    for language in list_languages():
        with suppress(InvalidContentError):
            yield load(language=language).language


def _name_language(language: str) -> str:
    return name_language(language) if language else say("my_data.language.usual")


def _keep(journal: Journal, before: str) -> None:
    """Save the choice before the page runs, so that the whole page is in the new language."""
    language = st.session_state.get(f"my_data_language_{before}")
    if language in (_USUAL, *_list_readable()) and language != before:
        journal.settings.save(LANGUAGE_SETTING, language)

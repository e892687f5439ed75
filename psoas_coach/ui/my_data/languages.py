"""The language of the app, chosen by the person and kept for all of their devices."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content.formats import name_language
from psoas_coach.content.language import list_languages
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.own_language import SETTING, read_choice
from psoas_coach.ui.words import say

OPEN = "my_data_language_open"
_USUAL = ""
"""Stands for the language of the browser, whichever that is."""


def draw_language(journal: Journal) -> None:
    """Draw the choice, folded away; nothing where there is only one language."""
    if len(list_languages()) == 1:
        return
    with st.expander(say("my_data.language.title"), key=OPEN, on_change="rerun") as expander:
        if expander.open:
            _ask(journal)


def _ask(journal: Journal) -> None:
    chosen = read_choice() or _USUAL
    options = (_USUAL, *list_languages())
    st.radio(
        say("my_data.language.ask"),
        options,
        index=options.index(chosen),
        format_func=_name,
        key=f"my_data_language_{chosen}",
        on_change=_keep,
        args=(journal, chosen),
    )


def _name(language: str) -> str:
    return name_language(language) if language else say("my_data.language.usual")


def _keep(journal: Journal, before: str) -> None:
    """Save the choice before the page runs, so that all of it is in the new language."""
    language = st.session_state.get(f"my_data_language_{before}")
    if language in (_USUAL, *list_languages()) and language != before:
        journal.settings.save(SETTING, language)

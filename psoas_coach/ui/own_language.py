"""The language of the person at the page: as they chose, else as the server or the browser has it.

The choice is a setting of the journal, so every device of the person has it. It is read only for
somebody who may come in; whoever may not reads the browser's language.
"""

from __future__ import annotations

from contextlib import suppress

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from psoas_coach.content.language import (
    FIRST_LANGUAGE,
    find_set_language,
    list_languages,
    negotiate,
    use_language,
)
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui import store
from psoas_coach.ui.access import paired_devices, revoked_sign_ins
from psoas_coach.ui.access.current_owner import AccessDeniedError

SETTING = "language"
"""Setting: the language that the person chose; without it, that of the browser is used."""


def find_language() -> str:
    """Return the language of the run."""
    if len(list_languages()) == 1 or get_script_run_ctx(suppress_warning=True) is None:
        return FIRST_LANGUAGE
    return read_choice() or find_usual_language()


def find_usual_language() -> str:
    """Return the language for somebody who has chosen none."""
    accepted = st.context.locale or st.context.headers.get("Accept-Language")
    return find_set_language() or negotiate(accepted)


def read_choice() -> str | None:
    """Return the language that the person chose; None without a choice, or where it is not there.

    Nothing is said within, so any language will do there.
    """
    with use_language(FIRST_LANGUAGE), suppress(AccessDeniedError, JournalUnavailableError):
        paired_devices.check_access()
        revoked_sign_ins.reject_revoked()
        chosen = store.settings(store.journal()).get(SETTING)
        return chosen if chosen in list_languages() else None
    return None

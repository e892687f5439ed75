"""Which of the server's sessions were let in, and by which sign-in, for what comes by plain HTTP.

A page speaks through its websocket and is asked at every run who it is. Uploads and downloads are
requests of their own that name a session or a file and nobody: here they are asked as well.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui import store
from psoas_coach.ui.access import ended, setup, visitor

MOST = 4096
"""Sessions remembered; the oldest is forgotten first and has to load its page anew."""


class Visit(NamedTuple):
    """Who a session belongs to.

    Attributes:
        owner: Whose journal it opens.
        sign_in: The mark of its sign-in; nothing where nobody signs in.
    """

    owner: str
    sign_in: str = ""


_VISITS: OrderedDict[str, Visit] = OrderedDict()
_LOCK = threading.Lock()


def remember() -> None:
    """Note that the session of this run was let in. Call after it was."""
    context = get_script_run_ctx()
    if context is None:
        return
    mark = "" if setup.sign_in() is None else ended.mark(st.user)
    with _LOCK:
        _VISITS[context.session_id] = Visit(visitor.owner(), mark)
        _VISITS.move_to_end(context.session_id)
        while len(_VISITS) > MOST:
            _VISITS.popitem(last=False)


def forget() -> None:
    """Note that the session of this run is let in no more."""
    context = get_script_run_ctx()
    if context is not None:
        with _LOCK:
            _VISITS.pop(context.session_id, None)


def visit(session: str) -> Visit | None:
    """Return who a session belongs to; None when it was not let in, or its sign-in is over."""
    found = _VISITS.get(session)
    if found is None or not found.sign_in:
        return found
    return None if over(found) else found


def over(found: Visit) -> bool:
    """Whether a sign-in was ended; as long as nobody can know, it counts as over."""
    try:
        return found.sign_in in store.journal_of(found.owner).sign_ins.ended()
    except JournalUnavailableError:
        return True

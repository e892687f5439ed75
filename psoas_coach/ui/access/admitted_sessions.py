"""The server's sessions that were admitted, with their sign-ins, for requests over plain HTTP.

A page communicates through its websocket, and its owner is checked at every run. Uploads and
downloads are separate requests that name a session or a file but no person; they are checked here.
"""

from __future__ import annotations

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui import store
from psoas_coach.ui.access import current_owner, revoked_sign_ins, sign_in_setup

if TYPE_CHECKING:
    from starlette.datastructures import Headers

MOST = 4096
"""The most sessions in memory; the oldest is dropped and must load its page again."""


class Visit(NamedTuple):
    """The owner of a session.

    Attributes:
        owner: The owner of the journal that it opens.
        sign_in: The mark of its sign-in; empty without sign-in.
    """

    owner: str
    sign_in: str = ""


_VISITS: OrderedDict[str, Visit] = OrderedDict()
_LOCK = threading.Lock()


def remember_session() -> None:
    """Record that the session of this run has been admitted. Call after that check."""
    context = get_script_run_ctx()
    if context is None:
        return
    mark = "" if sign_in_setup.load_sign_in() is None else revoked_sign_ins.hash_sign_in(st.user)
    with _LOCK:
        _VISITS[context.session_id] = Visit(current_owner.identify_owner(), mark)
        _VISITS.move_to_end(context.session_id)
        while len(_VISITS) > MOST:
            _VISITS.popitem(last=False)


def forget_session() -> None:
    """Record that the session of this run is no longer admitted."""
    context = get_script_run_ctx()
    if context is not None:
        with _LOCK:
            _VISITS.pop(context.session_id, None)


def find_visit_of_session(session: str) -> Visit | None:
    """Return the owner of a session; None if it was not admitted or its sign-in has ended."""
    visit = _VISITS.get(session)
    if visit is None or not visit.sign_in:
        return visit
    return None if is_revoked(visit) else visit


def is_revoked(visit: Visit) -> bool:
    """Whether a sign-in has ended; while that cannot be determined, it counts as ended."""
    try:
        return visit.sign_in in store.open_journal_of(visit.owner).sign_ins.list_ended()
    except JournalUnavailableError:
        return True


def find_visit_of_request(headers: Headers) -> Visit | None:
    """Return the owner named by a request's signed cookie; None if it is not valid any more."""
    try:
        cookies = {
            name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()
        }
        signed = _get_signed_cookie_with_chunks(cookies, USER_COOKIE_NAME)
        user = json.loads(signed) if signed else {}
        if not isinstance(user, Mapping) or user.get("is_logged_in") is not True:
            return None
        owner = current_owner.derive_owner(user.get("iss"), user.get("sub"))
    except (CookieError, ValueError, current_owner.AccessDeniedError):
        return None
    if current_owner.find_sign_in_time(user) + current_owner.HOLDS_SECONDS < time.time():
        return None
    return Visit(owner, revoked_sign_ins.hash_sign_in(user))

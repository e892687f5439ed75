"""Phones in the local network: served if the app was started for them, admitted while paired.

The gate rejects all other devices before (``phone/lan_gate.py``). Each run checks again, so that a
device that was removed sees nothing new, even in a tab that it has open.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import streamlit as st

from psoas_coach.phone import cookie, current_service
from psoas_coach.ui import store
from psoas_coach.ui.access import current_owner, sign_in_setup
from psoas_coach.ui.access.current_owner import ON_THIS_MACHINE, AccessDeniedError

if TYPE_CHECKING:
    from streamlit.starlette import App

    from psoas_coach.phone.access import PhoneAccess

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def serve_phones(app: App) -> AsyncIterator[None]:
    """Serve phones of the local network while the app runs, if the command asked for that."""
    service = current_service.get_current()
    if service is None:
        yield
    elif sign_in_setup.load_sign_in() is not None:
        _LOG.error("phones are paired with the journal of one person; with sign-in, host the app")
        yield
    else:
        async with service.run(app, lambda: store.open_journal_of(ON_THIS_MACHINE)):
            yield


def check_access() -> None:
    """Admit the person at this machine, on a paired device, or signed in.

    Raises:
        AccessDeniedError: The device is not paired, or was removed.
        JournalUnavailableError: The list of paired devices cannot be read.
    """
    access = current_service.get_current_access()
    if access is None or not current_owner.is_visit_from_elsewhere():
        current_owner.check_access()
        return
    token = _read_token(access)
    if token is None:
        current_owner.check_access()
    elif access.find_device(token) is None:
        raise AccessDeniedError("unpaired")
    else:
        current_owner.identify_owner()


def find_this_device() -> str:
    """Return the id of the paired device that shows the page; an empty id on the computer itself.

    Raises:
        JournalUnavailableError: The list of paired devices cannot be read.
    """
    access = current_service.get_current_access()
    if access is None or not current_owner.is_visit_from_elsewhere():
        return ""
    token = _read_token(access)
    return "" if token is None else access.find_device(token) or ""


def _read_token(access: PhoneAccess) -> str | None:
    lines = st.context.headers.get_all("Cookie")
    return cookie.read_token(lines, secure=access.endpoint.secure)

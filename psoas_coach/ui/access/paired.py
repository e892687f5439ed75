"""Visits from the local network: let in for as long as their device is paired.

The gate has turned away everybody else before (``phone/lan_gate.py``). Each run asks once more, so
that a device that was removed sees nothing new even in a tab that it has open.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.phone import cookie, service
from psoas_coach.phone.access import PhoneAccess
from psoas_coach.ui.access import exposure, visitor
from psoas_coach.ui.access.visitor import StrangerError


def admit() -> None:
    """Let in the person at this machine, at a paired device, or signed in; see ``visitor.admit``.

    Raises:
        StrangerError: It is somebody else, or the device was removed.
        JournalUnavailableError: Nobody can know which devices are paired.
    """
    access = service.current_access()
    if access is None or not exposure.visit_from_elsewhere():
        visitor.admit()
        return
    token = _read_token(access)
    if token is None:
        visitor.admit()
    elif access.find_device(token) is None:
        raise StrangerError("unpaired")
    else:
        visitor.owner()


def this_device() -> str:
    """Return the id of the paired device that the page is open on; nothing on the computer itself.

    Raises:
        JournalUnavailableError: Nobody can know at the moment.
    """
    access = service.current_access()
    if access is None or not exposure.visit_from_elsewhere():
        return ""
    token = _read_token(access)
    return "" if token is None else access.find_device(token) or ""


def _read_token(access: PhoneAccess) -> str | None:
    lines = st.context.headers.get_all("Cookie")
    return cookie.read_token(lines, secure=access.endpoint.secure)

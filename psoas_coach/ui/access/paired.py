"""Visits from the local network: let in for as long as their device is paired.

The gate has turned away everybody else before (``phone/lan_gate.py``). Each run asks once more, so
that a device that was removed sees nothing new even in a tab that it has open.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.phone import cookie, service
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
    lines = st.context.headers.get_all("Cookie")
    token = cookie.read_token(lines, secure=access.endpoint.secure)
    if token is None:
        visitor.admit()
    elif access.find_device(token) is None:
        raise StrangerError("unpaired")
    else:
        visitor.owner()

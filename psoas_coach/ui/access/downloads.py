"""Whose a file is that was made when somebody pressed a button to download it.

Streamlit makes it on the press and forgets for whom; its address opens for whoever knows it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from streamlit.runtime.media_file_manager import MediaFileManager

MOST = 4096
"""Files remembered; the oldest is forgotten first and has to be asked for anew."""

_SESSIONS: OrderedDict[str, frozenset[str]] = OrderedDict()
_LOCK = threading.Lock()
_make = MediaFileManager.execute_deferred


def _made(manager: MediaFileManager, file_id: str) -> str:
    asked = _holders(manager, file_id)
    address = _make(manager, file_id)
    with _LOCK:
        name = file_of(address)
        _SESSIONS[name] = _SESSIONS.pop(name, frozenset()) | asked
        while len(_SESSIONS) > MOST:
            _SESSIONS.popitem(last=False)
    return address


def _holders(manager: MediaFileManager, file: str) -> frozenset[str]:
    found = manager._files_by_session_and_coord  # noqa: SLF001 -- nothing public tells whose a file is
    return frozenset(session for session, kept in list(found.items()) if file in set(kept.values()))


def install() -> None:
    """Remember from now on. Doing it again changes nothing."""
    MediaFileManager.execute_deferred = _made  # type: ignore[method-assign,assignment]


def file_of(address: str) -> str:
    """Return the name of a file by its address, without what tells its kind."""
    return address.rpartition("/")[2].partition(".")[0]


def sessions(manager: MediaFileManager, file: str) -> frozenset[str]:
    """Return the sessions that a file was made for."""
    return _holders(manager, file) | _SESSIONS.get(file, frozenset())

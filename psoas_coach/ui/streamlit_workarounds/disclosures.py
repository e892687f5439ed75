"""Keep Streamlit from disclosing two things: the server's existence to Amazon, and downloads.

**The server's address** (streamlit/streamlit#7721). When a page of another origin tries to connect,
which any page open in the same browser can do, Streamlit compares that origin with the machine's
external IP address. To learn that address it asks a server of Amazon's, and it blocks all other
requests meanwhile. No page of this app is reached by that address, so the question is not asked.

**Downloads** (streamlit/streamlit#8148). Streamlit makes the file when the button is pressed and
does not record for which session; anyone who knows the address can fetch it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

from streamlit import net_util
from streamlit.runtime.media_file_manager import MediaFileManager


def hide_external_address() -> None:
    """Stop Streamlit from looking up the external address. Calling it again has no effect."""
    net_util.get_external_ip = _return_no_address


def _return_no_address() -> None:
    return None


MAX_DOWNLOADS = 4096
"""The most files remembered; the oldest is dropped and has to be requested again."""

_DOWNLOAD_SESSIONS: OrderedDict[str, frozenset[str]] = OrderedDict()
_LOCK = threading.Lock()
_execute_deferred = MediaFileManager.execute_deferred


def _execute_and_track(manager: MediaFileManager, file_id: str) -> str:
    holders = _find_holders(manager, file_id)
    address = _execute_deferred(manager, file_id)
    with _LOCK:
        name = name_file(address)
        _DOWNLOAD_SESSIONS[name] = _DOWNLOAD_SESSIONS.pop(name, frozenset()) | holders
        while len(_DOWNLOAD_SESSIONS) > MAX_DOWNLOADS:
            _DOWNLOAD_SESSIONS.popitem(last=False)
    return address


def _find_holders(manager: MediaFileManager, file: str) -> frozenset[str]:
    by_session = manager._files_by_session_and_coord  # noqa: SLF001 -- no public access to it
    return frozenset(
        session for session, files in list(by_session.items()) if file in set(files.values())
    )


def track_downloads() -> None:
    """Track the sessions of downloads from now on. Calling it again has no effect."""
    MediaFileManager.execute_deferred = _execute_and_track  # type: ignore[method-assign,assignment]


def name_file(address: str) -> str:
    """Return the name of a file from its address, without its extension."""
    return address.rpartition("/")[2].partition(".")[0]


def find_download_sessions(manager: MediaFileManager, file: str) -> frozenset[str]:
    """Return the sessions for which a file was made."""
    return _find_holders(manager, file) | _DOWNLOAD_SESSIONS.get(file, frozenset())

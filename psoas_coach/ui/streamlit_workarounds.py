"""What Streamlit does not do yet, and what is done about it: each with the issue that would end it.

- **The server never asks the network who it is** (streamlit/streamlit#7721). A page of another
  origin that knocks at the app (any page open in the same browser can) makes Streamlit compare that
  origin with the machine's own address on the internet, and to learn that it asks a server of
  Amazon, holding up everybody meanwhile. No page of ours is reached by that address.
- **A browser keeps four claims of a sign-in and where they came from** (streamlit/streamlit#16569).
  A provider may tell two hundred groups of a person. Streamlit would keep all of it in cookies,
  twice with the tokens, and send them with every request: more than a proxy or the server itself
  takes, so the page stays empty. What names the person and the sign-in is all that is ever read.
- **A download belongs to the session that asked for it** (streamlit/streamlit#8148). Streamlit
  makes the file on the press and forgets for whom; its address opens for whoever knows it.
- **The primary button can be read in the dark theme** (streamlit/streamlit#12801). Streamlit writes
  white on every primary button. The theme's "violet" text colour is used for nothing else, so it is
  set to what can be read on the primary colour, and follows a change of theme without a rerun.
- **A run reaches the browser whole** (streamlit/streamlit#14985). Streamlit sends every 5 ms what a
  run has drawn, and the browser works the whole page out anew for each part of it. Here what a run
  draws waits for its end; docs/decisions/settings-for-speed.md says what that saves.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit import net_util
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.web.server.starlette import starlette_auth_routes as routes

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

COOKIE_CLAIMS = ("iss", "sub", "iat", "nonce", "origin", "is_logged_in", "provider")
MAX_TOKEN_LENGTH = 1500
"""Letters of an id token that are kept for signing out at the provider; one that is longer, with a
person's groups in it, is not: providers sign out without it too, some with one more question."""

_set_auth_cookie = routes._set_auth_cookie  # noqa: SLF001 -- the one place where Streamlit writes it


async def _set_small_auth_cookie(
    response: Response, user_info: dict[str, Any], tokens: dict[str, Any]
) -> None:
    token = tokens.get("id_token")
    short = {"id_token": token} if isinstance(token, str) and len(token) <= MAX_TOKEN_LENGTH else {}
    await _set_auth_cookie(
        response, {name: user_info[name] for name in COOKIE_CLAIMS if name in user_info}, short
    )


def limit_sign_in_cookie() -> None:
    """Let no more be kept from now on. Doing it again changes nothing."""
    routes._set_auth_cookie = _set_small_auth_cookie  # noqa: SLF001 -- see above


MAX_DOWNLOADS = 4096
"""Files remembered; the oldest is forgotten first and has to be asked for anew."""

_DOWNLOAD_SESSIONS: OrderedDict[str, frozenset[str]] = OrderedDict()
_LOCK = threading.Lock()
_execute_deferred = MediaFileManager.execute_deferred


def _execute_and_track(manager: MediaFileManager, file_id: str) -> str:
    holders = _find_holders(manager, file_id)
    address = _execute_deferred(manager, file_id)
    with _LOCK:
        name = file_of(address)
        _DOWNLOAD_SESSIONS[name] = _DOWNLOAD_SESSIONS.pop(name, frozenset()) | holders
        while len(_DOWNLOAD_SESSIONS) > MAX_DOWNLOADS:
            _DOWNLOAD_SESSIONS.popitem(last=False)
    return address


def _find_holders(manager: MediaFileManager, file: str) -> frozenset[str]:
    by_session = manager._files_by_session_and_coord  # noqa: SLF001 -- nothing public tells whose a file is
    return frozenset(
        session for session, files in list(by_session.items()) if file in set(files.values())
    )


def track_downloads() -> None:
    """Remember from now on. Doing it again changes nothing."""
    MediaFileManager.execute_deferred = _execute_and_track  # type: ignore[method-assign,assignment]


def file_of(address: str) -> str:
    """Return the name of a file by its address, without what tells its kind."""
    return address.rpartition("/")[2].partition(".")[0]


def find_download_sessions(manager: MediaFileManager, file: str) -> frozenset[str]:
    """Return the sessions that a file was made for."""
    return _find_holders(manager, file) | _DOWNLOAD_SESSIONS.get(file, frozenset())


def hide_external_address() -> None:
    """Leave the address on the internet unknown. Doing it again changes nothing."""
    net_util.get_external_ip = _return_no_address


def _return_no_address() -> None:
    return None


TOGETHER_SECONDS = 0.04
"""How long what a run draws waits at most for the rest of it; the end of the run sends it all."""
_DRAWN = frozenset(
    {
        "delta",
        "navigation",
        "new_session",
        "page_config_changed",
        "ref_hash",
        "session_status_changed",
    }
)
"""Kinds of message that only mean something together. Any other one is sent at once, and with it
whatever waits before it."""

_WAITING: set[str] = set()
"""Ids of the sessions of which something waits."""


def _enqueue(session: AppSession, message: ForwardMsg) -> None:
    session._browser_queue.enqueue(message)  # noqa: SLF001 -- Streamlit has no place for this
    send = session._message_enqueued_callback  # noqa: SLF001 -- see above
    if send is None:
        return
    if message.WhichOneof("type") not in _DRAWN:
        send()
    elif session.id not in _WAITING:
        _WAITING.add(session.id)
        loop = session._event_loop  # noqa: SLF001 -- see above
        loop.call_soon_threadsafe(loop.call_later, TOGETHER_SECONDS, _send, session.id, send)


def _send(session: str, send: Callable[[], None]) -> None:
    _WAITING.discard(session)
    send()


def send_runs_whole() -> None:
    """Send from now on what a run draws when it ends. Doing it again changes nothing."""
    AppSession._enqueue_forward_msg = _enqueue  # type: ignore[method-assign,assignment] # noqa: SLF001 -- see above


BUTTON_WIDTH = 200
"""Pixels: wide enough to hit with a thumb without looking, and fits beside "Back" at 360."""


def primary_button(label: str, *, key: str, **options: Any) -> bool:  # noqa: ANN401 -- as st.button takes them
    """Draw the button; True in the run that its press causes."""
    return st.button(
        f":violet[{label}]", key=key, type="primary", **{"width": BUTTON_WIDTH, **options}
    )

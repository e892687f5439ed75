"""A run reaches the browser whole (streamlit/streamlit#14985).

Streamlit sends every 5 ms what a run has drawn, and the browser works the whole page out anew for
each part of it. Here what a run draws waits for its end; ``docs/decisions/response-time.md``
says what that saves.

What one tab draws costs nothing for the tabs of others. When anything is to be sent, Streamlit goes
through every session that is connected and empties a queue that is empty, on the one thread that
talks to all browsers: with 400 tabs open, 0.8 ms for each run of any of them. Here that thread is
given only the sessions that have something to send, and does not so much as look at the others.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from streamlit.runtime.session_manager import ActiveSessionInfo

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
_UNSENT: set[str] = set()
"""Ids of the sessions whose messages are to be sent now; a run that goes on is not among them, so
that it stays whole when others end."""

_list_all = WebsocketSessionManager.list_active_sessions
_SEND_LOOP = Runtime._loop_coroutine.__code__  # noqa: SLF001 -- Streamlit has no place for this


def _enqueue(session: AppSession, message: ForwardMsg) -> None:
    session._browser_queue.enqueue(message)  # noqa: SLF001 -- see above
    send = session._message_enqueued_callback  # noqa: SLF001 -- see above
    if send is None:
        return
    if message.WhichOneof("type") not in _DRAWN:
        _UNSENT.add(session.id)
        send()
    elif session.id not in _WAITING:
        _WAITING.add(session.id)
        loop = session._event_loop  # noqa: SLF001 -- see above
        loop.call_soon_threadsafe(loop.call_later, TOGETHER_SECONDS, _send, session.id, send)


def _send(session: str, send: Callable[[], None]) -> None:
    _WAITING.discard(session)
    _UNSENT.add(session)
    send()


def _list_sessions(manager: WebsocketSessionManager) -> list[ActiveSessionInfo]:
    """Return the sessions that are connected; to the loop that sends, those it has work with."""
    if sys._getframe(1).f_code is not _SEND_LOOP:  # noqa: SLF001 -- others ask for all of them
        return _list_all(manager)
    return [one for id_ in tuple(_UNSENT) if (one := _take(manager, id_)) is not None]


def _take(manager: WebsocketSessionManager, id_: str) -> ActiveSessionInfo | None:
    """Return a session that is connected; what one that is not has to send waits for it."""
    one = manager.get_active_session_info(id_)
    if one is None:
        if manager.get_session_info(id_) is None:  # it is over
            _UNSENT.discard(id_)
    elif one.session._settled is None:  # noqa: SLF001 -- else Streamlit wants to see it every time
        _UNSENT.discard(id_)
    return one


def send_runs_whole() -> None:
    """Send what a run draws when it ends, and look at nobody else, from now on.

    Doing it again changes nothing.
    """
    WebsocketSessionManager.list_active_sessions = _list_sessions  # type: ignore[method-assign,assignment]
    AppSession._enqueue_forward_msg = _enqueue  # type: ignore[method-assign,assignment] # noqa: SLF001 -- see above

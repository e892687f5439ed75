"""Send each run to the browser as a whole (streamlit/streamlit#14985, streamlit/streamlit#9921).

Streamlit sends messages every 5 ms while a run draws, and the browser renders the whole page again
for each batch. This module holds the messages back until the end of the run;
``docs/decisions/whole-runs.md`` has the measurements.

Streamlit also drops the last messages of a run if a request arrives before they are handled. A
fragment then draws into a container that the browser never received, and the browser shows nothing
of the page. Here such a request waits for the messages.

The same befell a run of the whole page that was asked for just as a fragment's run ended. Both run
in one thread, in which the fragment leaves its own container as the place to draw in; see
``draw_from_root``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.runtime.app_session import AppSession, AppSessionState

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

TOGETHER_SECONDS = 0.04
"""How long messages wait at most for the rest of their run; its end sends them all."""
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
"""Kinds of messages that belong together. Any other kind is sent at once, with everything that
waits before it.
"""

_WAITING: set[str] = set()
"""Ids of the sessions with waiting messages."""


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


_clear_queue = AppSession._clear_queue  # noqa: SLF001 -- see above


def _clear_for_run(session: AppSession, fragment_ids_this_run: list[str] | None = None) -> None:
    """Drop the messages that a new run will replace; drop none for the run of a fragment.

    Streamlit drops the fragment's part of a page that has not been sent yet, and reports the page
    as finished. The browser then removes the empty container, and a fragment without its container
    makes the whole page disappear.
    """
    if fragment_ids_this_run is None:
        _clear_queue(session)
    else:  # The fragment's messages are added after the page's and replace none of them.
        session._browser_queue._delta_index_map = {}  # noqa: SLF001 -- see above


_create_runner = AppSession._create_scriptrunner  # noqa: SLF001 -- see above


def _create_after_messages(session: AppSession, request: RerunData) -> None:
    """Start a run; if the previous run has just ended, start it after all of its messages.

    A stopped runner accepts no request, but its messages may still be queued on the event loop. If
    there were a new runner by then, they would be ignored.
    """
    if session._scriptrunner is None:  # noqa: SLF001 -- see above
        _create_runner(session, request)
    else:
        session._call_soon_on_event_loop(lambda: _begin(session, request))  # noqa: SLF001 -- see above


def _begin(session: AppSession, request: RerunData) -> None:
    """Pass a request to the runner that another request has started meanwhile, or to a new one."""
    if session._state == AppSessionState.SHUTDOWN_REQUESTED:  # noqa: SLF001 -- see above
        return
    runner = session._scriptrunner  # noqa: SLF001 -- see above
    if runner is None or not runner.request_rerun(request):
        _create_runner(session, request)


def draw_from_root() -> None:
    """Make the run of a whole page start at the page's root, whatever ran in its thread before.

    Streamlit resets this only after an interrupted run or in a new thread. With
    ``runner.fastReruns`` off, the run may follow that of a fragment in the same thread.
    """
    context_dg_stack.set(get_default_dg_stack_value())


def send_runs_whole() -> None:
    """Send the messages of a run together when it ends. Calling it again has no effect."""
    AppSession._create_scriptrunner = _create_after_messages  # type: ignore[method-assign,assignment] # noqa: SLF001 -- see above
    AppSession._clear_queue = _clear_for_run  # type: ignore[method-assign,assignment] # noqa: SLF001 -- see above
    AppSession._enqueue_forward_msg = _enqueue  # type: ignore[method-assign,assignment] # noqa: SLF001 -- see above

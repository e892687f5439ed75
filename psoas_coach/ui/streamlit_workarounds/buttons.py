"""Three gaps of Streamlit's buttons: contrast, the language of a download, and lost presses.

**Contrast.** Streamlit writes white on every primary button (streamlit/streamlit#12801), which is
hard to read in the dark theme. The theme's "violet" text colour is used for nothing else, so it is
set to a colour with enough contrast. It follows a change of theme without a rerun.

**Downloads.** Streamlit calls the function that makes a file when its button is pressed, in a
thread outside any run, so it does not know the person's language. Without ``offer_download`` a
German page would print an English plan.

**Lost presses.** The browser sends a press once. Streamlit 1.67 ends a run as soon as another
request comes in, such as a component's report, and clears the run's button presses at the start of
the next one (``SessionState._reset_triggers``). If the run had not reached its button by then, the
press was lost, and the person waited for a save that never came. ``keep_button_presses`` carries
such a press over into the next run, in the way in which Streamlit itself replays presses whose
callbacks have been called.

With Streamlit's default, ``runner.fastReruns``, a run is abandoned rather than ended, and its
presses with it. The workaround needs that setting off, as in ``.streamlit/config.toml``.

A press that the script has received is never repeated: the script must act on it before it draws
anything else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from psoas_coach.content.language import keep_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from streamlit.proto.WidgetStates_pb2 import WidgetState
    from streamlit.runtime.scriptrunner import RerunData

BUTTON_WIDTH = 200
"""Pixels: wide enough to hit with a thumb without looking, and fits beside "Back" at 360."""


def draw_primary_button(label: str, *, key: str, **options: Any) -> bool:  # noqa: ANN401 -- as st.button takes them
    """Draw the button; True in the run that a press causes."""
    return st.button(
        _mark_primary(label), key=key, type="primary", **{"width": BUTTON_WIDTH, **options}
    )


def offer_download(
    label: str,
    make: Callable[[], bytes],
    *,
    key: str,
    primary: bool = False,
    **options: Any,  # noqa: ANN401 -- as st.download_button takes them
) -> None:
    """Draw a download button.

    Args:
        label: The label of the button.
        make: Returns the file; it is called for every press.
        key: A key that is unique on the page.
        primary: Whether it is the primary button of the page.
        options: Further arguments of ``st.download_button``.
    """
    if primary:
        label, options = _mark_primary(label), {"type": "primary", **options}
    st.download_button(label, keep_language(make), key=key, on_click="ignore", **options)


def _mark_primary(label: str) -> str:
    """Return the label of a primary button, in a colour that is readable on it."""
    return f":violet[{label}]"


_handle_request = ScriptRunner._maybe_handle_execution_control_request  # noqa: SLF001 -- Streamlit has no place for this
_RUN_SCRIPT = ScriptRunner._run_script.__code__  # noqa: SLF001 -- see above
_DRAW_BUTTON = frozenset(
    [
        ButtonMixin._button.__code__,  # noqa: SLF001 -- see above
        ButtonMixin._download_button.__code__,  # noqa: SLF001 -- see above
    ]
)
"""The functions that draw a button and then tell the script whether it was pressed. They enqueue a
message in between, which is a place where a run may end."""


def keep_button_presses() -> None:
    """Carry presses over to the next run from now on. Calling it again has no effect."""
    ScriptRunner._maybe_handle_execution_control_request = _handle_request_with_presses  # type: ignore[method-assign,assignment] # noqa: SLF001 -- see above


def _handle_request_with_presses(runner: ScriptRunner) -> None:
    """End the run where Streamlit would, and pass the presses that it has not seen to the next."""
    try:
        _handle_request(runner)
    except RerunException as ended:
        raise RerunException(_add_presses(runner, ended.rerun_data)) from None


def _add_presses(runner: ScriptRunner, request: RerunData) -> RerunData:
    """Return the request with the presses that the script has not received yet."""
    run, drawing = _look_at_stack()
    if run is None:
        return request
    context = get_script_run_ctx()
    drawn = context.shared.widget_ids_this_run.snapshot() if context is not None else frozenset()
    states = runner._session_state._state._new_widget_state  # noqa: SLF001 -- see above
    fresh, replayed = _copy(request.widget_states), _copy(request.replay_trigger_states)
    for press in _list_presses(run):
        if press.id in drawn and press.id != drawing:
            continue
        applied = states.get_serialized(press.id)
        # The callback is called only after the state has been applied.
        target = replayed if applied is not None and applied.trigger_value else fresh
        others = [widget for widget in target.widgets if widget.id != press.id]
        target.ClearField("widgets")
        target.widgets.extend([*others, press])
    return replace(
        request,
        widget_states=fresh if fresh.widgets else request.widget_states,
        replay_trigger_states=replayed if replayed.widgets else request.replay_trigger_states,
    )


def _copy(states: WidgetStates | None) -> WidgetStates:
    copy = WidgetStates()
    if states is not None:
        copy.CopyFrom(states)
    return copy


def _list_presses(run: RerunData) -> Iterator[WidgetState]:
    """Yield the buttons that were pressed in the browser before this run."""
    for states in (run.replay_trigger_states, run.widget_states):
        if states is not None:
            yield from (widget for widget in states.widgets if widget.trigger_value)


def _look_at_stack() -> tuple[RerunData | None, str | None]:
    """Return the request of this run, and the id of the button that is being drawn.

    Streamlit has both only in local variables.
    """
    run, drawing = None, None
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 -- see above
    while frame is not None and run is None:
        if frame.f_code in _DRAW_BUTTON:
            drawing = frame.f_locals.get("element_id")
        elif frame.f_code is _RUN_SCRIPT:
            run = frame.f_locals["rerun_data"]
        frame = frame.f_back
    return run, drawing

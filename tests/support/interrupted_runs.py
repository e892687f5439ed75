"""Runs of a page that are interrupted, as Streamlit interrupts them for the next tap."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING
from unittest import mock

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, StopException
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Interruption:
    """One place at which a run may be interrupted.

    Attributes:
        reached: Whether the run reached it.
    """

    def __init__(self) -> None:
        self.reached = False


@contextmanager
def interrupt_at(place: int, *, since: Callable[[], bool] = lambda: True) -> Iterator[Interruption]:
    """Interrupt the next run at one of the places where Streamlit checks for a request.

    These are every access to its session state, every widget and every element. At most one run in
    the block is interrupted.

    Args:
        place: The number of the place in the order of the run, from 0.
        since: Whether the run has reached the start of the count.
    """

    def stop(runner: ScriptRunner) -> None:
        del runner
        raise StopException

    with _do_at(place, stop, since) as interruption:
        yield interruption


@contextmanager
def another_request_at(place: int) -> Iterator[Interruption]:
    """Let a component report something at one of these places, which starts another run.

    As from a browser, the request contains the values of all widgets, and no press.

    Args:
        place: The number of the place in the order of the run, from 0.
    """

    def ask_again(runner: ScriptRunner) -> None:
        context = get_script_run_ctx()
        assert context is not None
        values = WidgetStates()
        for state in runner._session_state.get_widget_states():  # noqa: SLF001 -- as Streamlit does
            if state.WhichOneof("value") != "trigger_value":
                values.widgets.append(state)
        runner.request_rerun(
            RerunData(
                query_string=context.query_string,
                widget_states=values,
                page_script_hash=context.page_script_hash,
            )
        )

    with _do_at(place, ask_again, lambda: True) as interruption:
        yield interruption


@contextmanager
def _do_at(
    place: int, do: Callable[[ScriptRunner], None], since: Callable[[], bool]
) -> Iterator[Interruption]:
    interruption, places = Interruption(), count()
    name = "_maybe_handle_execution_control_request"
    real = getattr(ScriptRunner, name)

    def look(runner: ScriptRunner) -> None:
        # Streamlit also checks only here, and only then.
        in_script = runner._execing and runner._is_in_script_thread()  # noqa: SLF001
        if in_script and since() and next(places) == place:
            interruption.reached = True
            do(runner)
        real(runner)

    with mock.patch.object(ScriptRunner, name, look):
        yield interruption

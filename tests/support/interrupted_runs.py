"""Runs of a page that end early, as Streamlit ends them for the next tap."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING
from unittest import mock

from streamlit.runtime.scriptrunner import StopException
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Interruption:
    """One place at which a run may be ended.

    Attributes:
        reached: Whether the run came so far.
    """

    def __init__(self) -> None:
        self.reached = False


@contextmanager
def interrupted_at(
    place: int, *, since: Callable[[], bool] = lambda: True
) -> Iterator[Interruption]:
    """End the next run at one of the places where Streamlit looks whether it should.

    These are every access to its session state, every widget and every element that is drawn. Not
    more than one run in the block is ended.

    Args:
        place: Counted from 0 in the order of the run.
        since: Whether the run has come to where the counting begins.
    """
    interruption, places = Interruption(), count()
    name = "_maybe_handle_execution_control_request"
    real = getattr(ScriptRunner, name)

    def look(runner: ScriptRunner) -> None:
        # Streamlit looks only here, too, and only then.
        in_script = runner._execing and runner._is_in_script_thread()  # noqa: SLF001
        if in_script and since() and next(places) == place:
            interruption.reached = True
            raise StopException
        real(runner)

    with mock.patch.object(ScriptRunner, name, look):
        yield interruption

"""What goes on beside the pages for as long as the app runs: phones served, the first page ready.

A server that has just begun has imported little. The first visitor would wait for all of it, and
yet a browser needs a second before it asks for a page at all. So the server begins by itself, in a
thread; a page that comes earlier waits for what it needs and no longer. Where each move's picture
is cut, which takes most of the time to draw one, is worked out last, and no further once somebody
has come: a slow machine has enough to do then.
"""

from __future__ import annotations

import gc
import importlib
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from psoas_coach.body.figure import find_frame
from psoas_coach.content import InvalidContentError, load, load_all
from psoas_coach.phone import current_service

if TYPE_CHECKING:
    from streamlit.starlette import App

first_run_began = threading.Event()
"""Set once the first page runs: what only spares it time is of no use from then on."""
MODULES = (
    "psoas_coach.ui.goal",
    "psoas_coach.ui.new_signs.banner",
    "psoas_coach.ui.plan_changes",
    "psoas_coach.ui.shell",
    "psoas_coach.ui.today.check_in",
    "psoas_coach.ui.today.days",
    "psoas_coach.ui.today.notices",
    "psoas_coach.ui.today.plan_card",
    "psoas_coach.ui.week",
)
"""What the front page imports."""
YOUNG_OBJECTS = 5_000
"""After how many new objects Python looks for those that nobody can reach any more; 700 is usual.

A run of a page makes and drops some hundreds. Looked at while it goes on, they are taken for old,
and Python soon looks at all objects there are: with 400 tabs open for a fifth of a second, in which
nobody is served, once in 560 reruns. With more room for the young ones it is once in 2,400, for 10
to 15 MiB; see ``docs/decisions/response-time.md``.
"""


@asynccontextmanager
async def serve(app: App) -> AsyncIterator[None]:
    """Make the first page ready, and serve phones where that was asked for."""
    gc.set_threshold(YOUNG_OBJECTS)
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    if current_service.current() is None:
        yield
        return
    from psoas_coach.ui.access import paired_devices  # noqa: PLC0415 -- for the command alone

    async with paired_devices.serve_phones(app):
        yield


def warm_up() -> None:
    """Read the content and import the front page; then read other languages, and frame figures."""
    with suppress(InvalidContentError):  # The page reports the error.
        load()
        for name in MODULES:
            importlib.import_module(name)
        load_all()
        for move in load().moves:
            if first_run_began.is_set():
                return
            find_frame(move)

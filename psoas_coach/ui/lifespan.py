"""Background work for as long as the app runs: the listener for phones, and the first page ready.

A server that has just started has imported little, and its caches are empty. The first visitor
would wait for both, although a browser takes about half a second until it asks for a page. So a
thread imports the front page and fills its caches as soon as the server starts. A page that is
asked for earlier waits only for what it needs. The frames of all figures, which take most of the
time to draw them, come last, and only until somebody opens a page: a slow machine has enough to do
then.
"""

from __future__ import annotations

import gc
import importlib
import sys
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
"""Set once the first page runs: preparing that run is of no use afterwards."""
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
"""The modules that the front page imports."""
COLLECTION_THRESHOLDS = (5_000, 10, 80)
"""The thresholds of Python's garbage collector for young, middle-aged and all objects; the default
is 700, 10 and 10. A run of a page creates and drops some hundreds of objects, and a collection in
the middle of it promotes them. A full collection stops everybody for 0.3 s with 400 open tabs, and
the queue that builds up takes another second. It came once in 2,400 reruns, and 95 in 100 reruns
took up to 357 ms; now, with loaded content frozen, it comes once in about 5,600, and 95 in 100 take
91 ms. ``docs/decisions/garbage-collection.md`` has the measurements, and the cost in memory.
"""
SWITCH_SECONDS = 0.001
"""How long a thread may hold Python's lock while another waits for it; the default is 5 ms. The
thread that serves all browsers waits for the threads that run pages. With 400 people the 95th
percentile falls from 94 to 73 ms, with the same processor time.
"""


@asynccontextmanager
async def serve(app: App) -> AsyncIterator[None]:
    """Prepare the first page, and serve phones if the command asked for that."""
    gc.set_threshold(*COLLECTION_THRESHOLDS)
    sys.setswitchinterval(SWITCH_SECONDS)
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    if current_service.get_current() is None:
        yield
        return
    from psoas_coach.ui.access import paired_devices  # noqa: PLC0415 -- for the command alone

    async with paired_devices.serve_phones(app):
        yield


def warm_up() -> None:
    """Load the content, import and preload the front page; then load languages, draw figures."""
    with suppress(InvalidContentError):  # The page reports the error.
        load()
        for name in MODULES:
            importlib.import_module(name)
        if not first_run_began.is_set():
            importlib.import_module("psoas_coach.ui.today.preload").preload_today()
        load_all()
        gc.freeze()  # Loaded content is permanent, so full collections need not scan it.
        for move in load().moves:
            if first_run_began.is_set():
                return
            find_frame(move)

"""What goes on beside the pages for as long as the app runs: phones served, the first page ready.

A server that has just begun has imported little. The first visitor would wait for all of it, and
yet a browser needs a second before it asks for a page at all. So the server begins by itself, in a
thread; a page that comes earlier waits for what it needs and no longer. Figures are left to the
pages: each is drawn in a moment, and all of them would hold up the first page on a slow machine.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from psoas_coach.content import InvalidContentError, load, load_all
from psoas_coach.phone import current_service

if TYPE_CHECKING:
    from streamlit.starlette import App

MODULES = (
    "psoas_coach.ui.goal",
    "psoas_coach.ui.new_signs.banner",
    "psoas_coach.ui.plan_changes",
    "psoas_coach.ui.shell",
    "psoas_coach.ui.today.check_in",
    "psoas_coach.ui.today.days",
    "psoas_coach.ui.today.notices",
    "psoas_coach.ui.today.plan_card",
    "psoas_coach.ui.today.without_plan",
    "psoas_coach.ui.week",
)
"""What the front page imports."""


@asynccontextmanager
async def serve(app: App) -> AsyncIterator[None]:
    """Make the first page ready, and serve phones where that was asked for."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    if current_service.current() is None:
        yield
        return
    from psoas_coach.ui.access import paired_devices  # noqa: PLC0415 -- for the command alone

    async with paired_devices.serve_phones(app):
        yield


def warm_up() -> None:
    """Read the content and import the front page; then read what other languages have."""
    with suppress(InvalidContentError):  # the page says what is wrong
        load()
        for name in MODULES:
            importlib.import_module(name)
        load_all()

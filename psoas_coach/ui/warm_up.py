"""What the first page needs, made ready while its browser still loads the app.

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

from psoas_coach.content import InvalidContentError, load, load_all

MODULES = ("psoas_coach.ui.shell", "psoas_coach.ui.today.page")
"""What the front page imports."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Begin as soon as the server runs, and let it go on meanwhile."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


def warm_up() -> None:
    """Read the content and import the front page; then read what other languages have."""
    with suppress(InvalidContentError):  # the page says what is wrong
        load()
        for name in MODULES:
            importlib.import_module(name)
        load_all()

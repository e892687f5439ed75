"""What stands between the network and Streamlit, the same at home and hosted."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from psoas_coach.phone import service
from psoas_coach.ui import discreet, offline, store
from psoas_coach.ui.access import claims, downloads, setup
from psoas_coach.ui.access.gate import Gate
from psoas_coach.ui.access.tabs import OneSignInPerTab
from psoas_coach.ui.access.visitor import ON_THIS_MACHINE

if TYPE_CHECKING:
    from streamlit.starlette import App

_LOG = logging.getLogger(__name__)


def middleware() -> list[Middleware]:
    """Return what every request goes through first; what Streamlit itself does is set right too."""
    # Before the first visitor: a page that was open all along speaks at once.
    discreet.install()
    offline.install()
    claims.install()
    downloads.install()
    return [Middleware(Gate), Middleware(OneSignInPerTab)]


@asynccontextmanager
async def lifespan(app: App) -> AsyncIterator[None]:
    """Serve phones of the local network for as long as the app runs, where that was asked for."""
    asked = service.current()
    if asked is None:
        yield
    elif setup.sign_in() is not None:
        _LOG.error("phones are paired with the journal of one person; with sign-in, host the app")
        yield
    else:
        async with asked.run(app, lambda: store.journal_of(ON_THIS_MACHINE)):
            yield

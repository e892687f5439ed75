"""What goes on beside the pages for as long as the app runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from psoas_coach.phone import current_service
from psoas_coach.ui import warm_up

if TYPE_CHECKING:
    from streamlit.starlette import App


@asynccontextmanager
async def serve(app: App) -> AsyncIterator[None]:
    """Make the first page ready, and serve phones where that was asked for."""
    async with warm_up.lifespan(app):
        if current_service.current() is None:
            yield
            return
        from psoas_coach.ui.access import paired_devices  # noqa: PLC0415 -- for the command alone

        async with paired_devices.serve_phones(app):
            yield

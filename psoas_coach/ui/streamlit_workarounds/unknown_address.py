"""An address that no page has is left to the app, without Streamlit's dialog about it.

If no page has the address that the browser asks for, Streamlit runs the front page and tells the
browser to show a dialog, "Page not found", in English whatever the person's language, over a page
that they have not asked for. No setting turns the dialog off. Here Streamlit's function only notes
that the address is unknown, and the app says so in its own words.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

from streamlit.commands import navigation

if TYPE_CHECKING:
    from streamlit.runtime.scriptrunner import ScriptRunContext

_unknown: ContextVar[bool] = ContextVar("unknown_address", default=False)


def hide_dialog() -> None:
    """Send no dialog to the browser from now on. Calling it again has no effect."""
    navigation.send_page_not_found = _note_unknown  # type: ignore[assignment]


def _note_unknown(_context: ScriptRunContext) -> None:
    _unknown.set(True)


def take_note() -> bool:
    """Return whether this run was asked for with an unknown address, and forget it."""
    unknown = _unknown.get()
    _unknown.set(False)
    return unknown

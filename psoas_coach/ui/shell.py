"""What every page shares: the frame around it, and the way in through that frame.

A server that finds a ``pages/`` folder runs page files on their own, without ``app.py``, until
something calls ``st.navigation``: a deep link right after a restart does that, and so does every
run under AppTest. So every page begins with ``enter()``, which goes through the frame first.
"""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from psoas_coach.content import ContentFaultsError
from psoas_coach.journal.faults import JournalUnavailableError
from psoas_coach.ui.words import say

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

PAGES = {
    "today": ":material/today:",
    "self_check": ":material/checklist:",
    "guidance": ":material/signpost:",
    "session": ":material/self_improvement:",
    "progress": ":material/show_chart:",
}
"""File name without ending, which is also the address, and icon; the first is the front page."""

_ROOT = Path(__file__).resolve().parents[2]
_ICON = Path(__file__).parent / "assets" / "icon.png"
_framed: ContextVar[bool] = ContextVar("framed", default=False)


def page(name: str) -> Page:
    """Return one page of the app, to link or switch to."""
    return st.Page(
        _ROOT / "pages" / f"{name}.py",
        title=say(f"frame.pages.{name}"),
        icon=PAGES[name],
        default=name == next(iter(PAGES)),
    )


def frame() -> Page:
    """Draw what every page shares and return the page the visitor asked for."""
    # First of all: without an icon of our own the browser would fetch the page's from elsewhere.
    st.set_page_config(page_icon=_ICON, layout="centered")
    chosen = st.navigation([page(name) for name in PAGES], position="top")
    st.set_page_config(page_title=say("frame.title", page=chosen.title))
    return chosen


def run() -> None:
    """Show the page the visitor asked for inside its frame. All that ``app.py`` does."""
    token = _framed.set(True)
    try:
        frame().run()
    except JournalUnavailableError as error:
        st.error(say(error.key), icon=":material/database_off:")
    except ContentFaultsError as error:
        # The words themselves may be what is broken: these come from the loader as they are.
        st.error("\n\n".join(error.faults))
    finally:
        _framed.reset(token)


def enter() -> None:
    """Go through the frame, always. The first call in every page file."""
    if not _framed.get():
        run()
        st.stop()

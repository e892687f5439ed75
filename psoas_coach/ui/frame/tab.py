"""The browser's tab: its title and its icon.

``st.set_page_config`` does the same, but imports NumPy and Pillow to find out that our icon is an
address already. Nothing else on the way to the first page needs them, and they are a fifth of the
time that it takes in a new process, and of its memory.
"""

from __future__ import annotations

import base64
import functools
from pathlib import Path

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageConfig_pb2 import PageConfig
from streamlit.runtime.scriptrunner import get_script_run_ctx

_ICON = Path(__file__).parent.parent / "assets" / "icon.png"


def set_tab(title: str) -> None:
    """Give the tab a title and our icon, and the page all the width there is.

    Without an icon of our own the browser would fetch the page's from elsewhere, so this is the
    first thing that a run draws.
    """
    context = get_script_run_ctx()
    if context is None:
        return
    message = ForwardMsg()
    config = message.page_config_changed
    config.title = title
    config.favicon = _icon()
    config.layout = PageConfig.WIDE
    context.enqueue(message)


@functools.cache
def _icon() -> str:
    """Return the icon in the form that costs nothing to send: with its address in itself."""
    return f"data:image/png;base64,{base64.b64encode(_ICON.read_bytes()).decode()}"

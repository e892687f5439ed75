"""A file is made in the language of the button that asks for it.

Streamlit makes it when the button is pressed, in a thread that belongs to no run and so to nobody's
language. Without this, a German page would print an English plan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from psoas_coach.content.language import keep_language


def offer_download(
    label: str,
    make: Callable[[], bytes],
    *,
    key: str,
    **options: Any,  # noqa: ANN401 -- as st.download_button takes them
) -> None:
    """Draw a button that saves a file.

    Args:
        label: What it says.
        make: Returns the file; it is made with each press.
        key: Its own on the page.
        options: Everything else that ``st.download_button`` takes.
    """
    st.download_button(label, keep_language(make), key=key, on_click="ignore", **options)

"""Buttons: the primary one can be read in the dark theme, and a file is made in its language.

Streamlit writes white on every primary button (streamlit/streamlit#12801). The theme's "violet"
text colour is used for nothing else, so it is set to what can be read on the primary colour, and
follows a change of theme without a rerun.

Streamlit makes a file when its button is pressed, in a thread that belongs to no run and so to
nobody's language. Without ``offer_download`` a German page would print an English plan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from psoas_coach.content.language import keep_language

BUTTON_WIDTH = 200
"""Pixels: wide enough to hit with a thumb without looking, and fits beside "Back" at 360."""


def primary_button(label: str, *, key: str, **options: Any) -> bool:  # noqa: ANN401 -- as st.button takes them
    """Draw the button; True in the run that its press causes."""
    return st.button(
        _mark_primary(label), key=key, type="primary", **{"width": BUTTON_WIDTH, **options}
    )


def offer_download(
    label: str,
    make: Callable[[], bytes],
    *,
    key: str,
    primary: bool = False,
    **options: Any,  # noqa: ANN401 -- as st.download_button takes them
) -> None:
    """Draw a button that saves a file.

    Args:
        label: What it says.
        make: Returns the file; it is made with each press.
        key: Its own on the page.
        primary: Whether it is the primary button of the page.
        options: Everything else that ``st.download_button`` takes.
    """
    if primary:
        label, options = _mark_primary(label), {"type": "primary", **options}
    st.download_button(label, keep_language(make), key=key, on_click="ignore", **options)


def _mark_primary(label: str) -> str:
    """Return the label of a primary button, in a colour that can be read on it."""
    return f":violet[{label}]"

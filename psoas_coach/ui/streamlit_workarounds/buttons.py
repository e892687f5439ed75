"""The primary button can be read in the dark theme (streamlit/streamlit#12801).

Streamlit writes white on every primary button. The theme's "violet" text colour is used for nothing
else, so it is set to what can be read on the primary colour, and follows a change of theme without
a rerun.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

BUTTON_WIDTH = 200
"""Pixels: wide enough to hit with a thumb without looking, and fits beside "Back" at 360."""


def primary_button(label: str, *, key: str, **options: Any) -> bool:  # noqa: ANN401 -- as st.button takes them
    """Draw the button; True in the run that its press causes."""
    return st.button(
        f":violet[{label}]", key=key, type="primary", **{"width": BUTTON_WIDTH, **options}
    )

"""The one button on a page that leads on.

Streamlit writes white on every primary button, which cannot be read on the bright teal of the dark
theme. The theme's "violet" text colour is used for nothing else, so it is set to what can be read
on the primary colour, and follows a change of theme without a rerun.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

WIDTH = 200
"""Pixels: wide enough to hit with a thumb without looking, and fits beside "Back" at 360."""


def main_button(label: str, *, key: str, **options: Any) -> bool:  # noqa: ANN401 -- as st.button takes them
    """Draw the button; True in the run that its press causes."""
    return st.button(f":violet[{label}]", key=key, type="primary", **{"width": WIDTH, **options})

"""A field for a time of day, which is kept as the minute of the day."""

from __future__ import annotations

import datetime as dt

import streamlit as st

_HOUR = 60


def ask_minute(label: str, minute: int, step: dt.timedelta, key: str) -> int:
    """Ask for a time of day; return the minute of the day, 0 to 1439.

    Args:
        label: What the field is for.
        minute: The minute that it starts with.
        step: How far apart the offered times are.
        key: Its own on the page.
    """
    at = st.time_input(label, dt.time(*divmod(minute, _HOUR)), step=step, key=key)
    return at.hour * _HOUR + at.minute

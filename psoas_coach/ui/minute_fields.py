"""Fields for minutes: a time of day, stored as the minute of the day, and a duration."""

from __future__ import annotations

import datetime as dt

import streamlit as st

_HOUR = 60
_DAY = 24 * _HOUR
"""The most minutes that the journal accepts."""


def ask_minute(label: str, minute: int, step: dt.timedelta, key: str) -> int:
    """Ask for a time of day; return the minute of the day, 0 to 1439.

    Args:
        label: The label of the field.
        minute: The initial value.
        step: The interval of the times offered.
        key: A key that is unique on the page.
    """
    at = st.time_input(label, dt.time(*divmod(minute, _HOUR)), step=step, key=key)
    return at.hour * _HOUR + at.minute


def ask_minutes(label: str, minutes: int | None, key: str, *, step: int = 5) -> int | None:
    """Ask how many minutes something took on one day; None if the field is left empty.

    Args:
        label: The label of the field.
        minutes: The initial value; None for an empty field.
        key: A key that is unique on the page.
        step: By how much the buttons change the number.
    """
    answer: int | None = st.number_input(label, 0, _DAY, minutes, step, key=key)
    return answer

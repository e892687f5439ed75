"""Ask for a past day: tap one of the last few, or type any other.

Streamlit's date field shows its own error message in its own words and keeps the previous date, so
that an entry was saved for another day than the rejected one. Here a date that cannot be read is no
date.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.content.formats import list_weekdays
from psoas_coach.ui.dates import format_day, read_day
from psoas_coach.ui.words import say

RECENT = 5
"""The days to tap: as many as fit in two rows on a phone."""
OTHER = "other"


def ask_day(label: str, today: dt.date, *, key: str, value: dt.date | None) -> dt.date | None:
    """Ask for a day up to today.

    Args:
        label: The question.
        today: The person's own date.
        key: Key of the widgets, extended by ``today`` so that they are reset over night.
        value: The day that is chosen at first; with None, another day can be typed.

    Returns:
        The day, or None if it cannot be read; then the field shows why.
    """
    recent = [today - dt.timedelta(days=n) for n in range(RECENT)]
    offered = [date.isoformat() for date in recent]
    first = value.isoformat() if value in recent else OTHER
    chosen = st.segmented_control(
        label,
        (*offered, OTHER),
        default=first,
        required=True,
        format_func=lambda option: _name_day(option, offered),
        key=f"{key} {today}",
    )
    if chosen in offered:
        return dt.date.fromisoformat(str(chosen))
    typed_value = None if value is None or value in recent else value
    return ask_typed_day(say("frame.day_field.type"), today, key=f"{key} typed", value=typed_value)


def ask_typed_day(label: str, today: dt.date, *, key: str, value: dt.date | None) -> dt.date | None:
    """Ask for a day to be typed; None if it cannot be read, and then the field shows why.

    Args:
        label: The label of the field.
        today: The person's own date.
        key: A key that is unique on the page.
        value: The day that it shows at first; None for an empty field.
    """
    example = format_day(today)
    typed = st.text_input(
        label,
        "" if value is None else format_day(value),
        max_chars=40,
        placeholder=example,
        autocomplete="off",
        key=key,
    )
    date = read_day(typed or "", today)
    if typed and date is None:
        st.warning(say("frame.day_field.unread", example=example))
    return date


def _name_day(text: str, offered: list[str]) -> str:
    if text == OTHER:
        return say("frame.day_field.other")
    place = offered.index(text)
    if place < 2:
        return say(f"frame.day_field.ago.{place}")
    date = dt.date.fromisoformat(text)
    weekday = list_weekdays()[date.weekday()]
    return say("frame.day_field.recent", weekday=weekday, day=date.day)

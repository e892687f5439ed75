"""Browser scripts for every page: they rerun it when the day ends, and move the focus.

They also rerun it when the theme changes, because figures are drawn in the theme's colours.
Streamlit offers none of this. The same scripts handle decimal commas in number fields, fields large
enough that a phone does not zoom in, tooltips of charts on touch screens, and a white background
when a page in dark colours is printed.

Streamlit keeps the scroll position and the focus when a step changes. A person would find
themselves at the bottom of the next step, and would have to move back up with a keyboard or a
screen reader. ``focus_heading`` moves both to the heading, once for each change, and never on the
first page of a visit.
"""

from __future__ import annotations

import datetime as dt
import time

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach.session_reminder import find_reminders
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.content.language import (
    FIRST_LANGUAGE,
    cache_per_language,
    get_language,
    write_tag,
)
from psoas_coach.journal.records import Moment
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.words import say

DAY_SHOWN = "browser_day_shown"
"""Session-state key: the person's date when the page was last drawn."""
DAY_TURNED_AT = "browser_day_turned"
"""Session-state key: when that date changed, by the process's monotonic clock."""
SAY_SECONDS = 20.0
"""How long runs of the page announce the change. One tap may cause several, the last a second
later.
"""

_PAGE = Component("page")


def announce_new_day(now: Moment) -> None:
    """Announce that the page shows another day than before, if it does. Call it before drawing."""
    last_date: dt.date | None = st.session_state.get(DAY_SHOWN)
    if last_date != now.local_date:
        st.session_state[DAY_SHOWN] = now.local_date
        if last_date is not None:
            st.session_state[DAY_TURNED_AT] = time.monotonic()
    turned_at: float | None = st.session_state.get(DAY_TURNED_AT)
    if turned_at is not None and time.monotonic() - turned_at < SAY_SECONDS:
        st.info(
            say("frame.new_day", date=format_day(now.local_date)), icon=":material/wb_twilight:"
        )


def attach(snapshot: Snapshot, now: Moment) -> None:
    """Mount the script that runs on every page. Call it last; the element takes no room.

    Args:
        snapshot: The person's journal today.
        now: The current moment, with the person's own date and time zone.
    """
    begins = personal_calendar.read_day_start_hour(snapshot.settings)
    payload = {
        "day_ends": round(personal_calendar.find_day_end(now, begins).timestamp() * 1000),
        "not_whole": say("frame.number.not_whole", typed="{typed}"),
        "away": say("frame.away"),
        "language": write_tag(get_language()),
        "widgets": _read_widget_words(),
        "theme": get_theme(),
        "reminder": _read_reminder(snapshot, now),
    }
    # The rerun at the end of the day or after a change of theme is the only effect needed.
    _PAGE.mount("browser", encode(payload), states=("day_over", "theme"))


_WIDGETS = "frame.widgets."


@cache_per_language()
def _read_widget_words() -> dict[str, str]:
    """Map Streamlit's widget texts, as the first language repeats them, to our own."""
    if get_language() == FIRST_LANGUAGE:
        return {}
    theirs, ours = load(language=FIRST_LANGUAGE).words, load().words
    return {text: ours[key] for key, text in theirs.items() if key.startswith(_WIDGETS)}


def _read_reminder(snapshot: Snapshot, now: Moment) -> dict[str, object] | None:
    """Return when and how this tab reminds of today's session; None if it does not."""
    instants = find_reminders(snapshot, now)
    if not instants:
        return None
    words = {name: say(f"reminders.in_app.{name}") for name in ("title", "body", "go", "later")}
    at = [round(instant.timestamp() * 1000) for instant in instants]
    return {"at": at, **words, "address": "./"}


_FOCUS = Component("focus")
_FIRST = "first_page"
"""The page on which the visit began: the page may have changed before the script was loaded."""
_HAS_TURNED = "page_has_turned"
"""Session-state key: the visit has shown more than its first content."""


def focus_heading(at: str) -> None:
    """Tell the browser what the page shows now. Call it after everything else is drawn.

    From the first change on it is drawn in every run: on a slow machine the next run may follow
    before the browser has loaded the script, and an element that is missing from that run would
    never move the focus. Until then there is nothing to move, and the first page of a visit comes
    without this script.

    Args:
        at: Any name for the content. When it changes, the focus moves to the heading.
    """
    has_turned = st.session_state.setdefault(_FIRST, at) != at
    if has_turned:
        st.session_state[_HAS_TURNED] = True
    if _HAS_TURNED in st.session_state:
        _FOCUS.mount("focus", encode({"at": at, "turned": has_turned}))

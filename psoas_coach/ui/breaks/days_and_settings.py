"""The collapsed parts of the page of breaks: the breaks of each day, and the timer's settings.

Today's breaks are a sentence. The breaks of earlier days are a list from which a day can be
removed. Each setting is saved as it is made and reaches the browser at once.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st
from msgspec import structs

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_timer import TimerSettings
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.summaries import BreakDay
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.minute_fields import ask_minute
from psoas_coach.ui.words import say, say_count

_DAYS = 13
"""The number of days before today that are listed."""
_REMOVED = "break_day_removed"
"""Session-state key: the day whose breaks were removed last."""
_MINUTE = 60
_NIGHT = (22 * 60, 7 * 60)
"""The default quiet hours, as minutes of the day."""
_STEP = dt.timedelta(minutes=30)


def draw_days(snapshot: Snapshot) -> None:
    """Draw today's breaks and, collapsed, those of the last days."""
    journal, today = snapshot.journal, snapshot.date
    first = today - dt.timedelta(days=_DAYS)
    days = snapshot.compute_once(
        "break days", lambda: journal.sitting_breaks.sum_days(first, today)
    )
    if days and days[-1].date == today:
        st.markdown(f"**{say('breaks.days.today')}** {_describe(days[-1])}")
    _offer_undo(journal)
    if not days:
        return
    with st.expander(say("breaks.days.title"), key="breaks_days", on_change="rerun") as box:
        if box.open:
            for day in reversed(days):
                _draw_day(journal, day)


def _describe(day: BreakDay) -> str:
    """Return a day's breaks as sentences."""
    parts = [
        _say_count("taken", day.taken),
        *([_say_count("skipped", day.skipped)] if day.skipped else []),
        _say_count("longest", max(1, round(day.longest_seconds / _MINUTE))),
    ]
    return " ".join(parts)


def _say_count(name: str, number: int) -> str:
    return say_count(f"breaks.days.{name}", number, number=number)


def _draw_day(journal: Journal, day: BreakDay) -> None:
    date = format_day(day.date)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"break-day-{day.date.isoformat()}"
    ):
        st.markdown(f"**{date}** {_describe(day)}")
        label = say("breaks.days.remove", date=date)
        removes = st.button(label, key=f"break_remove_{day.date.isoformat()}", type="tertiary")
    if removes:
        journal.sitting_breaks.remove_day(day.date)
        st.session_state[_REMOVED] = day.date
        st.rerun()


def _offer_undo(journal: Journal) -> None:
    removed = st.session_state.get(_REMOVED)
    if not isinstance(removed, dt.date):
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="break-day-removed"
    ):
        st.markdown(say("breaks.days.removed", date=format_day(removed)))
        undo = st.button(say("breaks.days.undo"), key="break_day_undo")
    if undo:
        journal.sitting_breaks.restore_day(removed)
        del st.session_state[_REMOVED]
        st.rerun()


def draw_settings(snapshot: Snapshot) -> None:
    """Draw the settings, collapsed until the person opens them.

    Args:
        snapshot: The person's journal.
    """
    rules, chosen = snapshot.content.breaks, timers.read_settings(snapshot.settings)
    with st.expander(say("breaks.settings.title"), key="breaks_settings", on_change="rerun") as box:
        if not box.open:
            return
        minutes = st.slider(
            say("breaks.settings.every"),
            rules.least_minutes,
            rules.most_minutes,
            chosen.every_minutes,
            rules.step_minutes,
            key="breaks_every",
        )
        length = st.segmented_control(
            say("breaks.settings.length"),
            rules.lengths,
            default=chosen.break_minutes,
            required=True,
            format_func=lambda option: say(f"breaks.settings.length_{option}"),
            key="breaks_length",
        )
        sound = st.toggle(say("breaks.settings.sound"), value=chosen.sound, key="breaks_sound")
        quiet = _ask_quiet_hours(chosen)
        fits = rules.least_minutes <= minutes <= rules.most_minutes and length in rules.lengths
        wanted = structs.replace(
            chosen, every_minutes=minutes, break_minutes=length, sound=sound, quiet=quiet
        )
        if fits and wanted != chosen:
            timers.save_settings(snapshot.journal, wanted)
            st.rerun()  # The timer above then uses the new setting.


def _ask_quiet_hours(chosen: TimerSettings) -> tuple[int, int] | None:
    on = st.toggle(say("breaks.settings.quiet"), value=chosen.quiet is not None, key="breaks_quiet")
    if not on:
        return None
    begins, ends = chosen.quiet or _NIGHT
    with st.container(horizontal=True):
        first, last = (
            ask_minute(say(f"breaks.settings.{name}"), minute, _STEP, f"breaks_{name}")
            for name, minute in (("quiet_from", begins), ("quiet_until", ends))
        )
    if first == last:
        st.warning(say("breaks.settings.quiet_same"))
        return chosen.quiet
    return first, last

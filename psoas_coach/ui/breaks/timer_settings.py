"""How the timer is set. Each change is kept as it is made, and the browser has it at once."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from msgspec import structs

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_timer import TimerSettings
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui.minute_field import ask_minute
from psoas_coach.ui.words import say

_NIGHT = (22 * 60, 7 * 60)
"""Quiet hours that are offered first, as minutes of the day."""
_STEP = dt.timedelta(minutes=30)


def draw_settings(snapshot: Snapshot) -> None:
    """Draw the settings, folded away until somebody opens them.

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
            format_func=lambda one: say(f"breaks.settings.length_{one}"),
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
            st.rerun()  # the timer above takes it now


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

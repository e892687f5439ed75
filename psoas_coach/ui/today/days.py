"""Special days: a flare, ill, away, or a gap in the entries that had a reason.

A page can stay open over night, and a tap then concerns something else than what would be drawn
now. So no widget here is named by the date, and a tap is processed before anything is drawn.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach.day_notes import Absence, mark_days, mark_flare, unmark_days
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.content import load
from psoas_coach.guidance.choices import FLARE_MODES, find_review_date
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.dates import format_day, format_days
from psoas_coach.ui.words import say

OPEN = "today_days"
"""Session-state key: the switches are expanded."""
TAPS = "today_days_tapped"
"""Session-state key: taps since the page was drawn, with the values for which it was drawn."""
ABSENCES: tuple[Absence, ...] = ("ill", "away")
SILENCE_ASKED_SETTING = "days.silence_asked"
"""The setting with the last day of a gap for which the person has denied every offered reason."""


def draw_switches(journal: Journal, now: Moment, summary: TodaySummary) -> None:
    """Draw the switches for today, which take effect at once and can be undone.

    Args:
        journal: The person's journal.
        now: The current moment, with the person's own date and time zone.
        summary: What the journal says of today and the days before.
    """
    with st.expander(say("today.days.title"), key=OPEN, on_change="rerun") as expander:
        if expander.open:
            _draw_flare(journal, now, summary)
            for kind in ABSENCES:
                _draw_absence(kind, journal, now, summary)


def _draw_flare(journal: Journal, now: Moment, summary: TodaySummary) -> None:
    today, until = now.local_date, find_review_date(now.local_date, load())
    on = st.toggle(
        say("today.days.flare"),
        value=summary.flare_mode is not None,
        key=f"flare {summary.flare_mode is not None}",
    )
    if on and summary.flare_mode is None:
        mark_flare(journal, today, until, FLARE_MODES[0], now.zone)
        st.rerun()
    if not on and summary.flare_mode is not None:
        unmark_days(journal, "flare", today)
        st.rerun()
    if summary.flare_mode is None or summary.flare_ends is None:
        st.markdown(
            _say_quiet(
                say(
                    "today.days.flare_help",
                    number=load().session.flare.look_again_days,
                    date=format_day(until),
                )
            )
        )
        return
    st.markdown(_say_quiet(say("today.days.flare_until", date=format_day(summary.flare_ends))))
    way_key = f"flare way {summary.flare_mode}"
    st.segmented_control(
        say("today.days.flare_way"),
        FLARE_MODES,
        default=summary.flare_mode,
        format_func=lambda option: say(f"today.days.{option}"),
        required=True,
        key=way_key,
        on_change=_tap,
        args=("way", way_key),
    )
    left = (summary.flare_ends - today).days
    days_key = f"flare days {left}"
    st.segmented_control(
        say("today.days.flare_days"),
        load().session.flare.lengths,
        default=left if left in load().session.flare.lengths else None,
        key=days_key,
        on_change=_tap,
        args=("days", days_key),
    )


def _tap(name: str, key: str) -> None:
    """Record the value of a widget; the page may draw another widget in its place."""
    st.session_state[TAPS] = (name, st.session_state[key])


def _press(name: str, about: object = None) -> None:
    """Record that a button was pressed, and what it referred to."""
    st.session_state[TAPS] = (name, about)


def take_in(snapshot: Snapshot, zone: str) -> bool:
    """Store what was tapped since the page was drawn, for the current date.

    Returns:
        Whether something was tapped; then the snapshot is outdated.
    """
    journal, today = snapshot.journal, snapshot.date
    if TAPS not in st.session_state:
        return False
    match st.session_state.pop(TAPS, None):
        case ("way", str() as way) if way in FLARE_MODES:
            until = snapshot.today_summary.flare_ends or find_review_date(today, load())
            mark_flare(journal, today, until, way, zone)
        case ("days", int() as days) if days in load().session.flare.lengths:
            way_now = snapshot.today_summary.flare_mode or FLARE_MODES[0]
            mark_flare(journal, today, today + dt.timedelta(days=days), way_now, zone)
            unmark_days(journal, "flare", today + dt.timedelta(days=days))
        case ("over", _):
            journal.settings.save(FLARE_ASKED_SETTING, today.isoformat())
        case ("still", _):
            mark_flare(journal, today, find_review_date(today, load()), FLARE_MODES[0], zone)
        case (("ill" | "away") as kind, (dt.date() as first, dt.date() as last)):
            dates = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
            mark_days(journal, kind, dates, zone)
        case ("neither", (_, dt.date() as last)):
            journal.settings.save(SILENCE_ASKED_SETTING, last.isoformat())
    return True


def _draw_absence(kind: Absence, journal: Journal, now: Moment, summary: TodaySummary) -> None:
    is_on = summary.has_note(kind)
    on = st.toggle(say(f"today.days.{kind}"), value=is_on, key=f"{kind} {is_on}")
    if on and not is_on:
        mark_days(journal, kind, [now.local_date], now.zone)
        st.rerun()
    if not on and is_on:
        unmark_days(journal, kind, now.local_date)
        st.rerun()


def has_questions(summary: TodaySummary) -> bool:
    """Whether ``ask_after_flare`` or ``ask_about_silence`` may have a question."""
    return bool(summary.flare_ended or summary.silence)


def ask_after_flare(journal: Journal, now: Moment, summary: TodaySummary) -> None:
    """Ask how the person is on the day after a flare was to end.

    Args:
        journal: The person's journal.
        now: The current moment, with the person's own date and time zone.
        summary: What the journal says of today and the days before.
    """
    if (
        not summary.flare_ended
        or journal.settings.get(FLARE_ASKED_SETTING) == now.local_date.isoformat()
    ):
        return
    with st.container(border=True, key="today-flare-over"):
        st.markdown(say("today.flare_over.ask"))
        if summary.flare_ended >= load().session.flare.long_days:
            st.markdown(say("today.flare_over.see", number=summary.flare_ended))
        with st.container(horizontal=True):
            over, still = (
                say("today.flare_over.over"),
                say("today.flare_over.still", number=load().session.flare.look_again_days),
            )
            st.button(over, key="flare_over", on_click=_press, args=("over",))
            st.button(still, key="flare_still", on_click=_press, args=("still",))


FLARE_ASKED_SETTING = "days.flare_asked"
"""The setting with the day on which the person said that the flare is over."""


def ask_about_silence(journal: Journal, summary: TodaySummary) -> None:
    """Ask whether days without entries had a reason; such days are then left out."""
    if summary.silence is None:
        return
    first, last = summary.silence
    if journal.settings.get(SILENCE_ASKED_SETTING) == last.isoformat():
        return
    with st.container(border=True, key="today-silence"):
        is_single_day = first == last
        st.markdown(
            say("today.gap.ask_one", first=format_day(first))
            if is_single_day
            else say("today.gap.ask", days=format_days(first, last))
        )
        with st.container(horizontal=True):
            for kind in (*ABSENCES, "neither"):
                label = say(f"today.gap.{kind}")
                about = (kind, summary.silence)
                st.button(label, key=f"silence_{kind}", on_click=_press, args=about)


def _say_quiet(text: str) -> str:
    return f":gray[:small[{text}]]"

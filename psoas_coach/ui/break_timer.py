"""Draw the break timer's component on every page, and process its reports.

The timer runs in the browser and keeps running when the person leaves its page. Its reports are
component *state* under ids made in the browser, and are sent again until the page has acknowledged
them. A reload, a lost connection or a killed server therefore neither loses a break nor stores it
twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import streamlit as st
from msgspec import structs

from psoas_coach.coach import break_timer as timers
from psoas_coach.coach.break_ideas import STANDING, BreakIdea
from psoas_coach.coach.break_timer import TimerSettings, TimerState
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content, load
from psoas_coach.content.language import cache_per_language, write_tag
from psoas_coach.journal.records import Moment
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.frame import build_address
from psoas_coach.ui.words import say

_ASSETS = Path(__file__).parent / "assets"
_TIMER = Component("breaks", html=_ASSETS / "breaks.html", css=(_ASSETS / "breaks.css",))
_AREA = "breaks.timer."
_HANDLED = "break_report_handled"
"""Session-state key: the last report that this tab has stored."""

View = Literal["page", "chip", "background", "hush"]
"""The whole timer; a line on Today; hidden; or muted, while help comes first."""
_SHOWN_ON = frozenset({"breaks", "today"})
"""Pages that show the timer themselves."""


def load_state(snapshot: Snapshot) -> TimerState | None:
    """Return the state of the person's timer; None before their first visit to it."""
    return timers.read_state(snapshot.drafts.load(timers.TIMER_DRAFT))


def draw_timer(
    snapshot: Snapshot,
    state: TimerState,
    now: Moment,
    view: View,
    ideas: tuple[BreakIdea, ...] = (),
) -> None:
    """Store what the browser has reported, and draw the timer.

    Args:
        snapshot: The person's journal.
        state: The state of their timer.
        now: The current moment, with the person's own date and time zone.
        view: Where the timer is shown, which decides its form.
        ideas: Suggestions for a break.
    """
    report = timers.read_report(_read_sent(_make_key(view)), now, snapshot.settings)
    if report is not None and st.session_state.get(_HANDLED) != report:
        snapshot.journal.sitting_breaks.add(report.breaks)
        if report.on is not None and report.on != state.on:
            state = structs.replace(state, on=report.on)
            timers.save_state(snapshot.journal, state)
        st.session_state[_HANDLED] = report
    acknowledged = report.acknowledged if report is not None else ()
    chosen = timers.read_settings(snapshot.settings)
    show_timer(state, chosen, view, ideas, acknowledged)


def show_timer(
    state: TimerState,
    chosen: TimerSettings,
    view: View,
    ideas: tuple[BreakIdea, ...] = (),
    acknowledged: tuple[str, ...] = (),
) -> None:
    """Draw the component.

    Args:
        state: The state of the timer.
        chosen: The settings of the timer.
        view: Where the timer is shown, which decides its form.
        ideas: Suggestions for a break.
        acknowledged: Ids of reported breaks that need not be sent again.
    """
    content = load()
    payload = {
        "key": state.key,
        "view": view,
        "settings": {
            "every_minutes": chosen.every_minutes,
            "break_seconds": chosen.break_minutes * 60,
            "sound": chosen.sound,
            "quiet": chosen.quiet,
        },
        "words": _read_words(
            # People who should stay seated are not asked to get up.
            is_seated=all(idea.move != STANDING for idea in ideas),
            is_alone=not ideas,
        ),
        "language": write_tag(content.language),
        "ideas": [_read_idea(idea, content) for idea in ideas],
        "acknowledged": acknowledged,
        "on": state.on,
        "address": build_address("breaks"),
    }
    _TIMER.mount(_make_key(view), encode(payload), states=("report",))


def draw_chip(snapshot: Snapshot, now: Moment) -> None:
    """Draw the line about a running timer; nothing if it is off.

    Args:
        snapshot: The person's journal.
        now: The current moment.
    """
    state = load_state(snapshot)
    if state is not None and state.on:
        draw_timer(snapshot, state, now, "chip")


def keep_timer(snapshot: Snapshot, now: Moment, page: str) -> None:
    """Keep a running timer going on every page, even after a reload.

    While help comes first the timer stops, so no break is due.

    Args:
        snapshot: The person's journal.
        now: The current moment.
        page: Name of the page that is open.
    """
    state = load_state(snapshot)
    if state is None or not state.on:
        return
    if snapshot.urgent_card is not None:
        draw_timer(snapshot, state, now, "hush")
    elif page not in _SHOWN_ON:
        draw_timer(snapshot, state, now, "background")


def _make_key(view: View) -> str:
    return f"break-timer-{view}"


def _read_sent(key: str) -> object:
    sent = st.session_state.get(key)
    return sent.get("report") if isinstance(sent, Mapping) else None


@cache_per_language()
def _read_words(*, is_seated: bool, is_alone: bool) -> Mapping[str, str]:
    """Return the sentences of the timer.

    Args:
        is_seated: All breaks are for people who stay seated.
        is_alone: There are no suggestions for a break.
    """
    words = {
        name.removeprefix(_AREA): text
        for name, text in load().words.items()
        if name.startswith(_AREA)
    }
    if is_seated:
        words["do_up"] = words["do_up_seated"]
    if is_alone:
        words["hint_break"] = words["hint_break_alone"]
    return words


def _read_idea(idea: BreakIdea, content: Content) -> dict[str, object]:
    words = content.move_words[idea.move]
    return {"name": words.name, "steps": [say(f"breaks.ideas.{idea.move}"), *idea.advice]}

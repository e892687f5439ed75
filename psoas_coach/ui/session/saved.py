"""A saved session: its result in three numbers, the week with it, and a quiet end."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_record import count_days
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SessionRecord
from psoas_coach.progress.date_range import floor_to_step
from psoas_coach.progress.phrases import find_direction
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.goal import find_goal_words
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.session import duration
from psoas_coach.ui.session import tab_state
from psoas_coach.ui.session.after import draw_at_rest
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.week import build_dots
from psoas_coach.ui.words import say, say_count

MINUTE = 60
"""Seconds."""


def find_saved(journal: Journal, draft: Draft | None, now: Moment) -> SessionRecord | None:
    """Return the saved record of this tab's session, whichever tab saved it.

    Args:
        journal: The person's journal.
        draft: The session in progress, or None.
        now: The current moment, with the person's own date and time zone.
    """
    here = tab_state.recall()
    if not here or (draft is not None and draft.stage != "before"):
        return None
    record = journal.sessions.get(here)
    if record is None or not personal_calendar.is_same_sitting(record.at, now):
        return None
    return record


def draw_saved(record: SessionRecord, snapshot: Snapshot) -> None:
    """Show that a session is saved.

    A person who did not stop early still sees the resting figure of the previous page.

    Args:
        record: The session.
        snapshot: The journal, with the session in it.
    """
    with st.container(key="wide-saved"):
        left, right = st.columns([11, 10], gap="large", vertical_alignment="center")
        with left:
            if record.stop_reason is None:
                draw_at_rest(breathes=False)
            st.title(say("session.saved.title"), anchor=False)
            if record.stop_reason is None and (goal := find_goal_words(snapshot.latest_self_check)):
                html.draw(html.paragraph(goal, classes="pc-small"))
        with right:
            if record.tingling == "up":
                st.warning(say("session.saved.up"))
            html.draw(
                _build_tiles(record, snapshot),
                build_dots(snapshot.today_summary, snapshot.date),
                html.paragraph(say("session.saved.thanks")),
            )
            _offer_ways_on(another=not _calls_for_rest(record))


def _calls_for_rest(record: SessionRecord) -> bool:
    """Return whether a session left the person worse than before it, as far as they said."""
    before, after = record.pain_before, record.pain_after
    hurts_more = before is not None and after is not None and after > before
    return hurts_more or record.tingling == "up"


def _offer_ways_on(*, another: bool) -> None:
    """Draw the ways on; another session today only where this one did no harm."""
    with st.container(horizontal=True):
        if primary_button(say("session.saved.today"), key="saved_today", width="stretch"):
            st.switch_page(shell.page("today"))
        if st.button(say("session.saved.progress"), key="saved_progress", width="stretch"):
            st.switch_page(shell.page("progress"))
    if another and st.button(say("session.saved.another"), key="saved_another", type="tertiary"):
        tab_state.forget()
        st.rerun()


def _build_tiles(record: SessionRecord, snapshot: Snapshot) -> Html:
    """Return the numbers side by side, with whole sentences for screen readers."""
    seconds = sum(hold.held_seconds for hold in record.holds)
    some = say("session.saved.body", time=duration(seconds))
    sentences = [some if round(seconds) else say("session.after.held_none")]
    if record.pain_before is not None and record.pain_after is not None:
        before, after = record.pain_before, record.pain_after
        sentences.append(say("session.saved.pain", before=before, after=after))
    tiles = html.element(
        "div", *_list_tiles(record, snapshot, seconds), classes="pc-tiles low", aria_hidden="true"
    )
    return html.join((html.element("p", " ".join(sentences), classes="pc-unseen"), tiles))


def _list_tiles(record: SessionRecord, snapshot: Snapshot, seconds: float) -> Iterator[Html]:
    minutes, rest = divmod(round(seconds), MINUTE)
    yield _tile("time", f"{minutes}:{rest:02}", say("session.saved.tile.minutes"))
    if record.pain_before is not None and record.pain_after is not None:
        change = record.pain_after - record.pain_before
        both = f"{record.pain_before} → {record.pain_after}"
        yield _tile("pain", both, say(f"look.number.{find_direction(change)}", points=abs(change)))
    date = record.at.local_date
    first = floor_to_step(date, "week", store.week_begins())
    days = count_days(snapshot.journal.history.days(first, date), date, seconds, snapshot.content)
    if days:
        yield _tile("week", str(days), say_count("session.saved.tile.days", days))


def _tile(name: str, number: str, what: str) -> Html:
    return html.element(
        "div",
        html.element("span", say(f"session.saved.tile.{name}")),
        html.element("strong", number),
        html.element("span", what),
        classes="pc-tile",
    )

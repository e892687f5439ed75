"""The list of entries grouped by day, page by page, and their number."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import streamlit as st
from msgspec import Struct

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.entries import Entry
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.my_data import one_entry
from psoas_coach.ui.my_data.notices import ENTRY
from psoas_coach.ui.my_data.phrases import describe_entry, format_clock_time, write_day_heading
from psoas_coach.ui.row_list import Group, Row, show_rows
from psoas_coach.ui.words import say, say_count

A_PAGE = 20
PAGE = "my_data_page"
KEY = "my_data_rows"


def draw_list(journal: Journal, count: EntryCounts, now: Moment) -> None:
    """Draw one page of the list.

    Args:
        journal: The person's journal.
        count: The number of entries of each kind.
        now: The current moment, with the person's own date and time zone.
    """
    title = f"## {say('my_data.entries.title')}"
    removed = bool(count.removed or count.removed_breaks) and st.toggle(
        say("my_data.entries.show_removed"), key="my_data_removed", persist_state="page"
    )
    breaks = bool(count.breaks or count.removed_breaks) and st.toggle(
        say("my_data.entries.show_breaks"), key="my_data_breaks", persist_state="page"
    )
    total = count.removed if removed else count.entries
    if breaks:
        total += count.removed_breaks if removed else count.breaks
    if not total:
        st.markdown(f"{title}\n\n{say('my_data.entries.none')}", anchors=False)
        return
    st.markdown(title, anchors=False)
    pages = -(-total // A_PAGE)
    page = min(st.session_state.get(PAGE, 0), pages - 1)
    groups = store.load_snapshot(now).compute_once(
        ("entries", page, removed, breaks),
        lambda: _build_groups(
            journal.entries.list_page(A_PAGE, page * A_PAGE, removed=removed, breaks=breaks),
            now.local_date,
        ),
    )
    show_rows(KEY, _count_line(total, removed=removed), groups, on_open=one_entry.go)
    if pages > 1:
        _draw_page_links(page, pages)


def _build_groups(entries: tuple[Entry, ...], today: dt.date) -> tuple[Group, ...]:
    """Return the rows grouped by day; days in the future share one heading."""
    by_day = groupby(entries, key=lambda entry: write_day_heading(entry.at.local_date, today))
    return tuple(Group(title, tuple(map(_build_row, of_day))) for title, of_day in by_day)


def _build_row(entry: Entry) -> Row:
    return Row(
        entry.id,
        f"?{ENTRY}={entry.id}",
        describe_entry(entry),
        format_clock_time(entry),
        kind="demo" if entry.demo else "",
        mark=say("my_data.entries.demo") if entry.demo else "",
    )


def _count_line(total: int, *, removed: bool) -> str:
    if removed:
        return say("my_data.entries.count_removed", count=total)
    return say_count("my_data.entries.count", total, count=total)


def _draw_page_links(page: int, pages: int) -> None:
    """Draw the links to newer and older entries."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, to in (("newer", page - 1), ("older", page + 1)):
            pressed_older = st.button(
                say(f"my_data.entries.{label}"),
                key=f"my_data_{label}",
                disabled=not 0 <= to < pages,
            )
            if pressed_older and 0 <= to < pages:
                st.session_state[PAGE] = to
                st.rerun()
        st.markdown(say("my_data.entries.page", page=page + 1, pages=pages))


def offer_demo_removal(journal: Journal, count: EntryCounts) -> None:
    """Say that there are demo entries, if there are any, and offer to remove them."""
    if count.demo:
        with st.container(key="card-demo"):
            st.markdown(say("my_data.demo", count=count.demo))
            if st.button(say("my_data.demo_remove"), key="my_data_demo"):
                journal.bulk.erase_demo()
                st.rerun()


class EntryCounts(Struct, frozen=True):
    """The numbers of entries, counted before the page is drawn.

    Attributes:
        entries: Current entries, without breaks from sitting.
        removed: Removed entries that can be restored, without breaks from sitting.
        breaks: Current breaks from sitting.
        removed_breaks: Removed breaks from sitting that can be restored.
        demo: Demo entries.
    """

    entries: int
    removed: int
    breaks: int
    removed_breaks: int
    demo: int


def count_entries(snapshot: Snapshot) -> EntryCounts:
    """Return how many entries there are, counted once for each snapshot."""
    return snapshot.compute_once("entry counts", lambda: _count_entries(snapshot.journal))


def _count_entries(journal: Journal) -> EntryCounts:
    entries, removed = (journal.entries.count(removed=state) for state in (False, True))
    breaks, removed_breaks = (
        journal.entries.count(removed=state, breaks=True) for state in (False, True)
    )
    demo = journal.bulk.tally().demo
    return EntryCounts(entries, removed, breaks - entries, removed_breaks - removed, demo)

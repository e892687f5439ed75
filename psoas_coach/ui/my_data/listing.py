"""The list of all entries by day, newest first; each row leads to its entry.

Entries are counted only when something was written.
"""

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
from psoas_coach.ui.my_data.phrases import clock_time, day_heading, what
from psoas_coach.ui.row_list import Group, Row, show_rows
from psoas_coach.ui.words import say

A_PAGE = 20
PAGE = "my_data_page"
KEY = "my_data_rows"


def draw(journal: Journal, count: EntryCounts, now: Moment) -> None:
    """Draw one page of the list."""
    title = f"## {say('my_data.entries.title')}"
    removed = bool(count.removed) and st.toggle(
        say("my_data.entries.show_removed"), key="my_data_removed", persist_state="page"
    )
    total = count.removed if removed else count.entries
    if not total:
        st.markdown(f"{title}\n\n{say('my_data.entries.none')}", anchors=False)
        return
    st.markdown(title, anchors=False)
    pages = -(-total // A_PAGE)
    page = min(st.session_state.get(PAGE, 0), pages - 1)
    entries = store.snapshot(now).cached(
        ("entries", page, removed),
        lambda: journal.entries.page(A_PAGE, page * A_PAGE, removed=removed),
    )
    groups = _groups(entries, now.local_date)
    show_rows(KEY, _counted(total, removed=removed), groups, opened=one_entry.go)
    if pages > 1:
        _turn(page, pages)


def _groups(entries: tuple[Entry, ...], today: dt.date) -> tuple[Group, ...]:
    """Return the rows under their days; days that are still to come stand under one heading."""
    by_day = groupby(entries, key=lambda entry: day_heading(entry.at.local_date, today))
    return tuple(Group(title, tuple(map(_row, told))) for title, told in by_day)


def _row(entry: Entry) -> Row:
    return Row(
        entry.id,
        f"?{ENTRY}={entry.id}",
        what(entry),
        clock_time(entry),
        kind="demo" if entry.demo else "",
        mark=say("my_data.entries.demo") if entry.demo else "",
    )


def _counted(total: int, *, removed: bool) -> str:
    if removed:
        return say("my_data.entries.count_removed", count=total)
    if total == 1:
        return say("my_data.entries.count_one")
    return say("my_data.entries.count", count=total)


def _turn(page: int, pages: int) -> None:
    """Draw the way to newer and older entries."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, to in (("newer", page - 1), ("older", page + 1)):
            wanted = st.button(
                say(f"my_data.entries.{label}"),
                key=f"my_data_{label}",
                disabled=not 0 <= to < pages,
            )
            if wanted and 0 <= to < pages:
                st.session_state[PAGE] = to
                st.rerun()
        st.markdown(say("my_data.entries.page", page=page + 1, pages=pages))


class EntryCounts(Struct, frozen=True):
    """What the page needs to know before it draws.

    Attributes:
        entries: That stand.
        removed: That can be put back.
        demo: Made up.
    """

    entries: int
    removed: int
    demo: int


def count_entries(snapshot: Snapshot) -> EntryCounts:
    """Return how many entries there are, counted once for each snapshot."""
    return snapshot.cached("entry counts", lambda: _count(snapshot.journal))


def _count(journal: Journal) -> EntryCounts:
    removed = journal.entries.count(removed=True)
    return EntryCounts(journal.entries.count(), removed, journal.bulk.tally().demo)

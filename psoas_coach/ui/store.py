"""The journal of the person at the page, and the person's own time.

One engine a process, opened with the first page; a journal costs nothing to make, so every run
makes its own and keeps nothing of one person where another could find it.
"""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach.snapshot import Snapshot, Snapshots, State
from psoas_coach.content import load
from psoas_coach.journal import backups
from psoas_coach.journal.engine import URL_VARIABLE, journal_path, open_engine
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.access import current_owner

if TYPE_CHECKING:
    from sqlalchemy import Engine


class _Engines:
    """One engine for each address of the journal: a process has one, a run of tests has many.

    Streamlit's own ``cache_resource`` does the same in ten times the time, in every run.
    """

    def __init__(self) -> None:
        self._open: dict[str, tuple[int, Engine]] = {}
        self._numbers = count()
        self._lock = threading.Lock()

    def __call__(self) -> Engine:
        return self._find_engine()[1]

    def number(self) -> int:
        """Return the number of the open engine; every opening has another."""
        return self._find_engine()[0]

    def _find_engine(self) -> tuple[int, Engine]:
        address = os.environ.get(URL_VARIABLE, "")
        opened_engine = self._open.get(address)
        if opened_engine is None:
            with self._lock:
                opened_engine = self._open.get(address) or (next(self._numbers), open_engine())
                self._open[address] = opened_engine
        return opened_engine

    def clear(self) -> None:
        """Forget all; the next call opens anew."""
        with self._lock:
            self._open.clear()


_engine = _Engines()
_snapshots = Snapshots()
_ANY_DATE = dt.date.min
"""Settings and drafts belong to no date, and the person's date follows from a setting."""


def owner() -> str:
    """Return whose journal this is.

    Raises:
        AccessDeniedError: When there is nobody that a journal could belong to; the frame says why.
    """
    return current_owner.owner()


def journal() -> Journal:
    """Return the journal of the person at the page.

    Raises:
        JournalUnavailableError: When it cannot be opened; the frame says why.
        AccessDeniedError: As in ``owner``.
    """
    whose = owner()  # first: for a stranger nothing is opened
    engine = _engine()
    if engine.dialect.name == "sqlite":
        with suppress(JournalUnavailableError):  # what matters now is the page; the frame tells
            backups.back_up_daily(Path(engine.url.database or ""), dt.datetime.now(dt.UTC), _aside)
    return Journal(engine, whose)


def _aside(work: Callable[[], None]) -> None:
    """Do what takes a while without holding up the page."""
    threading.Thread(target=work, name="backup", daemon=True).start()


def find_backup_failure() -> Kind | None:
    """Return why the last copy of the person's own journal failed; None when it did not."""
    path = file()
    return None if path is None else backups.last_failure(path)


def begin_anew() -> None:
    """Make an empty journal where the file is gone and only its copies are there.

    Raises:
        JournalUnavailableError: It cannot be made.
    """
    close()
    open_engine(anew=True).dispose()


def journal_of(owner: str) -> Journal:
    """Return the journal of an owner who was let in by other means than the page of this run.

    Raises:
        JournalUnavailableError: When it cannot be opened.
    """
    return Journal(_engine(), owner)


def state(journal: Journal) -> State:
    """Return the state of a journal: equal states mean equal contents."""
    return _snapshots.state(journal, owner(), _engine.number())


def snapshot(at: Moment | None = None) -> Snapshot:
    """Return what the journal of the person at the page says today.

    Ask for it again after a write: what was asked for before it says what was true then.

    Args:
        at: This moment, where it is known already; see ``now``.
    """
    return _snapshot_on((at or now()).local_date)


def _snapshot_on(date: dt.date) -> Snapshot:
    whose = journal()
    return _snapshots.get(whose, state(whose), date)


def draft(journal: Journal, kind: str) -> Mapping[str, Any] | None:
    """Return what is half done, as ``journal.draft`` does, without asking it twice for the same."""
    return _snapshots.get(journal, state(journal), _ANY_DATE).drafts.load(kind)


def settings(journal: Journal) -> Mapping[str, Any]:
    """Return all that the person has chosen, as ``journal.settings`` does, asked once a write."""
    return _snapshots.get(journal, state(journal), _ANY_DATE).settings


def file() -> Path | None:
    """Return the journal's file where it is the person's own; None where a host has it."""
    return journal_path() if owner() == current_owner.ON_THIS_MACHINE else None


def close() -> None:
    """Let go of the journal's file; the next call of ``journal`` opens it again."""
    with suppress(JournalUnavailableError):
        _engine().dispose()
    _engine.clear()
    _snapshots.clear()


def zone() -> str:
    """Return the IANA name of the person's time zone, as the browser tells it, else UTC."""
    name = st.context.timezone
    try:
        return str(ZoneInfo(name)) if name else "UTC"
    except (KeyError, ValueError, OSError):  # the browser may say anything
        return "UTC"


def now() -> Moment:
    """Return this instant with the person's own date and zone; see ``personal_calendar``."""
    instant, here = dt.datetime.now(dt.UTC), zone()
    begins = _day_start_hour()
    date = personal_calendar.find_local_moment(instant, here, begins, ()).local_date
    later = _snapshot_on(date).later_moments
    return personal_calendar.find_local_moment(instant, here, begins, later)


def day_ends(at: Moment) -> dt.datetime:
    """Return when the person's date becomes another one."""
    return personal_calendar.find_day_end(at, _day_start_hour())


def week_begins() -> int:
    """Return the first day of the person's week: as chosen, else as their language has it."""
    usual = load().weeks.first_weekday(st.context.locale)
    return personal_calendar.read_first_weekday(settings(journal()), usual)


def _day_start_hour() -> int:
    return personal_calendar.read_day_start_hour(settings(journal()))

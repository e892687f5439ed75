"""The journal of the person at the page, and the person's own time.

There is one engine per process, opened with the first page. Each run determines again who is at the
page; the journal object contains its owner's name and no data.
"""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach.lru_cache import LruCache
from psoas_coach.coach.snapshot import PEOPLE, Snapshot, Snapshots, State
from psoas_coach.content import load
from psoas_coach.journal import backups
from psoas_coach.journal.engine import URL_VARIABLE, find_journal_path, open_engine
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, make_moment
from psoas_coach.ui.access import current_owner

if TYPE_CHECKING:
    from sqlalchemy import Engine


class _OpenEngine(NamedTuple):
    """An open engine.

    Attributes:
        number: A number of its own for every opening.
        engine: The engine.
        file: The journal's file; None if it is on a server.
    """

    number: int
    engine: Engine
    file: Path | None


class _Engines:
    """One engine for each address of the journal: a process has one, a test run has many.

    Streamlit's ``cache_resource`` does the same but takes ten times as long in every run.
    """

    def __init__(self) -> None:
        self._open: dict[str, _OpenEngine] = {}
        self._numbers = count()
        self._lock = threading.Lock()

    def __call__(self) -> _OpenEngine:
        address = os.environ.get(URL_VARIABLE, "")
        opened = self._open.get(address)
        if opened is None:
            with self._lock:
                opened = self._open.get(address) or self._open_next()
                self._open[address] = opened
        return opened

    def _open_next(self) -> _OpenEngine:
        engine = open_engine()
        on_disk = engine.dialect.name == "sqlite"
        file = Path(engine.url.database or "") if on_disk else None
        return _OpenEngine(next(self._numbers), engine, file)

    def clear(self) -> None:
        """Close all engines; the next call opens the journal again."""
        with self._lock:
            self._open.clear()


_engine = _Engines()
_journals = LruCache[Journal](PEOPLE)
_snapshots = Snapshots()
_ANY_DATE = dt.date.min
"""Settings and drafts do not depend on the date; the person's date depends on a setting."""


def get_owner() -> str:
    """Return the owner of the journal.

    Raises:
        AccessDeniedError: The visitor has no access; the frame says why.
    """
    return current_owner.identify_owner()


def open_journal() -> Journal:
    """Return the journal of the person at the page.

    Raises:
        JournalUnavailableError: The journal cannot be opened; the frame says why.
        AccessDeniedError: As in ``get_owner``.
    """
    whose = get_owner()  # First, so that nothing is opened without access.
    opened = _engine()
    if opened.file is not None:
        with suppress(JournalUnavailableError):  # The page matters more now; the frame reports it.
            backups.back_up_daily(opened.file, dt.datetime.now(dt.UTC), _run_in_thread)
    return _journals.get((opened.number, whose), lambda: Journal(opened.engine, whose))


def _run_in_thread(work: Callable[[], None]) -> None:
    """Run a slow task in a thread, so that the page does not wait for it."""
    threading.Thread(target=work, name="backup", daemon=True).start()


def find_backup_failure() -> Kind | None:
    """Return why the last backup of the person's own journal failed; None if it did not.

    Raises:
        JournalUnavailableError: As in ``journal``.
    """
    if get_owner() != current_owner.ON_THIS_MACHINE:
        return None
    file = _engine().file
    return None if file is None else backups.find_last_failure(file)


def begin_anew() -> None:
    """Create an empty journal when the file is missing and only its backups exist.

    Raises:
        JournalUnavailableError: It cannot be created.
    """
    close()
    open_engine(anew=True).dispose()


def open_journal_of(owner: str) -> Journal:
    """Return the journal of an owner whose access was checked outside this run.

    Raises:
        JournalUnavailableError: The journal cannot be opened.
    """
    return Journal(_engine().engine, owner)


def read_state(journal: Journal) -> State:
    """Return the state of a journal: equal states mean equal contents."""
    return _snapshots.read_state(journal, journal.scope.owner, _engine().number)


def load_snapshot(at: Moment | None = None) -> Snapshot:
    """Return what the journal of the person at the page says today.

    Request it again after a write: an earlier snapshot does not contain that write.

    Args:
        at: The current moment, if it is known already; see ``now``.
    """
    return _load_snapshot_on((at or now()).local_date)


def _load_snapshot_on(date: dt.date) -> Snapshot:
    whose = open_journal()
    return _snapshots.get(whose, read_state(whose), date)


def load_draft(journal: Journal, kind: str) -> Mapping[str, Any] | None:
    """Return a draft as ``journal.draft`` does, with one query for each version of the journal."""
    return _snapshots.get(journal, read_state(journal), _ANY_DATE).drafts.load(kind)


def load_settings(journal: Journal) -> Mapping[str, Any]:
    """Return the settings as ``journal.settings`` does, with one query for each version."""
    return _snapshots.get(journal, read_state(journal), _ANY_DATE).settings


def find_file() -> Path | None:
    """Return the journal's file if it is the person's own; None if a host stores it."""
    return find_journal_path() if get_owner() == current_owner.ON_THIS_MACHINE else None


def close() -> None:
    """Close the journal; the next call of ``journal`` opens it again."""
    with suppress(JournalUnavailableError):
        _engine().engine.dispose()
    _engine.clear()
    _journals.clear()
    _snapshots.clear()


def get_zone() -> str:
    """Return the IANA name of the person's time zone, as the browser reports it, else UTC."""
    name = st.context.timezone
    try:
        return str(ZoneInfo(name)) if name else "UTC"
    except (KeyError, ValueError, OSError):  # A browser may send anything.
        return "UTC"


def now() -> Moment:
    """Return the current moment with the person's own date and zone; see ``personal_calendar``."""
    instant, here = dt.datetime.now(dt.UTC), get_zone()
    local = make_moment(instant, here, _read_day_start_hour())
    later = _load_snapshot_on(local.local_date).later_moments
    return personal_calendar.advance_date(local, later)


def read_week_begins() -> int:
    """Return the first day of the person's week: their choice, or the default of their language."""
    usual = load().weeks.find_first_weekday(st.context.locale)
    return personal_calendar.read_first_weekday(_load_snapshot_on(_ANY_DATE).settings, usual)


def _read_day_start_hour() -> int:
    return personal_calendar.read_day_start_hour(_load_snapshot_on(_ANY_DATE).settings)

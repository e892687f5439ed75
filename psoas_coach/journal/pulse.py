"""Whether a journal's file has been written to, by any process, without asking the database.

Every rerun of every page asks. A query, however small, makes the thread of the page hand over to
the thread that talks to browsers, and getting its turn back takes longer than drawing the page. So
whoever writes leaves sixteen random bytes in a small file beside the journal, after each commit,
and everybody else has that file mapped into memory: to look is to compare sixteen bytes.

The bytes say only "look again". A writer that is killed between its commit and the bytes is noticed
with the next write, or the next process, whichever comes first. Where the file cannot be made
(read-only, full) there is no pulse, and every look is a query again.
"""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from sqlalchemy import Engine

SIZE = 16
"""Bytes: a random value of 128 bits does not come twice."""
ENDING = "-pulse"
"""What the journal's name is followed by, as in SQLite's own ``-wal`` and ``-shm``."""

_OPEN: WeakKeyDictionary[Engine, mmap.mmap] = WeakKeyDictionary()


def start(engine: Engine, journal: Path) -> None:
    """Give an engine on a file its pulse, and tell others that this process has begun."""
    with suppress(OSError, ValueError):
        handle = os.open(journal.with_name(journal.name + ENDING), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(handle).st_size < SIZE:
                # Written, not stretched: a page of memory without room on the disk would be fatal.
                os.write(handle, os.urandom(SIZE))
            _OPEN[engine] = mmap.mmap(handle, SIZE)
        finally:
            os.close(handle)
    tell(engine)


def tell(engine: Engine) -> None:
    """Tell every process that something was written. After the commit, never before."""
    memory = _OPEN.get(engine)
    if memory is not None:
        memory[:SIZE] = os.urandom(SIZE)


def pulse(engine: Engine) -> bytes | None:
    """Return the bytes; equal ones mean that nothing was written. None where there is no pulse."""
    memory = _OPEN.get(engine)
    return None if memory is None else memory[:SIZE]

"""Detect without a query whether any process has written to a journal's file.

Every rerun of every page needs to know this. Even a small query makes the page's thread hand over
to the thread that talks to the browsers, and getting the lock back takes longer than drawing the
page. Each writer therefore puts sixteen random bytes into a small file beside the journal after
each commit, and readers read them with a single call of the C library that keeps Python's lock.

The file is read and never mapped into memory, because a mapped file that a synchronisation tool
truncates ends the whole process. The bytes only show that something has changed. If a writer is
killed between its commit and writing the bytes, the change is noticed with the next write or the
next process, whichever comes first. If the file cannot be created (read-only, disk full, another
owner), there is no token and every check is a query again.
"""

from __future__ import annotations

import ctypes
import os
import stat
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

SIZE = 16
"""Bytes of the random value: 128 bits do not repeat."""
SUFFIX = "-change-token"
"""The suffix of the token file's name, like SQLite's own ``-wal`` and ``-shm``."""
RECHECK_SECONDS = 1.0
"""How often a reader checks whether the path still leads to the same file."""
_FLAGS = (
    os.O_RDWR
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)


class _TokenFile:
    """The open file. All threads share it: each call reads or writes the whole token."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()  # A handle must not be closed while it is written to.
        self._checked_at = time.monotonic()
        self._handle = _open_token_file(path)

    def read(self) -> bytes | None:
        if time.monotonic() - self._checked_at > RECHECK_SECONDS:
            with self._lock:
                self._follow()
        with suppress(OSError, ValueError):
            token = _READ(self._handle, SIZE)
            return token if len(token) == SIZE else None
        return None

    def write(self) -> None:
        with self._lock, suppress(OSError, ValueError):
            self._follow()
            _write(self._handle, os.urandom(SIZE))

    def _follow(self) -> None:
        """Open the path again if it refers to another file now, or to none."""
        self._checked_at = time.monotonic()
        with suppress(OSError, ValueError):
            opened, named = os.fstat(self._handle), None
            with suppress(FileNotFoundError):
                named = self._path.lstat()
            if named is None or (opened.st_dev, opened.st_ino) != (
                named.st_dev,
                named.st_ino,
            ):
                before, self._handle = self._handle, _open_token_file(self._path)
                os.close(before)

    def __del__(self) -> None:
        with suppress(OSError, AttributeError):
            os.close(self._handle)


def _open_token_file(path: Path) -> int:
    """Open the file; create it if it does not exist.

    Raises:
        OSError: It cannot be opened, or is a link.
        ValueError: It is not a plain file of this user.
    """
    try:
        handle = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        handle = os.open(path, _FLAGS)
    status = os.fstat(handle)
    is_ours = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    if not (stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and is_ours):
        os.close(handle)
        raise ValueError("not a plain file of our own")
    return handle


def _load_pread() -> Callable[[int, int], bytes]:
    """Return a read at the file's start that does not release Python's lock, if possible."""
    try:
        pread = ctypes.PyDLL(None, use_errno=True).pread
    except (AttributeError, OSError, TypeError):  # Windows

        def read_after_seek(handle: int, size: int) -> bytes:
            os.lseek(handle, 0, os.SEEK_SET)
            return os.read(handle, size)

        return read_after_seek
    pread.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_longlong)
    pread.restype = ctypes.c_ssize_t

    def read_at_start(handle: int, size: int) -> bytes:
        buffer = ctypes.create_string_buffer(size)
        count = pread(handle, buffer, size, 0)
        return buffer.raw[: max(0, count)]

    return read_at_start


def _write(handle: int, beat: bytes) -> None:
    if hasattr(os, "pwrite"):
        os.pwrite(handle, beat, 0)
    else:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, beat)


_READ = _load_pread()
_OPEN: WeakKeyDictionary[Engine, _TokenFile] = WeakKeyDictionary()


def start_token(engine: Engine, journal: Path) -> None:
    """Give the engine of a file its change token, and tell other processes about this one."""
    with suppress(OSError, ValueError):
        _OPEN[engine] = _TokenFile(journal.with_name(journal.name + SUFFIX))
    bump_token(engine)


def bump_token(engine: Engine) -> None:
    """Tell every process that something was written. Call it after the commit, never before."""
    token_file = _OPEN.get(engine)
    if token_file is not None:
        token_file.write()


def read_token(engine: Engine) -> bytes | None:
    """Return the token; equal tokens mean that nothing was written. None if there is none."""
    token_file = _OPEN.get(engine)
    return None if token_file is None else token_file.read()

"""Translate the errors of database drivers into the few kinds that a person can act on.

Any other error, such as a mistake in our own SQL, is passed on unchanged.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from psoas_coach.journal.errors import JournalRefusalError, JournalUnavailableError, Kind

MIN_FREE_BYTES = 1_048_576
"""With fewer free bytes, an unexplained failure to write is attributed to a full disk: 1 MiB, which
SQLite needs for its write-ahead log and shared memory.
"""

SQLITE_KINDS: dict[int, Kind] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_AUTH: "read_only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_FORMAT: "corrupt",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_IOERR: "unreachable",
}
CORRUPT_MESSAGES = ("unsupported file format", "Could not decode to UTF-8")
"""SQLite's messages about damage, whose error code our own mistakes share."""
ERRNO_KINDS: dict[int, Kind] = {
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EROFS: "read_only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}
SQLSTATE_KINDS: dict[str, Kind] = {
    "55P03": "locked",  # lock_not_available
    "40P01": "locked",  # deadlock_detected
    "40001": "locked",  # serialization_failure
    "57014": "locked",  # query_canceled
    "25006": "read_only",  # read_only_sql_transaction
    "42501": "read_only",  # insufficient_privilege
    "53100": "full",  # disk_full
    "53200": "full",  # out_of_memory
    "XX001": "corrupt",  # data_corrupted
    "XX002": "corrupt",  # index_corrupted
}
"""https://www.postgresql.org/docs/15/errcodes-appendix.html; the classes 08, 28, 3D, 53 and 57 also
mean that the server, the role or the database is not available: unreachable.
"""


@contextmanager
def translate_db_errors(file: str | None = None) -> Iterator[None]:
    """Raise ``JournalUnavailableError`` for problems with the database within the block.

    Args:
        file: Path of the SQLite file, for a diagnosis that the driver does not give; None on a
            server.

    Raises:
        JournalUnavailableError: The file or the server is unavailable, or is not a journal.
        JournalRefusalError: The address cannot be that of a server.
    """
    try:
        yield
    except DBAPIError as error:
        kind = _classify(error.orig, file, vanished=error.connection_invalidated)
        if kind is None and error.statement is None and _is_bad_address(error.orig):
            raise JournalRefusalError("address", "expected settings that PostgreSQL has") from error
        if kind is None:
            raise
        raise JournalUnavailableError(kind) from error
    except (sqlite3.Error, OSError) as error:
        kind = _classify(error, file)
        if kind is None:
            raise
        raise JournalUnavailableError(kind) from error
    except PoolTimeoutError as error:
        raise JournalUnavailableError("locked") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:  # Stored text is invalid.
        raise JournalUnavailableError("corrupt") from error
    except UnicodeError as error:  # The name of the server is invalid.
        raise JournalRefusalError("address", "expected the name of a server") from error


def _classify(
    error: BaseException | None, file: str | None, *, vanished: bool = False
) -> Kind | None:
    """Return the kind of problem behind a driver's ``error``; None if it is not the database."""
    if isinstance(error, OSError):
        return ERRNO_KINDS.get(error.errno or 0, "unreachable")
    if isinstance(error, sqlite3.Error):
        if str(error).startswith(CORRUPT_MESSAGES):
            return "corrupt"
        kind = SQLITE_KINDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        return _diagnose_cannot_open(file) if kind == "unreachable" and file else kind
    state = getattr(error, "sqlstate", None)
    if state is None:  # psycopg without a state: the connection itself failed.
        operational = type(error).__name__ in {"OperationalError", "ConnectionTimeout"}
        return "unreachable" if vanished or operational else None
    if state in SQLSTATE_KINDS:
        return SQLSTATE_KINDS[state]
    return "unreachable" if vanished or state[:2] in {"08", "28", "3D", "53", "57"} else None


def _is_bad_address(error: BaseException | None) -> bool:
    """Whether the driver rejected the address before it contacted a server."""
    return type(error).__name__ == "ProgrammingError" and getattr(error, "sqlstate", 0) is None


def _diagnose_cannot_open(file: str) -> Kind:
    """Return why SQLite could not open or write ``file``, if its own error does not say so."""
    path = Path(file)
    folder = path.parent
    try:
        if shutil.disk_usage(folder).free < MIN_FREE_BYTES:
            return "full"
        if path.exists() and not is_writable(folder):
            return "read_only"
    except OSError:
        return "unreachable"
    return "unreachable"


def is_writable(path: Path) -> bool:
    """Whether this user may write to a file, or create files in a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)

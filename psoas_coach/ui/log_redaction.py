"""Log the kind and the place of an error, never its message.

A message may contain an answer or a note. The pages log no messages themselves
(``shell.report_error``), but an error may also occur in a callback, a thread or the server, where
other code logs it with all its details. All of that code uses the same few functions of Python to
write tracebacks, which are replaced here, once per process.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

TALKATIVE = ("websockets", "uvicorn")
"""Loggers that print transmitted data at debug level, such as answers on their way to the server.
"""

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def format_traceback(error: BaseException | None) -> str:
    """Return the types of an error and of its causes, each with its places in the code."""
    lines: list[str] = []
    visited: set[int] = set()
    while error is not None and id(error) not in visited:
        visited.add(id(error))
        lines.append(f"{'caused by ' if lines else ''}{type(error).__name__} at")
        lines += [
            f"  {place.filename}:{place.lineno} in {place.name}"
            for place in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return "\n".join(lines)


def install() -> None:
    """Keep messages of errors out of all logs of this process. Calling it again has no effect."""
    logging.Formatter.formatException = _format_record  # type: ignore[method-assign,assignment]  # see above
    sys.excepthook = _log_unhandled
    threading.excepthook = _log_unhandled_in_thread
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.INFO))


def _format_record(_formatter: logging.Formatter, raised: _Raised) -> str:
    return format_traceback(raised[1])


def _log_unhandled(
    _kind: type[BaseException], error: BaseException, _places: TracebackType | None
) -> None:
    sys.stderr.write(f"{format_traceback(error)}\n")


def _log_unhandled_in_thread(raised: threading.ExceptHookArgs) -> None:
    sys.stderr.write(f"{format_traceback(raised.exc_value)}\n")

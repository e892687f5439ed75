"""The open connections of paired devices, so that removing a device closes them at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Connections:
    """Open connections by device. Any thread may close them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = {}

    @contextmanager
    def track(self, device: str) -> Iterator[asyncio.Event]:
        """Count a connection of a device as open; gives an event that says to close it."""
        closing = asyncio.Event()
        entry = (asyncio.get_running_loop(), closing)
        with self._lock:
            self._open.setdefault(device, set()).add(entry)
        try:
            yield closing
        finally:
            with self._lock:
                self._open[device].discard(entry)
                if not self._open[device]:
                    del self._open[device]

    def close(self, device: str) -> int:
        """Close all connections of a device; gives how many there were."""
        with self._lock:
            entries = tuple(self._open.get(device, ()))
        for loop, closing in entries:
            with suppress(RuntimeError):  # the loop has just ended, and the connection with it
                loop.call_soon_threadsafe(closing.set)
        return len(entries)

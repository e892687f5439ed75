"""Access from the local network: the state that the gate shares with the page My data.

There is one object per process, created by the command. It contains the pairing codes, the open
connections and the names of this machine; devices are in the journal.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from psoas_coach.journal.devices import LAST_SEEN_STEP, Device
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import cookie
from psoas_coach.phone.connection_limits import ConnectionLimits
from psoas_coach.phone.pairing_codes import Outcome, PairingCodes


class Endpoint(NamedTuple):
    """The address at which phones reach this machine.

    Attributes:
        names: Host names and addresses, the most likely first.
        port: The port of the local network's listener.
        secure: Whether it uses TLS.
    """

    names: tuple[str, ...]
    port: int
    secure: bool = True

    @property
    def scheme(self) -> str:
        """The scheme of its addresses."""
        return "https" if self.secure else "http"

    def list_hosts(self) -> frozenset[str]:
        """Return the allowed values of a ``Host`` header."""
        usual = self.port == (443 if self.secure else 80)
        named = {f"{_bracket(name)}:{self.port}" for name in self.names}
        return frozenset(named | {_bracket(name) for name in self.names if usual})

    def build_pairing_links(self, code: str) -> tuple[str, ...]:
        """Return an address for each host; the code is in the fragment, which is never sent."""
        return tuple(
            f"{self.scheme}://{_bracket(name)}:{self.port}/pair#{code}" for name in self.names
        )


class Connections:
    """Open connections by device: removing one closes them at once, from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[str, set[tuple[asyncio.AbstractEventLoop, asyncio.Event]]] = {}

    @contextmanager
    def track(self, device: str) -> Iterator[asyncio.Event]:
        """Register an open connection of a device; yield an event that is set to close it."""
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
        """Close all connections of a device; return their number."""
        with self._lock:
            entries = tuple(self._open.get(device, ()))
        for loop, closing in entries:
            with suppress(RuntimeError):  # The loop has just ended, and its connections too.
                loop.call_soon_threadsafe(closing.set)
        return len(entries)


class PhoneAccess:
    """Pairs devices, authenticates them, and closes their connections when they are removed.

    Args:
        endpoint: The current address for phones.
        open_journal: Returns the journal that they may open.
        now: Returns the current instant, aware.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        open_journal: Callable[[], Journal],
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    ) -> None:
        self.endpoint = endpoint
        self.codes = PairingCodes()
        self.connections = Connections()
        self.limits = ConnectionLimits()
        self._open_journal = open_journal
        self._now = now
        self._lock = threading.Lock()
        self._marked: dict[str, float] = {}

    def pair(self, code: str, peer: str, name: str) -> tuple[Outcome, str | None]:
        """Redeem a code for a new device.

        Args:
            code: The scanned or typed code.
            peer: The address that sent it.
            name: The name of the device.

        Returns:
            The outcome, and the new device's token if it is ``right``.

        Raises:
            JournalUnavailableError: The device cannot be stored; the code is used up anyway.
        """
        outcome = self.codes.redeem(code, peer)
        if outcome != "right":
            return outcome, None
        token, now = cookie.make_token(), self._now()
        device = Device(str(uuid.uuid4()), name, now, now)
        self._open_journal().devices.pair(device, cookie.hash_token(token))
        return outcome, token

    def find_device(self, token: str) -> str | None:
        """Return the id of the paired device with this token.

        Raises:
            JournalUnavailableError: The paired devices cannot be read.
        """
        return self._open_journal().devices.find(cookie.hash_token(token))

    def mark_seen(self, device: str) -> None:
        """Record when a device was last seen, for every request, but at most every few minutes."""
        now = time.monotonic()
        with self._lock:
            last = self._marked.get(device)
            if last is not None and now - last < LAST_SEEN_STEP.total_seconds():
                return
            self._marked[device] = now
        self._open_journal().devices.mark_seen(device, self._now())

    def remove(self, device: str) -> bool:
        """Revoke a device's access and close its connections; False if it was not paired."""
        removed = self._open_journal().devices.remove(device, self._now())
        self.connections.close(device)
        return removed


def _bracket(name: str) -> str:
    return f"[{name}]" if ":" in name else name

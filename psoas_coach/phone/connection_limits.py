"""Limits on the number and the duration of connections from unknown devices.

Anyone on the network may open a connection, and its owner is unknown until a request on it has
shown the cookie of a paired device. Until then it counts against these limits: during the TLS
handshake, while a request arrives slowly, and while nothing is sent at all. A thousand silent
connections therefore use up neither the app's memory nor its file handles, and do not keep a phone
out.
"""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from contextlib import suppress

from msgspec import Struct

MOST_UNPROVEN = 64
"""The most connections of unpaired peers at one time. A browser opens six."""
UNPROVEN_SECONDS = 20.0
"""How long such a connection may last. A browser opens another one if it needs it."""

Peer = tuple[str, int]
"""Address and port of a peer, which are unique while its connection is open."""


class _Unproven(Struct, eq=False):
    """A connection that has not presented a cookie yet."""

    connection: socket.socket
    expiry: asyncio.TimerHandle

    def close(self) -> None:
        """Close the connection in any state; the server then cleans up."""
        self.expiry.cancel()
        with suppress(OSError):  # It is closed already.
            self.connection.shutdown(socket.SHUT_RDWR)


class ConnectionLimits:
    """Limits the connections that have not presented a cookie. Used by a single event loop.

    Args:
        most: The maximum number at one time.
        lasts: Seconds until each of them is closed.
    """

    def __init__(self, most: int = MOST_UNPROVEN, lasts: float = UNPROVEN_SECONDS) -> None:
        self._most = most
        self._lasts = lasts
        self._unproven: dict[Peer, _Unproven] = {}

    def __len__(self) -> int:
        """Return the number of open ones."""
        self._forget_closed()
        return len(self._unproven)

    def add(self, connection: socket.socket, peer: Peer) -> None:
        """Add a new connection; close another one if there are too many."""
        # An earlier connection from the same port has ended; its timer must not close this one.
        self.release(peer)
        if len(self._unproven) >= self._most:
            self._forget_closed()
        if len(self._unproven) >= self._most:
            self._close(self._choose())
        timer = asyncio.get_running_loop().call_later(self._lasts, self._close, peer)
        self._unproven[peer] = _Unproven(connection, timer)

    def release(self, peer: Peer) -> None:
        """Remove a connection that has presented a paired device's cookie, or has ended."""
        connection = self._unproven.pop(peer, None)
        if connection is not None:
            connection.expiry.cancel()

    def _choose(self) -> Peer:
        """Return the oldest connection of the address that has the most."""
        address, _ = Counter(host for host, _ in self._unproven).most_common(1)[0]
        return next(peer for peer in self._unproven if peer[0] == address)

    def _close(self, peer: Peer) -> None:
        connection = self._unproven.pop(peer, None)
        if connection is not None:
            connection.close()

    def _forget_closed(self) -> None:
        over = [peer for peer, attempt in self._unproven.items() if attempt.connection.fileno() < 0]
        for peer in over:
            self.release(peer)

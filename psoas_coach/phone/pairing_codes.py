"""Codes for pairing a phone: random, single-use, valid for ten minutes, kept in memory only.

A code is 128 random bits in base 32, so that it can be typed if there is no camera. Only its hash
is kept. After five wrong codes an address has to wait for a minute, whatever it sends.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Literal

Outcome = Literal["right", "wrong", "wait"]

LASTS_SECONDS = 600.0
WAIT_SECONDS = 60.0
WRONG_BEFORE_WAIT = 5
MOST_CODES = 16
"""The most valid codes at one time; a new one replaces the oldest."""
MOST_PEERS = 1024
"""The most addresses whose wrong codes are counted; the one that was idle longest is dropped."""
CHARACTERS = 26
"""The length of a code: 128 bits in base 32."""
_GROUP = 5


class PairingCodes:
    """The pairing codes of one process. Thread-safe.

    Args:
        clock: Returns monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._expiry: OrderedDict[str, float] = OrderedDict()
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def issue(self) -> str:
        """Return a new code, valid for ten minutes and one use."""
        code = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()
        with self._lock:
            self._expiry[_hash(code)] = self._clock() + LASTS_SECONDS
            while len(self._expiry) > MOST_CODES:
                self._expiry.popitem(last=False)
        return code

    def is_good(self, code: str) -> bool:
        """Whether one of our codes can still be used."""
        with self._lock:
            return self._expiry.get(_hash(code), 0.0) > self._clock()

    def redeem(self, typed: str, peer: str) -> Outcome:
        """Redeem a code.

        Args:
            typed: The scanned or typed code; case, spaces and hyphens are ignored.
            peer: The address that sent it.

        Returns:
            ``right`` for exactly one of several that send the same code; ``wait`` if the address
            has sent too many wrong ones, in which case a right one stays unused.
        """
        with self._lock:
            now = self._clock()
            count, since = self._wrong.get(peer, (0, now))
            if count >= WRONG_BEFORE_WAIT:
                if now < since + WAIT_SECONDS:
                    return "wait"
                count = 0
            expiry = self._expiry.pop(_hash(normalize(typed)), None)
            if expiry is not None and now < expiry:
                self._wrong.pop(peer, None)
                return "right"
            self._wrong[peer] = (count + 1, now)
            self._wrong.move_to_end(peer)
            while len(self._wrong) > MOST_PEERS:
                self._wrong.popitem(last=False)
            return "wrong"


def normalize(typed: str) -> str:
    """Return a code in its canonical form."""
    return "".join(typed.split()).replace("-", "").lower()


def group_code(code: str) -> str:
    """Return a code in groups that are easy to read and type."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()

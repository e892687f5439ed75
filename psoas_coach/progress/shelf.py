"""A small memory for what is dear to work out: per owner and state of the journal, and bounded.

The key begins with the owner, so one person can never be given another's. The oldest unused entry
goes when the shelf is full, so two hundred visitors leave no more behind than twenty.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """At most ``places`` values by key; safe between the threads of several visitors."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what is kept under a key, making and keeping it when there is nothing.

        Two threads may make the same value at once; both are right, and the later one is kept.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        value = make()
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            while len(self._kept) > self._places:
                self._kept.popitem(last=False)
        return value

    def __len__(self) -> int:
        """Return how many values are kept."""
        with self._lock:
            return len(self._kept)

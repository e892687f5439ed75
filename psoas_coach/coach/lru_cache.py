"""A thread-safe cache with a fixed number of entries that drops the least recently used one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class LruCache(Generic[Value]):
    """At most ``size`` values; the least recently used is dropped first. Thread-safe."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(
        self, key: Hashable, make: Callable[[], Value], holds: Callable[[Value], bool] | None = None
    ) -> Value:
        """Return the value of a key, computing it if it is missing.

        Two threads may compute the same value at once; both values are valid, and the later one
        stays.

        Args:
            key: Identifies the value.
            make: Computes the value.
            holds: Whether a cached value is still valid; if not, it is computed again.
        """
        with self._lock:
            if key in self._values and (holds is None or holds(self._values[key])):
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def clear(self) -> None:
        """Drop all values."""
        with self._lock:
            self._values.clear()

    def __len__(self) -> int:
        """Return the number of cached values."""
        with self._lock:
            return len(self._values)

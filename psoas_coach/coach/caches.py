"""Caches: one of the values used last, and one of drafts, read again after a write to the file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any, Generic, Protocol, TypeVar

from psoas_coach.journal.journal import Journal

Value = TypeVar("Value")


class LruCache(Generic[Value]):
    """At most ``size`` values; the least recently used goes first. Safe between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(
        self, key: Hashable, make: Callable[[], Value], holds: Callable[[Value], bool] | None = None
    ) -> Value:
        """Return the value of a key, making it where there is none.

        Two threads may make the same value at once; both are right, and the later one is kept.

        Args:
            key: What tells the value from every other one.
            make: Makes the value.
            holds: Whether a kept value is still the right one; else it is made anew.
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
        """Forget everything."""
        with self._lock:
            self._values.clear()

    def __len__(self) -> int:
        """Return how many values are kept."""
        with self._lock:
            return len(self._values)


class DraftReader(Protocol):
    """What reads drafts, from the journal or from a cache."""

    def load(self, kind: str) -> Mapping[str, Any] | None:
        """Return what is half done of a kind."""


class DraftSource(Protocol):
    """Where drafts are: a journal, or a snapshot of one."""

    @property
    def drafts(self) -> DraftReader:
        """What reads them."""


class CachedDrafts:
    """A journal's drafts, each kept with the change token it was read at.

    Drafts change without a new version. Without tokens they are read every time.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._bodies: dict[str, tuple[bytes, Mapping[str, Any] | None]] = {}

    def load(self, kind: str) -> Mapping[str, Any] | None:
        """Return what is half done, as ``journal.drafts.load`` does."""
        token = self._journal.change_token()
        if token is None:
            return self._journal.drafts.load(kind)
        cached = self._bodies.get(kind)
        if cached is None or cached[0] != token:
            cached = self._bodies[kind] = (token, self._journal.drafts.load(kind))
        return cached[1]

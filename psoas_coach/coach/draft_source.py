"""A source of drafts: the journal itself, or a cache that is valid until the next write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from psoas_coach.journal.journal import Journal


class DraftReader(Protocol):
    """Reads drafts, from the journal or from a cache."""

    def load(self, kind: str) -> Mapping[str, Any] | None:
        """Return the draft of a kind."""


class DraftSource(Protocol):
    """Has drafts: a journal, or a snapshot of one."""

    @property
    def drafts(self) -> DraftReader:
        """The reader of the drafts."""


class CachedDrafts:
    """A journal's drafts, each cached with the change token at which it was read.

    Drafts change without a new version of the journal. Without tokens they are always read again.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._bodies: dict[str, tuple[bytes, Mapping[str, Any] | None]] = {}

    def load(self, kind: str) -> Mapping[str, Any] | None:
        """Return a draft, as ``journal.drafts.load`` does."""
        token = self._journal.read_change_token()
        if token is None:
            return self._journal.drafts.load(kind)
        cached = self._bodies.get(kind)
        if cached is None or cached[0] != token:
            cached = self._bodies[kind] = (token, self._journal.drafts.load(kind))
        return cached[1]

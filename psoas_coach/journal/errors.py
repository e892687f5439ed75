"""The errors of the journal, grouped so that a page can show the right sentence.

There are two families. A refusal concerns the value: it never reached SQL, and a retry does not
help. Unavailability concerns the database: this call saved nothing, and the value may be sent again
under the same id without being saved twice.
"""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "locked",
    "read_only",
    "full",
    "corrupt",
    "unreachable",
    "older",
    "newer",
    "missing",
    "replaced",
    "foreign",
]
"""Why the journal cannot be used now; each has its sentence ``journal.unavailable.<kind>``.

``locked``: another writer did not finish in time. ``read_only``: the file, folder or
server may not be written. ``full``: no room. ``corrupt``: the file is damaged. ``unreachable``: no
such place, or the server does not answer. ``older``: written by a build from before the first
release. ``newer``: written by a newer version of this program.
``missing``: the file is empty or gone, and was not before. ``replaced``: another file was put in
its place meanwhile. ``foreign``: the file belongs to another program.
"""

PASSING: frozenset[Kind] = frozenset({"locked", "read_only", "full", "unreachable", "replaced"})
"""Failures that end by themselves or by the person, so that a retry may succeed."""

PERSON_FIELDS = frozenset(
    {
        *("note", "pain_before", "pain_after", "held_seconds", "local_date", "address"),
        *("fair_test_changed", "fair_test_second"),
    }
)
"""Fields that a person fills in or can correct, each with its own sentence for a refusal."""


class JournalRefusalError(ValueError):
    """A value is invalid for the journal; nothing was changed.

    The message names the field and the allowed values, never the value itself: the message may be
    logged, and typed text must not be.

    Attributes:
        field: Path of the refused field, such as ``holds.side``.
        key: Key of the sentence for the person.
    """

    def __init__(self, field: str, allowed: str) -> None:
        self.field = field
        leaf = field.rpartition(".")[2]
        self.key = f"journal.refused.{leaf if leaf in PERSON_FIELDS else 'other'}"
        super().__init__(f"{field}: {allowed}")


class JournalUnavailableError(RuntimeError):
    """The journal cannot be read or written; the call saved nothing.

    There is one exception: if a PostgreSQL server disappears during a commit, the result is
    unknown. Sending the same record again is safe in every case.

    Attributes:
        kind: The reason.
        key: Key of the sentence for the person.
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.key = f"journal.unavailable.{kind}"
        super().__init__(f"the journal is unavailable: {kind}")

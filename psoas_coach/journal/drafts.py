"""What is half done: kept at every step, so that a page can be lost at any of them.

A draft is not a fact. It has one row, is overwritten, and goes when its record is saved, in the
same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, exists, literal, or_, select

from psoas_coach.journal import validation
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.owner_scope import OwnerScope, Part, insert_into
from psoas_coach.journal.tables import day_notes, drafts, self_checks, sessions

BODY = """
    SELECT body FROM drafts WHERE owner = :owner AND kind = :kind
    AND NOT EXISTS (SELECT 1 FROM self_checks WHERE owner = :owner AND id = drafts.about)
    AND NOT EXISTS (SELECT 1 FROM sessions WHERE owner = :owner AND id = drafts.about)
    AND NOT EXISTS (SELECT 1 FROM day_notes WHERE owner = :owner AND id = drafts.about)
"""
"""A draft whose record is not in the journal; see ``_recorded``."""


class Drafts(Part):
    """One draft of each kind: ``self_check``, ``session``, or whatever a page needs to keep."""

    def load(self, kind: str) -> dict[str, Any] | None:
        """The draft of this kind, or None; one whose record is in the journal is over."""
        found = self._scope.fetch_value(
            BODY, owner=self._scope.owner, kind=validation.validate_token(kind, "kind")
        )
        with translate_db_errors():
            return None if found is None else msgspec.json.decode(found, type=dict[str, Any])

    def save(self, kind: str, body: Mapping[str, Any]) -> bool:
        """Keep ``body``, in place of what was kept before.

        Put the id that the record will have under ``"id"``: then saving that record drops this
        draft, and a draft that a forgotten tab sends afterwards is not kept.

        Returns:
            Whether it was kept; False when the record is in the journal already.

        Raises:
            JournalRefusalError: Not plain values, or too large.
        """
        kind = validation.validate_token(kind, "kind")
        if not isinstance(body, Mapping):
            raise JournalRefusalError("body", "expected a table")
        encoded = validation.encode_json(body, "body")
        about = validation.validate_id(body["id"]) if body.get("id") is not None else None
        with self._scope.write_tx() as connection:
            row = insert_into(connection, drafts).from_select(
                ["owner", "kind", "about", "body"],
                select(
                    literal(self._scope.owner), literal(kind), literal(about), literal(encoded)
                ).where(~self._recorded(about)),
            )
            done = connection.execute(
                row.on_conflict_do_update(
                    index_elements=[drafts.c.owner, drafts.c.kind],
                    set_={"about": row.excluded.about, "body": row.excluded.body},
                )
            )
            return done.rowcount > 0

    def drop(self, kind: str) -> bool:
        """Drop the draft of this kind; False when there was none."""
        kind = validation.validate_token(kind, "kind")
        with self._scope.write_tx() as connection:
            done = connection.execute(
                delete(drafts).where(drafts.c.owner == self._scope.owner, drafts.c.kind == kind)
            )
            return done.rowcount > 0

    def _recorded(self, about: str | ColumnElement[str | None] | None) -> ColumnElement[bool]:
        """Whether a record with this id is in the journal."""
        return or_(
            *(
                exists().where(table.c.owner == self._scope.owner, table.c.id == about)
                for table in (self_checks, sessions, day_notes)
            )
        )


def drop_draft_of(scope: OwnerScope, connection: Connection, record: str) -> None:
    """Drop the draft that has just become the record with this id.

    Args:
        scope: Whose draft.
        connection: In the transaction that adds the record.
        record: Its id.
    """
    connection.execute(
        delete(drafts).where(drafts.c.owner == scope.owner, drafts.c.about == record)
    )

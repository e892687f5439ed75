"""Values stored by key beside the facts: drafts, settings, revoked sign-ins. The last write wins.

A draft is unfinished work, stored at every step so that a page can be lost at any of them. It has
one row, is overwritten, and is deleted in the transaction that saves its record.

Settings are lasting choices of the person, such as sound and hidden moves.

Revoked sign-ins are stored as hashes, for as long as their cookies could be valid. No export
contains them, no import adds them, and deleting everything keeps them, or a cookie that was signed
out would open the journal again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, exists, literal, or_, select

from psoas_coach.journal import validation
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.owner_scope import OwnerScope, Part, insert_into
from psoas_coach.journal.tables import (
    day_notes,
    drafts,
    ended_sign_ins,
    self_checks,
    sessions,
    settings,
)

BODY = """
    SELECT body FROM drafts WHERE owner = :owner AND kind = :kind
    AND NOT EXISTS (SELECT 1 FROM self_checks WHERE owner = :owner AND id = drafts.about)
    AND NOT EXISTS (SELECT 1 FROM sessions WHERE owner = :owner AND id = drafts.about)
    AND NOT EXISTS (SELECT 1 FROM day_notes WHERE owner = :owner AND id = drafts.about)
"""
"""A draft whose record is not in the journal; see ``_is_recorded``."""


class Drafts(Part):
    """One draft of each kind: ``self_check``, ``session``, or any other that a page needs."""

    def load(self, kind: str) -> dict[str, Any] | None:
        """Return the draft of this kind, or None; a draft whose record exists is ignored."""
        body = self._scope.fetch_value(
            BODY, owner=self._scope.owner, kind=validation.validate_token(kind, "kind")
        )
        with translate_db_errors():
            return None if body is None else msgspec.json.decode(body, type=dict[str, Any])

    def save(self, kind: str, body: Mapping[str, Any]) -> bool:
        """Store ``body``, replacing the previous draft.

        Put the id of the future record under ``"id"``: saving that record then deletes this draft,
        and a draft that an old tab sends afterwards is not stored.

        Returns:
            Whether it was stored; False if the record is in the journal already.

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
                ).where(~self._is_recorded(about)),
            )
            result = connection.execute(
                row.on_conflict_do_update(
                    index_elements=[drafts.c.owner, drafts.c.kind],
                    set_={"about": row.excluded.about, "body": row.excluded.body},
                )
            )
            return result.rowcount > 0

    def drop(self, kind: str) -> bool:
        """Delete the draft of this kind; False if there was none."""
        kind = validation.validate_token(kind, "kind")
        with self._scope.write_tx() as connection:
            result = connection.execute(
                delete(drafts).where(drafts.c.owner == self._scope.owner, drafts.c.kind == kind)
            )
            return result.rowcount > 0

    def _is_recorded(self, about: str | ColumnElement[str | None] | None) -> ColumnElement[bool]:
        """Whether a record with this id is in the journal."""
        return or_(
            *(
                exists().where(table.c.owner == self._scope.owner, table.c.id == about)
                for table in (self_checks, sessions, day_notes)
            )
        )


def drop_draft_of(scope: OwnerScope, connection: Connection, record: str) -> None:
    """Delete the draft that has just become the record with this id.

    Args:
        scope: The owner.
        connection: A connection in the transaction that adds the record.
        record: Its id.
    """
    connection.execute(
        delete(drafts).where(drafts.c.owner == scope.owner, drafts.c.about == record)
    )


class Settings(Part):
    """Plain values by name."""

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 -- any plain value
        """Return the value of ``key``, else ``default``."""
        query = select(settings.c.value).where(
            settings.c.owner == self._scope.owner,
            settings.c.key == validation.validate_token(key, "key"),
        )
        with self._scope.read_tx() as connection:
            value = connection.scalar(query)
            return default if value is None else msgspec.json.decode(value)

    def read_all(self) -> dict[str, Any]:
        """Return all values by name."""
        query = (
            select(settings.c.key, settings.c.value)
            .where(settings.c.owner == self._scope.owner)
            .order_by(settings.c.key)
        )
        with self._scope.read_tx() as connection:
            return {row.key: msgspec.json.decode(row.value) for row in connection.execute(query)}

    def save(self, key: str, value: Any) -> bool:  # noqa: ANN401 -- any plain value
        """Store ``value`` under ``key``; False if it has not changed.

        Raises:
            JournalRefusalError: Not a plain value.
        """
        key = validation.validate_token(key, "key")
        encoded = validation.encode_json(value, "value")
        with self._scope.write_tx() as connection:
            row = insert_into(connection, settings).values(
                owner=self._scope.owner, key=key, value=encoded
            )
            result = connection.execute(
                row.on_conflict_do_update(
                    index_elements=[settings.c.owner, settings.c.key],
                    set_={"value": row.excluded.value},
                    where=settings.c.value != row.excluded.value,
                )
            )
            changed = result.rowcount > 0
            if changed:
                self._scope.count_write(connection)
            return changed


class SignIns(Part):
    """The ended sign-ins of an owner."""

    def list_ended(self) -> frozenset[str]:
        """Return the marks of ended sign-ins."""
        query = select(ended_sign_ins.c.mark).where(ended_sign_ins.c.owner == self._scope.owner)
        with self._scope.read_tx() as connection:
            return frozenset(connection.scalars(query))

    def end(self, mark: str, now: dt.datetime, lasts: dt.timedelta) -> bool:
        """Record that a sign-in has ended, and delete the records of expired ones.

        Args:
            mark: Identifies it: 1 to 255 characters.
            now: The current instant, aware.
            lasts: How long a sign-in is valid.

        Returns:
            Whether it had not ended before.
        """
        mark = validation.validate_owner(mark)
        mine = ended_sign_ins.c.owner == self._scope.owner
        with self._scope.write_tx() as connection:
            connection.execute(
                delete(ended_sign_ins).where(mine, ended_sign_ins.c.ended < now - lasts)
            )
            row = insert_into(connection, ended_sign_ins).values(
                owner=self._scope.owner, mark=mark, ended=now
            )
            new = connection.execute(row.on_conflict_do_nothing()).rowcount > 0
            if new:
                self._scope.count_write(connection)
            return new

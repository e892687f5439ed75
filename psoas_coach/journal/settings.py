"""What the person has chosen once for all: sound, hidden moves. Not facts; the last word stands."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from psoas_coach.journal import validation
from psoas_coach.journal.owner_scope import Part, insert_into
from psoas_coach.journal.tables import settings


class Settings(Part):
    """Plain values by name."""

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 -- any plain value
        """The value kept under ``key``, else ``default``."""
        query = select(settings.c.value).where(
            settings.c.owner == self._scope.owner,
            settings.c.key == validation.validate_token(key, "key"),
        )
        with self._scope.read_tx() as connection:
            found = connection.scalar(query)
            return default if found is None else msgspec.json.decode(found)

    def all(self) -> dict[str, Any]:
        """All values by name."""
        query = (
            select(settings.c.key, settings.c.value)
            .where(settings.c.owner == self._scope.owner)
            .order_by(settings.c.key)
        )
        with self._scope.read_tx() as connection:
            return {row.key: msgspec.json.decode(row.value) for row in connection.execute(query)}

    def save(self, key: str, value: Any) -> bool:  # noqa: ANN401 -- any plain value
        """Keep ``value`` under ``key``; False when it was the same.

        Raises:
            JournalRefusalError: Not a plain value.
        """
        key = validation.validate_token(key, "key")
        encoded = validation.encode_json(value, "value")
        with self._scope.write_tx() as connection:
            row = insert_into(connection, settings).values(
                owner=self._scope.owner, key=key, value=encoded
            )
            done = connection.execute(
                row.on_conflict_do_update(
                    index_elements=[settings.c.owner, settings.c.key],
                    set_={"value": row.excluded.value},
                    where=settings.c.value != row.excluded.value,
                )
            )
            changed = done.rowcount > 0
            if changed:
                self._scope.count_write(connection)
            return changed

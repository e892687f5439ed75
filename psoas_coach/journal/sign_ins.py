"""Sign-ins that are over, by a hash, for as long as their cookies could last.

They are no facts of the journal: no export holds them, no import brings them, and deleting
everything leaves them, or a cookie that was signed out would open the journal again.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import delete, select

from psoas_coach.journal import validation
from psoas_coach.journal.owner_scope import Part, insert_into
from psoas_coach.journal.tables import ended_sign_ins


class SignIns(Part):
    """Which sign-ins of this owner are over."""

    def ended(self) -> frozenset[str]:
        """The marks of sign-ins that are over."""
        query = select(ended_sign_ins.c.mark).where(ended_sign_ins.c.owner == self._scope.owner)
        with self._scope.read_tx() as connection:
            return frozenset(connection.scalars(query))

    def end(self, mark: str, now: dt.datetime, lasts: dt.timedelta) -> bool:
        """Keep that a sign-in is over, and forget those that have run out by themselves.

        Args:
            mark: What tells it from others: 1 to 255 characters.
            now: The instant, aware.
            lasts: How long a sign-in holds by itself.

        Returns:
            Whether it was not over before.
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

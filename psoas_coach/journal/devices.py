"""Devices that were paired with this journal, each identified by the hash of its token.

The token is a random number of 256 bits that only the device has, so its hash gives no access. A
removal is a soft delete: the row stays, so that an older copy of the file cannot restore the
device's access. Devices are not facts: no export, import or backup contains them, and each file
keeps its own list.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from sqlalchemy import ColumnElement, Row, Select, select, update

from psoas_coach.journal import validation
from psoas_coach.journal.owner_scope import Part, insert_into
from psoas_coach.journal.tables import devices

LAST_SEEN_STEP = dt.timedelta(minutes=5)
"""The least time between two updates of a device's last use: a page makes many requests."""
MOST_NAME_CHARACTERS = 60

_FIND = (
    "SELECT id FROM devices "
    "WHERE owner = :owner AND token_hash = :token_hash AND removed_at IS NULL"
)


class Device(Struct, frozen=True):
    """One paired device.

    Attributes:
        id: A random id.
        name: The name to show, such as "iPhone".
        paired_at: When it was paired.
        last_seen_at: The last request, to within a few minutes.
    """

    id: str
    name: str
    paired_at: dt.datetime
    last_seen_at: dt.datetime


class Devices(Part):
    """The devices that may open this owner's journal from the local network."""

    def pair(self, device: Device, token_hash: str) -> bool:
        """Add a device; False if its id is there already.

        Args:
            device: The device; a name that is too long is shortened.
            token_hash: SHA-256 of its token, in hexadecimal.
        """
        row = {
            "owner": self._scope.owner,
            "id": validation.validate_line(device.id, "id"),
            "token_hash": validation.validate_line(token_hash, "token_hash"),
            "name": validation.validate_line(device.name[:MOST_NAME_CHARACTERS], "name"),
            "paired_at": device.paired_at,
            "last_seen_at": device.last_seen_at,
        }
        with self._scope.write_tx() as connection:
            insertion = insert_into(connection, devices).values(row)
            return connection.execute(insertion.on_conflict_do_nothing()).rowcount > 0

    def find(self, token_hash: str) -> str | None:
        """Return the id of the device with this token; None if it was never paired or removed.

        This runs for every request of a phone, so it reads one row and nothing else.
        """
        device_id = self._scope.fetch_value(_FIND, owner=self._scope.owner, token_hash=token_hash)
        return None if device_id is None else str(device_id)

    def list(self) -> tuple[Device, ...]:
        """Return the paired devices, newest first."""
        query = _select_active(self._scope.owner).order_by(devices.c.paired_at.desc(), devices.c.id)
        with self._scope.read_tx() as connection:
            return tuple(_to_device(row) for row in connection.execute(query))

    def mark_seen(self, id: str, now: dt.datetime) -> bool:  # noqa: A002 -- as records call it
        """Record a device's visit, unless the last was minutes ago; return whether it did."""
        return self._change(id, devices.c.last_seen_at < now - LAST_SEEN_STEP, last_seen_at=now)

    def remove(self, id: str, now: dt.datetime) -> bool:  # noqa: A002 -- as records call it
        """Revoke a device's access; False if it was not paired."""
        return self._change(id, removed_at=now)

    def _change(self, id: str, *conditions: ColumnElement[bool], **values: dt.datetime) -> bool:  # noqa: A002 -- as records call it
        """Change a paired device; False if it is not paired, or a condition fails."""
        paired = (
            devices.c.owner == self._scope.owner,
            devices.c.id == id,
            devices.c.removed_at.is_(None),
        )
        change = update(devices).where(*paired, *conditions).values(**values)
        with self._scope.write_tx() as connection:
            return connection.execute(change).rowcount > 0


def _select_active(owner: str) -> Select[tuple[str, str, dt.datetime, dt.datetime]]:
    return select(devices.c.id, devices.c.name, devices.c.paired_at, devices.c.last_seen_at).where(
        devices.c.owner == owner, devices.c.removed_at.is_(None)
    )


def _to_device(row: Row[tuple[str, str, dt.datetime, dt.datetime]]) -> Device:
    return Device(row.id, row.name, row.paired_at, row.last_seen_at)

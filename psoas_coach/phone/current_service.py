"""The phone service of this process, if there is one: created by the command, run by the app.

It is a module of its own, so that an app without phones imports none of the service's code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_coach.phone.access import PhoneAccess
    from psoas_coach.phone.service import PhoneService


class _Current:
    """Holds the service."""

    service: PhoneService | None = None


def prepare(service: PhoneService | None) -> None:
    """Set the service that the app runs when it starts; None for no service."""
    _Current.service = service


def get_current() -> PhoneService | None:
    """Return the service of this process; None if phones are not served."""
    return _Current.service


def get_current_access() -> PhoneAccess | None:
    """Return the current access for phones; None if phones are not served."""
    return None if _Current.service is None else _Current.service.access

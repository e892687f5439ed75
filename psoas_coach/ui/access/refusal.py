"""Decide whether the visitor of a run is refused, and why, before any of their data are read."""

from __future__ import annotations

from psoas_coach.content.language import FIRST_LANGUAGE, use_language
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui.access import paired_devices, revoked_sign_ins
from psoas_coach.ui.access.current_owner import AccessDeniedError


def find_refusal() -> AccessDeniedError | JournalUnavailableError | None:
    """Return why the visitor has no access, or why that is unknown; None if they have.

    The language of the visitor is not known yet; nothing is shown here, so any language will do.
    """
    try:
        with use_language(FIRST_LANGUAGE):
            paired_devices.check_access()
            revoked_sign_ins.reject_revoked()
    except (AccessDeniedError, JournalUnavailableError) as refusal:
        return refusal
    return None

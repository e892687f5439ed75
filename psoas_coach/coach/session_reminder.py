"""A reminder of today's session within the app: at a time of day, and once more if it is not done.

There is no reminder on a day without a session, or once the session has been started or done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from psoas_coach.coach.session_draft import load_draft
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import find_stop
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment

SESSION_REMINDER_SETTING = "session_reminder"
"""The setting with the minute of the day, or null."""
FIRST = 18 * 60
"""The default minute of the day, after work."""
AGAIN = dt.timedelta(hours=1)
"""The delay of the second reminder."""
_DAY = 24 * 60
_AWAY = ("ill", "away")


def read_reminder(settings: Mapping[str, Any]) -> int | None:
    """Return the minute of the day of the reminder; None if there is none."""
    minute = settings.get(SESSION_REMINDER_SETTING)
    is_minute = isinstance(minute, int) and not isinstance(minute, bool) and 0 <= minute < _DAY
    return minute if is_minute else None


def save_reminder(journal: Journal, minute: int | None) -> None:
    """Store the minute of the day, or that there is no reminder."""
    journal.settings.save(SESSION_REMINDER_SETTING, minute)


def find_reminders(snapshot: Snapshot, now: Moment) -> tuple[dt.datetime, ...]:
    """Return when to remind of today's session; nothing if there is none to do.

    Past times of today are included, because the session is still to be done.

    Args:
        snapshot: The person's journal today.
        now: The current moment, with the person's own date and time zone.
    """
    minute = read_reminder(snapshot.settings)
    if minute is None or not _has_session_to_do(snapshot):
        return ()
    at = dt.datetime.combine(
        now.local_date, dt.time(*divmod(minute, 60)), ZoneInfo(now.zone)
    ).astimezone(dt.UTC)
    return at, at + AGAIN


def _has_session_to_do(snapshot: Snapshot) -> bool:
    plan, summary = snapshot.todays_plan, snapshot.session_summary
    if plan is None or snapshot.urgent_card is not None:
        return False
    if find_stop(plan, snapshot.content) is not None or not plan.moves:
        return False
    rests = (
        summary.done
        or summary.flare_mode == "breaks"
        or summary.left_out_by_test
        or any(map(summary.has_note, _AWAY))
    )
    return not rests and load_draft(snapshot) is None

"""The person's reminders, stored with the settings, and the calendar file for them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec

from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.sharing.calendar_file import (
    WEEKDAYS,
    BreakReminder,
    Reminders,
    SessionReminder,
    build_calendar,
)

REMINDERS_SETTING = "reminders"
_WORK_DAYS = (0, 1, 2, 3, 4)
FIRST_SESSION = SessionReminder((0, 2, 4), dt.time(18), 15)
"""The default: three days a week, as the plan asks for, at a time after work."""
FIRST_BREAKS = BreakReminder(_WORK_DAYS, dt.time(9), dt.time(17), 30)
"""The default: a break after half an hour of sitting, as the plan suggests."""
SHORTEST_GAP, LONGEST_GAP = 20, 120
"""The range of the minutes between two breaks."""


def load_reminders(settings: Mapping[str, Any]) -> Reminders:
    """Return the stored choices; without valid ones, none with a new id."""
    try:
        reminders = msgspec.convert(settings.get(REMINDERS_SETTING), Reminders)
    except msgspec.ValidationError:
        return Reminders(uuid.uuid4())
    return reminders if is_possible(reminders) else Reminders(reminders.id)


def save_reminders(journal: Journal, reminders: Reminders) -> bool:
    """Store the choices; False if they have not changed."""
    return journal.settings.save(REMINDERS_SETTING, msgspec.to_builtins(reminders))


def is_possible(reminders: Reminders) -> bool:
    """Whether each reminder has days, and times at which it can occur."""
    session, breaks = reminders.session, reminders.breaks
    if session is not None and not _are_weekdays(session.weekdays):
        return False
    if breaks is None:
        return True
    apart = SHORTEST_GAP <= breaks.every_minutes <= LONGEST_GAP
    return apart and _are_weekdays(breaks.weekdays) and bool(breaks.list_times())


def find_recheck_date(plan: TodaysPlan | None, today: dt.date, content: Content) -> dt.date:
    """Return when the next self-check is due: never today, so that the reminder can still come.

    Args:
        plan: Today's plan, which contains the last self-check; None if there is none.
        today: The person's own date.
        content: The rules.
    """
    rules = content.session.self_check
    last = today if plan is None else plan.check.at.local_date
    return max(last + dt.timedelta(days=rules.offer_after_days), today + dt.timedelta(days=1))


def make_calendar_file(
    journal: Journal,
    reminders: Reminders,
    plan: TodaysPlan | None,
    now: Moment,
    content: Content,
) -> bytes:
    """Return a calendar file that replaces every earlier one, and store which events it has.

    Args:
        journal: The journal that stores the reminders.
        reminders: The person's choices.
        plan: Today's plan, for the date of the last self-check.
        now: The current moment; its zone is the calendar's.
        content: The words of the events.
    """
    prefix = "reminders.calendar."
    words = {
        name.removeprefix(prefix): text
        for name, text in content.words.items()
        if name.startswith(prefix)
    }
    recheck_on = find_recheck_date(plan, now.local_date, content)
    file = build_calendar(reminders, recheck_on, now.zone, now.utc, words)
    issued = tuple(sorted({*reminders.issued, *reminders.list_events()}))
    save_reminders(
        journal,
        msgspec.structs.replace(reminders, revision=reminders.revision + 1, issued=issued),
    )
    return file


def _are_weekdays(days: tuple[int, ...]) -> bool:
    return bool(days) and set(days) <= set(range(len(WEEKDAYS)))

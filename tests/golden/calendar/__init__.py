"""Calendar files with all their instances: ``python -m tests.golden.calendar`` regenerates them.

The instances are worked out here from the person's wall clock alone, without any rule of a
calendar: on each date, is it such a weekday, and which instant is that time in this zone?
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from pathlib import Path
from zoneinfo import ZoneInfo

from psoas_coach.sharing.calendar_file import (
    BreakReminder,
    Reminders,
    SessionReminder,
    build_calendar,
)

FOLDER = Path(__file__).parent
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
"""Summer time in each half of the year; in the last it is half an hour."""
NOW = dt.datetime(2026, 11, 29, 12, tzinfo=dt.UTC)
RECHECK_ON = dt.date(2026, 12, 13)
REMINDERS = Reminders(
    uuid.UUID("5f0f6d0e-6f39-4a4c-9a3c-0a5f1d2c7b11"),
    revision=3,
    session=SessionReminder((0, 2, 6), dt.time(7, 30), 15),
    breaks=BreakReminder((1, 6), dt.time(13), dt.time(15), 50),
    recheck=True,
)
WORDS = {
    f"{kind}.{part}": f"the {part} of a {kind}"
    for kind in ("session", "break", "recheck", "cancelled")
    for part in ("title", "text")
}
_DAYS = 731


def instances(zone: str) -> dict[str, list[str]]:
    """Return, by the id of each event, when it takes place within two years, as UTC."""
    assert REMINDERS.session is not None
    assert REMINDERS.breaks is not None
    times = {"session": (REMINDERS.session.weekdays, REMINDERS.session.at)}
    for number, at in enumerate(REMINDERS.breaks.list_times(), 1):
        times[f"break-{number}"] = (REMINDERS.breaks.weekdays, at)
    named = {name: _starts(weekdays, at, ZoneInfo(zone)) for name, (weekdays, at) in times.items()}
    named["recheck"] = [RECHECK_ON.isoformat()]
    return {str(uuid.uuid5(REMINDERS.id, name)): starts for name, starts in named.items()}


def _starts(weekdays: tuple[int, ...], at: dt.time, zone: ZoneInfo) -> list[str]:
    today = NOW.astimezone(zone).date()
    dates = (today + dt.timedelta(days=ahead) for ahead in range(_DAYS))
    starts = (
        dt.datetime.combine(date, at, zone).astimezone(dt.UTC)
        for date in dates
        if date.weekday() in weekdays
    )
    end = NOW + dt.timedelta(days=730)
    return [f"{start:%Y-%m-%dT%H:%MZ}" for start in starts if start < end]


def write() -> None:
    """Write the files of all zones."""
    for zone in ZONES:
        name = zone.replace("/", "-")
        file = build_calendar(REMINDERS, RECHECK_ON, zone, NOW, WORDS)
        (FOLDER / f"{name}.ics").write_bytes(file)
        (FOLDER / f"{name}.json").write_text(f"{json.dumps(instances(zone), indent=1)}\n", "utf-8")

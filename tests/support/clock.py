"""The tests' own clock: it starts at a fixed instant and runs on, here and in servers they start.

No test reads the wall clock: a suite that fails only at ten past eleven at night, or in the night
of a clock change, proves nothing on the day it passes. ``PSOAS_COACH_TEST_NOW`` and
``PSOAS_COACH_TEST_ZONE`` run the same tests at another instant and in another place.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import time_machine

from psoas_coach.journal.records import Moment, make_moment

START = dt.datetime.fromisoformat(os.environ.get("PSOAS_COACH_TEST_NOW", "2026-11-18T12:00+00:00"))
"""When the suite begins: a Wednesday at noon, unless somebody asks for another instant."""
ZONE = os.environ.get("PSOAS_COACH_TEST_ZONE", "Europe/Lisbon")
"""Where the person lives."""
AHEAD = "PSOAS_COACH_TEST_AHEAD"
"""Environment: seconds by which this process and those it starts are ahead of the wall clock."""
_SERVERS = Path(__file__).parent / "shifted_clock"
"""On ``PYTHONPATH``: its ``sitecustomize`` sets the clock of a Python that a test starts."""


def begin() -> None:
    """Set the clock of this process and its children; once, before any test is collected."""
    if AHEAD in os.environ:  # This is a worker, whose parent has set it already.
        return
    ahead = START.timestamp() - time.time()  # noqa: TID251 -- the one look at the wall clock
    os.environ[AHEAD] = str(ahead)
    paths = [str(_SERVERS), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    time_machine.travel(START, tick=True).start()


def ahead() -> float:
    """Return by how many seconds the clock of the tests is ahead of the wall clock."""
    return float(os.environ[AHEAD])


def now() -> dt.datetime:
    """Return the current instant of the tests, in UTC."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251 -- the tests' clock, see ``begin``


def stamp() -> float:
    """Return the current instant of the tests in seconds since 1970."""
    return now().timestamp()


def ago(days: float = 0, zone: str = ZONE) -> Moment:
    """Return the same time of day a number of days ago, by the wall clock in ``zone``.

    Subtracting in UTC would give another date late in the evening if summer time began or ended in
    between.
    """
    return make_moment(now().astimezone(ZoneInfo(zone)) - dt.timedelta(days=days), zone)


@contextmanager
def at(instant: dt.datetime) -> Iterator[None]:
    """Use another instant, from which the clock continues, in this process only."""
    with time_machine.travel(instant, tick=True):
        yield


def there(local: str, zone: str = ZONE) -> dt.datetime:
    """Return the instant at which the wall clock in ``zone`` shows ``local`` (2026-11-18T00:30)."""
    return dt.datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)


def today(zone: str = ZONE) -> dt.date:
    """Return the current date in ``zone``."""
    return ago(0, zone).local_date

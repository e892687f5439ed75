"""The tests that deal with days, at the hours and in the places where days go wrong.

``python -m tests.support.awkward_hours`` runs the tests marked ``dates`` at 23:30 UTC, in both
nights in which the clocks of a place change, on 29 February and on 31 December, in three zones: two
at a time, as many as there are cores at least. It ends with 1 when one of them fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

EVERYWHERE = ("2026-11-28T23:30+00:00", "2028-02-29T12:00+00:00", "2026-12-31T23:50+00:00")
NIGHTS = {
    "Europe/Lisbon": ("2027-03-28T00:50+00:00", "2026-10-25T00:50+00:00"),
    "Australia/Sydney": ("2026-10-03T15:50+00:00", "2027-04-03T15:50+00:00"),
    "America/Santiago": ("2026-09-06T03:50+00:00", "2027-04-04T02:50+00:00"),
}
"""Ten minutes before clocks jump; in Santiago they do at midnight."""
ZONES = tuple(NIGHTS)
AT_ONCE = 2


def run(zone: str, instant: str) -> tuple[str, int, str]:
    """Run the tests there and then.

    Returns:
        What was run, the exit status, and what was printed.
    """
    environment = {**os.environ, "PSOAS_COACH_TEST_NOW": instant, "PSOAS_COACH_TEST_ZONE": zone}
    environment["TZ"] = zone  # of the machine; it must not matter
    folders = ("tests/ui", "tests/progress")
    command = [sys.executable, "-m", "pytest", "-q", "-m", "dates", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *folders], env=environment, capture_output=True, text=True, check=False
    )
    return f"{zone} at {instant}", done.returncode, done.stdout + done.stderr


def main() -> int:
    """Run them all, say how each went, and return the exit status."""
    places = [*product(ZONES, EVERYWHERE), *((z, night) for z in ZONES for night in NIGHTS[z])]
    failed = False
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for named, status, said in pool.map(lambda one: run(*one), places):
            lines = said.strip().splitlines()
            sys.stdout.write(f"{named}: {lines[-1] if lines else status}\n")
            if status:
                failed = True
                sys.stdout.write(said)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

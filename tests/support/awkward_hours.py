"""Run the tests that depend on dates at the times and in the places where dates go wrong.

``python -m tests.support.awkward_hours`` runs the tests marked ``dates`` at 23:30 UTC, in both
nights with a clock change, on 29 February and on 31 December, in three time zones: two at a time,
or as many as there are cores. It exits with status 1 if one of them fails. Only files that contain
the mark are collected, because collecting the others would take longer than running these.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from tests.support.warm_pytest import WarmPytest

EVERYWHERE = ("2026-11-28T23:30+00:00", "2028-02-29T12:00+00:00", "2026-12-31T23:50+00:00")
NIGHTS = {
    "Europe/Lisbon": ("2027-03-28T00:50+00:00", "2026-10-25T00:50+00:00"),
    "Australia/Sydney": ("2026-10-03T15:50+00:00", "2027-04-03T15:50+00:00"),
    "America/Santiago": ("2026-09-06T03:50+00:00", "2027-04-04T02:50+00:00"),
}
"""Ten minutes before clocks jump; in Santiago they do at midnight."""
ZONES = tuple(NIGHTS)
AT_ONCE = 2
ROOT = Path(__file__).resolve().parents[2]
MARK = "pytest.mark.dates"
PYTEST = ("-q", "-m", "dates", "-p", "no:cacheprovider")
LIBRARIES = (
    *("altair", "hypothesis", "hypothesis.strategies", "msgspec", "pandas", "pyarrow"),
    *("sqlalchemy.dialects.sqlite", "streamlit.testing.v1", "time_machine"),
)
"""What the tests marked import of others."""


def list_marked() -> list[str]:
    """Return the test files that contain the mark."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if MARK in file.read_text("utf-8")]


def run(pytest: WarmPytest, zone: str, instant: str) -> tuple[str, int, str]:
    """Run the tests in a zone at an instant.

    Returns:
        The zone and instant, the exit status, and the output.
    """
    environment = {"PSOAS_COACH_TEST_NOW": instant, "PSOAS_COACH_TEST_ZONE": zone}
    environment["TZ"] = zone  # The machine's zone must not matter.
    done = pytest.run(ROOT, [*PYTEST, *list_marked()], environment)
    return f"{zone} at {instant}", done.status, done.printed


def main() -> int:
    """Run all of them, print the results, and return the exit status."""
    places = [*product(ZONES, EVERYWHERE), *((z, night) for z in ZONES for night in NIGHTS[z])]
    failed = False
    pytest = WarmPytest(*LIBRARIES)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for named, status, output in pool.map(lambda place: run(pytest, *place), places):
            lines = output.strip().splitlines()
            sys.stdout.write(f"{named}: {lines[-1] if lines else status}\n")
            if status:
                failed = True
                sys.stdout.write(f"exit status {status}\n{output}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

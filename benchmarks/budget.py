"""The speed budget, every row in one run, as ratios: ``python -m benchmarks.budget [--quick]``.

Each row is measured side by side with what it is compared to, in turns, with ten made-up years in
the journal unless the row says otherwise. Taps and processor time come first, as one table of all
pages and states. It takes about ten minutes, and wants the machine for itself. ``--quick`` takes a
third of the samples. Returns 1 when a row is over.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import crowd, first_screen, processor_time, progress_page, taps
from benchmarks.side_by_side import both_running
from psoas_coach.journal.engine import URL_VARIABLE

if TYPE_CHECKING:
    from benchmarks.processor_time import Cost
    from benchmarks.taps import Tap

YEARS = 10
PEOPLE, HIGH, CROWD_SECONDS = 400, 100.0, 30.0
"""So many people, of whose reruns 95 in 100 take at most so many milliseconds."""
PROGRESS_TIMES = 1.2


class Row(NamedTuple):
    """One line of the budget.

    Attributes:
        what: What is measured.
        budget: How much is allowed, in words.
        measured: What came out, in words.
        holds: Whether the budget holds.
    """

    what: str
    budget: str
    measured: str
    holds: bool


def measure_places(tap_samples: int, run_samples: int) -> tuple[list[Tap], list[Cost]]:
    """Measure taps and processor time at every place, and print both as one table."""
    with both_running(YEARS, taps.BUTTON) as pair:
        tapped = taps.measure(pair, tap_samples)
    with both_running(YEARS) as pair:
        run = processor_time.measure(pair, run_samples)
    print("\n| Page and state | tap, ms | empty | times | processor, ms | empty | times |")
    print("|---|---|---|---|---|---|---|")
    for tap, cost in zip(tapped, run, strict=True):
        print(
            f"| {tap.place} | {tap.ours:.0f} | {tap.empty:.0f} | {tap.ours / tap.empty:.2f} "
            f"| {cost.ours:.1f} | {cost.empty:.1f} | {cost.times:.2f} |"
        )
    return tapped, run


def tap_row(pages: list[Tap]) -> Row:
    """From a tap to the redrawn page, the worst place."""
    worst = max(
        pages, key=lambda page: min(page.ours / page.empty / 1.25, page.ours - page.empty - 30)
    )
    return Row(
        f"tap to redrawn, the slowest of {len(pages)} pages ({worst.place})",
        f"{taps.TIMES:g} x an empty app, or {taps.MORE:g} ms more",
        f"{worst.ours:.0f} ms beside {worst.empty:.0f} ms",
        all(page.holds for page in pages),
    )


def processor_row(measured: list[Cost]) -> Row:
    """Processor time of a rerun, the worst place."""
    worst = max(measured, key=lambda measurement: measurement.times)
    return Row(
        f"processor time of a rerun, the dearest of {len(measured)} pages ({worst.place})",
        f"{processor_time.TIMES:g} x an empty app",
        f"{worst.times:.2f} x ({worst.ours:.1f} ms beside {worst.empty:.1f} ms)",
        worst.times <= processor_time.TIMES,
    )


def crowd_row(seconds: float) -> Row:
    """Many people at one process."""
    times = crowd.measure(PEOPLE, YEARS, seconds)
    return Row(
        f"{PEOPLE} people with 3 s think time, one process, two cores",
        f"95 % under {HIGH:g} ms, no error",
        f"95 % under {times.high:.0f} ms, median {times.median:.0f} ms, {times.faults} errors",
        times.high < HIGH and not times.faults,
    )


def first_screen_rows(opens: int) -> list[Row]:
    """The first screen, with a server that has just begun and with one that has not."""
    measured = first_screen.measure(opens)
    first_screen.show(measured)
    rows = []
    for name, screens in (("just begun", measured.cold), ("warm", measured.warm)):
        seconds, size, memory = measured.times(screens)
        rows.append(
            Row(
                f"first screen, browser cold, server {name}",
                f"{first_screen.TIMES:g} x an empty app in time and bytes",
                f"{seconds:.2f} x in time, {size:.2f} x in bytes, {memory:.2f} x in memory",
                max(seconds, size) <= first_screen.TIMES,
            )
        )
    modules = ", ".join(measured.imported) or "none"
    return [*rows, Row("modules for charts on its way", "none", modules, not measured.imported)]


def progress_row(opens: int) -> Row:
    """The progress page, cold, with 100 years of data."""
    with tempfile.TemporaryDirectory() as name:
        sides = [
            progress_page.our_side(Path(name), span)
            for span in progress_page.spans()
            if span.name != "10 years"
        ]
        try:
            seconds, size = progress_page.openings(sides, opens)
        finally:
            for side in sides:
                side.server.stop()
    middle = progress_page.medians(seconds)
    times = middle["100 years"] / middle["30 days"]
    return Row(
        "progress, cold, 100 years of data",
        f"{PROGRESS_TIMES:g} x 30 days",
        f"{times:.2f} x in time, {size['100 years'] / size['30 days']:.2f} x in bytes",
        times <= PROGRESS_TIMES,
    )


def main() -> int:
    """Measure all rows and print them as a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    os.environ.setdefault(URL_VARIABLE, "sqlite://")
    print(f"load before: {os.getloadavg()[0]:.1f}", flush=True)
    tapped, run = measure_places(5 if quick else 20, 20 if quick else 60)
    rows = [
        tap_row(tapped),
        processor_row(run),
        *first_screen_rows(2 if quick else 5),
        progress_row(2 if quick else 7),
        crowd_row(CROWD_SECONDS / 3 if quick else CROWD_SECONDS),
    ]
    print("\n| What | Budget | Measured | Holds |\n|---|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.budget} | {row.measured} | {'yes' if row.holds else 'NO'} |")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

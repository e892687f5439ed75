"""How long a rerun of each page takes, beside an empty one-line app under the same settings.

    python -m benchmarks.rerun [--years 10] [--runs 200] [--pause 0] [--only NAME] [--memory]

Both apps run at once and take turns of ten runs each, so that whatever else the machine does hits
both alike. A run is asked for as soon as the one before is finished. Streamlit sends what a run
has drawn in beats of 5 ms, so the empty app takes about a beat, and so does a page that is drawn
within one. ``--pause 0.03`` waits that many seconds before each run, as a person would: then the
empty app is sent at once and takes half a beat, and a form of fifteen tick boxes without anything
around it takes 1.7 times as long; no page with something on it can come near to it.

The journal is the demo's. ``--memory`` instead drives the pages 6,000 times and lets 200 people
come and go, three times over, and prints what the process holds: what they leave behind is used
again by those who come next, so it must not grow.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.places import Place, places, prepare
from benchmarks.side_by_side import Pair, both_running
from benchmarks.visitor import Run, Server, Visitor

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

LIMIT = 1.5
"""A rerun may take this many times what the empty app takes, in the median. The 95th percentile is
shown beside it: a run that just misses a beat takes one more, which the empty app never does."""
TURN, WARM = 10, 2
"""Runs that count in a turn, and runs before them that do not."""
RERUNS, PEOPLE, WAVES = 6000, 200, 3


def measure(
    app: Server, empty: Server, place: Place, runs: int, pause: float
) -> tuple[list[Run], list[Run]]:
    """Run a page and the empty app in turns, each in a tab of its own."""
    with Visitor(app, place.page, place.query) as visitor, Visitor(empty) as other:
        visitor.run()
        sides: list[tuple[Visitor, list[Run]]] = [(visitor, []), (other, [])]
        for _ in range(-(-runs // TURN)):
            for tab, done in sides:
                for number in range(TURN + WARM):
                    time.sleep(pause)
                    run = tab.run()
                    if run.faults:
                        raise RuntimeError(f"{place.name}: {run.faults}")
                    if number >= WARM:
                        done.append(run)
    return sides[0][1], sides[1][1]


def high(runs: list[Run]) -> float:
    """Return the 95th percentile in milliseconds."""
    return sorted(run.milliseconds for run in runs)[math.ceil(0.95 * len(runs)) - 1]


def middle(runs: list[Run]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(run.milliseconds for run in runs)


def reruns(pair: Pair, args: argparse.Namespace) -> int:
    """Print a line for each place. Returns the number of places over the limit."""
    over = 0
    print(
        f"{'':30} {'median':>7} {'p95':>7} {'empty':>7} {'p95':>7} {'x':>5} {'x p95':>6} {'KB':>6}"
    )
    for place in places():
        if args.only not in place.name:
            continue
        prepare(pair.journal, place)
        ours, bare = measure(pair.app, pair.empty, place, args.runs, args.pause)
        times, times_high = middle(ours) / middle(bare), high(ours) / high(bare)
        over += times > LIMIT
        print(
            f"{place.name:30} {middle(ours):7.1f} {high(ours):7.1f} {middle(bare):7.1f} "
            f"{high(bare):7.1f} {times:5.2f} {times_high:6.2f} {ours[-1].bytes / 1024:6.1f}"
            f"{'   over' if times > LIMIT else ''}",
            flush=True,
        )
    return over


def memory(app: Server, journal: Journal) -> None:
    """Print what the process holds while pages are rerun, and when people come and go."""
    every = places()
    with_tabs = []
    for place in every:
        prepare(journal, place)
        tab = Visitor(app, place.page, place.query)
        tab.run()
        with_tabs.append(tab)
    print(f"every page open once: {app.memory():.0f} MiB")
    for number in range(1, RERUNS + 1):
        with_tabs[number % len(with_tabs)].run()
        if number % 1000 == 0:
            print(f"after {number} reruns: {app.memory():.0f} MiB", flush=True)
    for wave in range(1, WAVES + 1):
        people = []
        for number in range(PEOPLE):
            place = every[number % len(every)]
            tab = Visitor(app, place.page, place.query)
            tab.run()
            people.append(tab)
        print(f"with {PEOPLE} more people, {wave}: {app.memory():.0f} MiB", flush=True)
        for tab in people:
            tab.close()
        for _ in range(3):  # closed tabs are forgotten when the next one closes
            time.sleep(3)
            with Visitor(app) as passer_by:
                passer_by.run()
        print(f"all of them gone: {app.memory():.0f} MiB", flush=True)


def main() -> int:
    """Start both apps, measure, and end them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--pause", type=float, default=0, help="seconds before each run")
    parser.add_argument("--only", default="", help="only places whose name holds this")
    parser.add_argument("--memory", action="store_true")
    args = parser.parse_args()
    # A closed tab may come back for an hour; where memory is measured it may for three seconds.
    settings = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "3"} if args.memory else None
    with both_running(args.years, settings=settings) as pair:
        if args.memory:
            memory(pair.app, pair.journal)
            return 0
        return 1 if reruns(pair, args) else 0


if __name__ == "__main__":
    sys.exit(main())

"""Processor time of a rerun of each page: ``python -m benchmarks.processor_time [--samples 60]``.

All threads of the server's process are counted, those that send included, whatever else the
machine does meanwhile. The empty one-line app runs beside ours and both take turns.
"""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.places import Place, parse_options, places, prepare
from benchmarks.side_by_side import Pair, both_running
from benchmarks.visitor import Server, Visitor

TIMES = 4.0
"""A rerun may take this many times the processor time of the empty app's."""
TURN, WARM = 10, 2


class Cost(NamedTuple):
    """What a rerun of one place costs: milliseconds of processor time, ours and the empty app's."""

    place: str
    ours: float
    empty: float

    @property
    def times(self) -> float:
        """How many times the empty app's."""
        return self.ours / self.empty


def measure(pair: Pair, runs: int, only: str = "") -> list[Cost]:
    """Rerun every place, in turns with the empty app, and print a line for each."""
    rows = []
    for place in places():
        if only in place.name:
            prepare(pair.journal, place)
            rows.append(_measure_place(pair, place, -(-runs // TURN)))
            over = "   over" if rows[-1].times > TIMES else ""
            print(
                f"{place.name:30} {rows[-1].ours:7.2f} {rows[-1].empty:7.2f} "
                f"{rows[-1].times:5.2f}{over}",
                flush=True,
            )
    return rows


def _measure_place(pair: Pair, place: Place, turns: int) -> Cost:
    used = [0.0, 0.0]
    with Visitor(pair.app, place.page, place.query) as ours, Visitor(pair.empty) as empty:
        for _ in range(turns):
            for side, (server, tab) in enumerate(((pair.app, ours), (pair.empty, empty))):
                used[side] += _turn(server, tab, place.name)
    return Cost(place.name, *(1000 * seconds / turns / TURN for seconds in used))


def _turn(server: Server, tab: Visitor, name: str) -> float:
    for _ in range(WARM):
        tab.run()
    start = server.processor_seconds()
    for _ in range(TURN):
        run = tab.run()
        if run.faults:
            raise RuntimeError(f"{name}: {run.faults}")
    return server.processor_seconds() - start


def main() -> int:
    """Print the table. Returns 1 when a place is over the budget."""
    options = parse_options(__doc__, samples=60)
    print(f"{'':30} {'ms':>7} {'empty':>7} {'x':>5}")
    with both_running(options.years) as pair:
        costs = measure(pair, options.samples, options.only)
    return int(any(row.times > TIMES for row in costs))


if __name__ == "__main__":
    raise SystemExit(main())

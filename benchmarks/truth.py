"""How often the progress page is wrong; writes the table of ``docs/progress.md``.

``python -m benchmarks.truth [--people 200] [--seed 1]`` from the root of the repository, in
about three minutes of one core. Exit status 1 when a promise is not kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from tests.support.measured_pages import PROGRESS, write_measured
from tests.support.trials.claims import PEOPLE, SEED, Row, rows


def table(results: Sequence[Row], people: int, seed: int) -> str:
    """Return the table and what it was made from."""
    head = "| Who | How they look | What is counted | In 100 | Promised |\n|---|---|---|---|---|\n"
    heading = f"`python -m benchmarks.truth --people {people} --seed {seed}` gave:\n"
    return f"{heading}\n{head}{''.join(row.line() for row in results)}"


def main() -> int:
    """Try, print and write; exit status 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only-print", action="store_true", help="leave the page as it is")
    options = parser.parse_args()
    results = []
    for row in rows(options.people, options.seed):
        print(row.line(), end="" if row.is_met else "^^^ not kept\n", flush=True)
        results.append(row)
    if not options.only_print:
        write_measured(PROGRESS, table(results, options.people, options.seed))
    return 0 if all(row.is_met for row in results) else 1


if __name__ == "__main__":
    sys.exit(main())

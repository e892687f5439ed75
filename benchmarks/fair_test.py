"""How often a fair test is clear, and what it finds; writes the tables of ``docs/fair-test.md``.

``python -m benchmarks.fair_test [--people 1000] [--seed 1]`` from the root of the repository, in
about five minutes of two cores. Exit status 1 when a promise is not kept.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.support.measured_pages import FAIR_TEST, write_measured
from tests.support.trials.fair_claims import PEOPLE, SEED, find, write_tables
from tests.support.trials.fair_people import KINDS, UNFAIR


def main() -> int:
    """Try, print and write; exit status 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only-print", action="store_true", help="leave the page as it is")
    options = parser.parse_args()
    findings, broken = [], []
    try_kind = partial(find, people=options.people, seed=options.seed)
    # At a low priority: whoever works on the same machine goes first.
    with ProcessPoolExecutor(initializer=os.nice, initargs=(5,)) as pool:
        for one in pool.map(try_kind, (*KINDS, *UNFAIR)):
            print(one.name, *one.list_broken(), sep="\n  not kept: ", flush=True)
            findings.append(one)
            broken += one.list_broken()
    tables = write_tables(findings, options.people, options.seed)
    print(tables)
    if not options.only_print:
        write_measured(FAIR_TEST, tables)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

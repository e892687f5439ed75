"""What is lost or stored twice when things go wrong; writes the table of ``docs/reliability.md``.

``python -m benchmarks.reliability [--times 100]`` from the root of the repository. It needs a
PostgreSQL server's programs, and root for the small disk; what cannot be tried is left out of the
table with a message.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
from pathlib import Path

from tests.support.fault_table import Row, rows
from tests.support.measured_pages import RELIABILITY, write_measured
from tests.support.postgres import Cluster, binaries

TIMES = 100


def table(results: list[Row]) -> str:
    """Return the table, with the day and the machine in one line."""
    head = (
        "| Fault | Database | Times tried | Writes confirmed | Lost | Doubled | What people see |\n"
        "|---|---|---|---|---|---|---|\n"
    )
    day = dt.datetime.now(dt.UTC).date().isoformat()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    heading = f"Measured on {day}, {machine}, Python {platform.python_version()}.\n"
    return f"{heading}\n{head}{''.join(row.line() for row in results)}"


def main() -> int:
    """Measure and write; exit status 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES)
    times = parser.parse_args().times
    programs = binaries()
    cluster = Cluster(programs) if programs else None
    results = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            for row in rows(times, Path(folder), cluster):
                print(row.line(), end="", flush=True)
                results.append(row)
        finally:
            if cluster is not None:
                cluster.close()
    write_measured(RELIABILITY, table(results))
    return int(any(row.total("lost") or row.total("doubled") for row in results))


if __name__ == "__main__":
    sys.exit(main())

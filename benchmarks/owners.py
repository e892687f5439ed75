"""One person's pages among thousands of owners: ``python -m benchmarks.owners [--owners 10000]``.

It uses a PostgreSQL server of its own: one person's year is timed alone, then copied row by row to
as many other owners, and timed again. Equal times mean that other owners' data cost nobody time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.tables import metadata
from psoas_coach.progress.progress_data import load_progress_data
from tests.support.postgres import Cluster, binaries

if TYPE_CHECKING:
    from sqlalchemy import Engine

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 30
OWNER = "local"


def questions(journal: Journal) -> dict[str, Callable[[], Any]]:
    """Return what each page asks of the journal."""
    today = dt.datetime.now(dt.UTC).date()
    content = load()
    most, noise = content.dose.most_minutes_a_week, content.measure.noise
    return {
        "every page: version": journal.read_version,
        "today: latest self-check": journal.self_checks.find_latest,
        "today: history": lambda: journal.history.list_past_sessions(today),
        "progress: everything": lambda: load_progress_data(journal, today, most, noise),
        "my data: ten entries": lambda: journal.entries.list_page(10),
        "my data: how many": journal.entries.count,
        "session: keep a draft": lambda: journal.drafts.save("session", {"step": 1}),
    }


def time_questions(engine: Engine) -> dict[str, float]:
    """Return the median of each question in milliseconds."""
    medians = {}
    for name, ask in questions(Journal(engine, OWNER)).items():
        took = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            ask()
            took.append((time.perf_counter() - begun) * 1000)
        medians[name] = statistics.median(took)
    return medians


def copy(cluster: Cluster, name: str, owners: int) -> int:
    """Copy all rows of the one owner to others. Returns how many rows there are then."""
    rows = 0
    with psycopg.connect(
        host=str(cluster.folder), user="postgres", dbname=name, autocommit=True
    ) as connection:
        connection.execute("SET session_replication_role = replica")  # copies of proved rows
        for table in metadata.sorted_tables:
            if "owner" not in table.c:
                continue
            columns = [column.name for column in table.c if column.name != "owner"]
            others = sql.SQL(", ").join(map(sql.Identifier, columns))
            connection.execute(
                sql.SQL(
                    "INSERT INTO {table} (owner, {others}) SELECT 'person-' || n, {others} "
                    "FROM {table}, generate_series(1, {count}) AS n WHERE owner = {owner}"
                ).format(
                    table=sql.Identifier(table.name),
                    others=others,
                    count=sql.Literal(owners),
                    owner=sql.Literal(OWNER),
                )
            )
            count = connection.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table.name))
            ).fetchone()
            rows += count[0] if count else 0
        connection.execute("VACUUM ANALYZE")
    return rows


def main() -> int:
    """Time one owner alone and among many."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--owners", type=int, default=10_000)
    args = parser.parse_args()
    programs = binaries()
    if programs is None:
        print("PostgreSQL's programs are not here: nothing measured", file=sys.stderr)
        return 1
    cluster = Cluster(programs)
    try:
        address = cluster.database("crowd")
        fill = [sys.executable, "-m", "psoas_coach", "demo", "--years", "1", "--seed", "1"]
        here = {**os.environ, "PSOAS_COACH_DATABASE_URL": address}
        subprocess.run(fill, cwd=ROOT, env=here, check=True, stdout=subprocess.DEVNULL)
        engine = open_engine(address)
        alone = time_questions(engine)
        rows = copy(cluster, "crowd", args.owners)
        among = time_questions(engine)
        print(f"{args.owners} owners more, {rows} rows in all; milliseconds, median of {ROUNDS}")
        for name, before in alone.items():
            after = among[name]
            print(f"{name:28} alone {before:7.2f}  among {after:7.2f}  x{after / before:.2f}")
        engine.dispose()
    finally:
        cluster.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

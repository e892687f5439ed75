"""The server's own tools, as in docs/hosting.md, dump and restore a journal."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.read_only import check_readiness
from tests.support.postgres import binaries
from tests.support.record_samples import session

if TYPE_CHECKING:
    from tests.support.postgres import Cluster

pytestmark = pytest.mark.postgresql


def tool(
    cluster: Cluster, name: str, user: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    programs = binaries()
    assert programs is not None
    command = [str(programs / name), "-h", str(cluster.folder), "-U", user, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_dump_by_the_servers_own_user_is_whole_and_comes_back(
    cluster: Cluster, tmp_path: Path
) -> None:
    url, record = cluster.database("dumped"), session()
    engine = open_engine(url)
    Journal(engine, "hers").sessions.add(record)
    Journal(engine, "his").sessions.add(session())
    file = str(tmp_path / "journal.dump")
    assert tool(cluster, "pg_dump", "postgres", "-Fc", "-f", file, "dumped").returncode == 0
    Journal(engine, "hers").sessions.remove(record.id)
    engine.dispose()

    back = cluster.database("put_back")
    put = tool(cluster, "pg_restore", "postgres", "--exit-on-error", "-d", "put_back", file)
    assert put.returncode == 0, put.stderr
    assert check_readiness(back) == "ready"
    restored = open_engine(back)
    assert Journal(restored, "hers").sessions.list() == (record,)
    assert len(Journal(restored, "his").sessions.list()) == 1
    assert Journal(restored, "nobody").sessions.list() == (), "the wall came back too"
    restored.dispose()


def test_a_dump_by_the_apps_role_fails_aloud_instead_of_leaving_rows_out(
    cluster: Cluster, tmp_path: Path
) -> None:
    engine = open_engine(cluster.database("half_dumped"))
    Journal(engine, "hers").sessions.add(session())
    engine.dispose()
    tried = tool(
        cluster, "pg_dump", "coach", "-Fc", "-f", str(tmp_path / "half.dump"), "half_dumped"
    )
    assert tried.returncode != 0
    assert "row-level security" in tried.stderr

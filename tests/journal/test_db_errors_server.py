"""Problems with the server are classified too, and a repeated write is stored once."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import session

if TYPE_CHECKING:
    from tests.support.postgres import Cluster


def test_a_server_that_does_not_answer_is_unreachable(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        for url in (
            f"postgresql://coach@127.0.0.1:{port}/journal",
            f"postgresql://coach@/journal?host={tmp_path}",
        ):
            with pytest.raises(JournalUnavailableError) as trouble:
                open_engine(url)
            assert trouble.value.kind == "unreachable"


@pytest.mark.postgresql
def test_a_missing_database_or_role_is_unreachable(cluster: Cluster) -> None:
    for url in (
        f"postgresql://coach@/nowhere?host={cluster.folder}",
        f"postgresql://stranger@/postgres?host={cluster.folder}",
    ):
        with pytest.raises(JournalUnavailableError) as trouble:
            open_engine(url)
        assert trouble.value.kind == "unreachable"


@pytest.mark.postgresql
def test_a_server_that_only_reads_is_read_only(cluster: Cluster) -> None:
    url = cluster.database("standby")
    open_engine(url).dispose()
    engine = open_engine(f"{url}&options=-c%20default_transaction_read_only%3Don")
    journal = Journal(engine, "local")
    assert journal.sessions.list() == ()
    with pytest.raises(JournalUnavailableError) as trouble:
        journal.sessions.add(session())
    assert trouble.value.kind == "read_only"
    engine.dispose()


@pytest.mark.postgresql
def test_a_lock_on_a_server_that_lasts_too_long_is_locked(cluster: Cluster) -> None:
    url = cluster.database("busy")
    engine = open_engine(f"{url}&options=-c%20lock_timeout%3D50")
    journal, record = Journal(engine, "local"), session()
    with engine.connect() as other:
        other.execute(text("LOCK TABLE sessions IN EXCLUSIVE MODE"))
        with pytest.raises(JournalUnavailableError) as trouble:
            journal.sessions.add(record)
    assert trouble.value.kind == "locked"
    assert journal.sessions.add(record)
    engine.dispose()


def _save_while_the_server_stops(journal: Journal, cluster: Cluster) -> None:
    with journal.scope.write_tx() as connection:
        connection.execute(text("SELECT 1"))
        cluster.stop()
        connection.execute(text("INSERT INTO owners VALUES ('local', 1)"))


@pytest.mark.postgresql
def test_a_server_that_was_restarted_costs_nobody_a_record(cluster: Cluster) -> None:
    engine = open_engine(cluster.database("restarted"))
    journal, record = Journal(engine, "local"), session()
    with pytest.raises(JournalUnavailableError) as trouble:
        _save_while_the_server_stops(journal, cluster)
    assert trouble.value.kind == "unreachable"
    with pytest.raises(JournalUnavailableError) as trouble:
        journal.sessions.add(record)
    assert trouble.value.kind == "unreachable"
    cluster.start()
    assert journal.sessions.add(record)
    assert journal.sessions.list() == (record,)
    engine.dispose()

"""Whether a journal is ready is reported correctly, and the check changes nothing."""

from __future__ import annotations

import socket
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from psoas_coach.journal import migrations
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.read_only import check_readiness
from tests.support.postgres import Cluster


def test_a_journal_is_behind_until_it_was_opened_once(empty_address: str) -> None:
    assert check_readiness(empty_address) == "behind"
    assert check_readiness(empty_address) == "behind", "asking made nothing"
    open_engine(empty_address).dispose()
    assert check_readiness(empty_address) == "ready"


def test_a_missing_file_is_not_created(tmp_path: Path) -> None:
    assert check_readiness(f"sqlite:///{tmp_path}/folder/journal.sqlite3") == "behind"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("revision", "expected"), [("0004", "older"), ("9999", "newer"), ("nonsense", "newer")]
)
def test_older_and_newer_schemas_are_distinguished(
    empty_address: str, revision: str, expected: str
) -> None:
    assert revision != migrations.HEAD
    engine = open_engine(empty_address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": revision})
    engine.dispose()
    assert check_readiness(empty_address) == expected


def test_a_damaged_file_is_not_ready(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(b"this is no journal\n" * 400)
    assert check_readiness(f"sqlite:///{path}") == "corrupt"


def test_a_server_that_does_not_answer_is_not_ready() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert check_readiness(f"postgresql://coach@127.0.0.1:{port}/journal") == "unreachable"


def test_an_address_of_nothing_we_know_is_refused() -> None:
    with pytest.raises(JournalRefusalError):
        check_readiness("mysql://localhost/journal")


@pytest.mark.postgresql
@pytest.mark.parametrize("power", ["SUPERUSER", "BYPASSRLS"])
def test_a_role_that_would_see_everybodys_rows_is_not_ready(cluster: Cluster, power: str) -> None:
    url = cluster.database(f"for_{power.lower()}")
    open_engine(url).dispose()
    assert check_readiness(url) == "ready"
    role = f"mighty_{power.lower()}"
    with psycopg.connect(
        host=str(cluster.folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN {power}".encode())
    assert check_readiness(url.replace("//coach@", f"//{role}@")) == "unbound"

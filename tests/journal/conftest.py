"""Every test of the journal runs on a real SQLite file and on a real PostgreSQL server."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.support.postgres import Cluster


@pytest.fixture(scope="session")
def shared_engine(cluster: Cluster) -> Iterator[Engine]:
    """One database for all tests: each has an owner of its own."""
    engine = open_engine(cluster.database("shared"))
    yield engine
    engine.dispose()


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path, new_file: Path) -> Iterator[Engine]:
    """A journal's database, migrated."""
    if request.param == "postgresql":
        yield request.getfixturevalue("shared_engine")
        return
    shutil.copyfile(new_file, tmp_path / "journal.sqlite3")
    engine_ = open_engine(f"sqlite:///{tmp_path}/journal.sqlite3")
    yield engine_
    engine_.dispose()


@pytest.fixture(params=ENGINES)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that nobody has opened yet."""
    if request.param == "postgresql":
        server: Cluster = request.getfixturevalue("cluster")
        return server.database(f"empty_{uuid.uuid4().hex[:12]}")
    return f"sqlite:///{tmp_path}/folder/journal.sqlite3"


@pytest.fixture
def somebody(engine: Engine) -> Callable[[], Journal]:
    """Make the empty journal of a new owner."""
    return lambda: Journal(engine, f"owner-{uuid.uuid4().hex}")


@pytest.fixture
def journal(somebody: Callable[[], Journal]) -> Journal:
    """An empty journal."""
    return somebody()

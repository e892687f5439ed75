"""What holds for every test: a busy machine is slow, not wrong; and a server to keep journals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.required import missing

if TYPE_CHECKING:
    from tests.journal.cluster import Cluster

settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The tests' own PostgreSQL server; skipped aloud where there is none."""
    from tests.journal.cluster import Cluster, binaries  # noqa: PLC0415 -- only where it is needed

    programs = binaries()
    if programs is None:
        missing("PostgreSQL is not installed (no initdb): the journal is tested on SQLite only")
    server = Cluster(programs)
    yield server
    server.close()

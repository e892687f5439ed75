"""What holds for every test: a busy machine is slow, not wrong; and a server to keep journals."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
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


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that the test may hand to anybody; pytest's own are closed to others."""
    shared = Path(tempfile.gettempdir())
    for folder in (tmp_path, *tmp_path.parents):
        if folder == shared:
            break
        if folder.stat().st_uid == os.getuid():
            folder.chmod(0o755)
    yield tmp_path
    tmp_path.chmod(0o700)

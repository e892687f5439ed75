"""The journal of a person who has recorded nothing yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal


@pytest.fixture
def engine(tmp_path: Path, new_file: Path) -> Iterator[Engine]:
    """A migrated journal file of the test's own."""
    file = shutil.copyfile(new_file, tmp_path / "journal.sqlite3")
    engine = open_engine(f"sqlite:///{file}")
    yield engine
    engine.dispose()


@pytest.fixture
def journal(engine: Engine) -> Journal:
    """The journal of the person at the machine."""
    return Journal(engine, "local")

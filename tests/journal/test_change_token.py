"""A change token tells every process of every write, and never fails a page that has none."""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from psoas_coach.journal.change_token import SIZE, SUFFIX
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def test_reading_leaves_it_as_it_was(engine: Engine) -> None:
    journal = Journal(engine, "local")
    before = journal.read_change_token()
    assert before is not None
    journal.sessions.list()
    journal.drafts.load("session")
    assert journal.read_version() == 0
    assert journal.read_change_token() == before


def test_every_kind_of_write_changes_it(engine: Engine) -> None:
    journal = Journal(engine, "local")
    seen = {journal.read_change_token()}
    journal.sessions.add(session())
    seen.add(journal.read_change_token())
    journal.drafts.save("session", {"id": uuid.uuid4().hex})
    seen.add(journal.read_change_token())
    journal.drafts.drop("session")
    seen.add(journal.read_change_token())
    journal.settings.save("sound.volume", 3)
    seen.add(journal.read_change_token())
    assert len(seen) == 5


def test_a_write_that_fails_changes_it_too(engine: Engine) -> None:
    """Nobody knows whether a commit that raised was made."""
    journal = Journal(engine, "local")
    journal.sessions.add(session())
    before = journal.read_change_token()
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE settings"))
    with pytest.raises(OperationalError):
        journal.settings.save("sound.volume", 3)
    assert journal.read_change_token() != before


def test_another_process_is_heard(engine: Engine, path: Path) -> None:
    journal = Journal(engine, "local")
    before = journal.read_change_token()
    code = (
        "import sys\n"
        "from psoas_coach.journal.engine import open_engine\n"
        "from psoas_coach.journal.journal import Journal\n"
        "Journal(open_engine(sys.argv[1]), 'other').settings.save('sound.volume', 1)\n"
    )
    subprocess.run([sys.executable, "-c", code, f"sqlite:///{path}"], check=True)
    assert journal.read_change_token() != before


def test_owners_never_share_one(engine: Engine) -> None:
    assert (
        Journal(engine, "local").read_change_token() != Journal(engine, "other").read_change_token()
    )


def test_it_is_the_persons_own_and_small(engine: Engine, path: Path) -> None:
    del engine
    beside = path.with_name(path.name + SUFFIX)
    assert beside.stat().st_size == SIZE
    assert beside.stat().st_mode & 0o777 == 0o600


def test_without_room_for_the_file_every_look_is_a_query(path: Path) -> None:
    path.with_name(path.name + SUFFIX).mkdir()
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    assert journal.read_change_token() is None
    assert journal.sessions.add(session())
    assert journal.read_version() == 1
    engine.dispose()

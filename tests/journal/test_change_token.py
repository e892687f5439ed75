"""A pulse tells every process of every write, and never fails a page that has none."""

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
    before = journal.pulse()
    assert before is not None
    journal.sessions()
    journal.draft("session")
    assert journal.version() == 0
    assert journal.pulse() == before


def test_every_kind_of_write_changes_it(engine: Engine) -> None:
    journal = Journal(engine, "local")
    seen = {journal.pulse()}
    journal.add_session(session())
    seen.add(journal.pulse())
    journal.keep_draft("session", {"id": uuid.uuid4().hex})
    seen.add(journal.pulse())
    journal.drop_draft("session")
    seen.add(journal.pulse())
    journal.keep_setting("sound.volume", 3)
    seen.add(journal.pulse())
    assert len(seen) == 5


def test_a_write_that_fails_changes_it_too(engine: Engine) -> None:
    """Nobody knows whether a commit that raised was made."""
    journal = Journal(engine, "local")
    journal.add_session(session())
    before = journal.pulse()
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE settings"))
    with pytest.raises(OperationalError):
        journal.keep_setting("sound.volume", 3)
    assert journal.pulse() != before


def test_another_process_is_heard(engine: Engine, path: Path) -> None:
    journal = Journal(engine, "local")
    before = journal.pulse()
    code = (
        "import sys\n"
        "from psoas_coach.journal.engine import open_engine\n"
        "from psoas_coach.journal.journal import Journal\n"
        "Journal(open_engine(sys.argv[1]), 'other').keep_setting('sound.volume', 1)\n"
    )
    subprocess.run([sys.executable, "-c", code, f"sqlite:///{path}"], check=True)
    assert journal.pulse() != before


def test_owners_never_share_one(engine: Engine) -> None:
    assert Journal(engine, "local").pulse() != Journal(engine, "other").pulse()


def test_it_is_the_persons_own_and_small(engine: Engine, path: Path) -> None:
    del engine
    beside = path.with_name(path.name + SUFFIX)
    assert beside.stat().st_size == SIZE
    assert beside.stat().st_mode & 0o777 == 0o600


def test_without_room_for_the_file_every_look_is_a_query(path: Path) -> None:
    path.with_name(path.name + SUFFIX).mkdir()
    engine = open_engine(f"sqlite:///{path}")
    journal = Journal(engine, "local")
    assert journal.pulse() is None
    assert journal.add_session(session())
    assert journal.version() == 1
    engine.dispose()

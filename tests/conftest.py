"""Settings for every test: the clock, generous time limits for busy machines, database servers.

The clock is set before any test is imported. Reading the wall clock is an error of the linter
(TID251): it bans ``datetime.now`` and similar functions in tests, which use
``tests.support.clock``.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from psoas_coach.content.language import FIRST_LANGUAGE, VARIABLE
from tests.support import clock
from tests.support.skip import missing
from tests.support.whole import count_examples

clock.begin()
# The many processes of a run share what one of them has compiled, and so do later runs.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Tests compare with the sentences of the first language, whatever a browser or terminal speaks.
os.environ[VARIABLE] = FIRST_LANGUAGE

pytest_plugins = ("tests.support.time_by_folder",)

if TYPE_CHECKING:
    from sqlalchemy import Dialect, Engine

    from tests.support.postgres import Cluster

settings.register_profile("no_deadline", deadline=None, max_examples=count_examples(100))
settings.load_profile("no_deadline")


STARTS = ("subprocess", "Popen", "multiprocessing")
STARTING = frozenset(
    {
        "test_crashes.py",
        "test_crowds.py",
        "test_deploy.py",
        "test_reliability.py",
        "test_server_backups.py",
        "test_trouble.py",
        "test_trouble_server.py",
    }
)
"""Files whose tests start processes by way of others that they share."""


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers ``-n auto`` starts: three on two cores.

    A test in a browser waits about a fifth of its time, for what a page fades out or a person's
    double tap would take; meanwhile the core works for another one.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, (cores or 1) * 3 // 2)


COLLECTION_THRESHOLDS = (50_000, 20, 100)
"""When Python's garbage collector runs; with 12,000 collected tests each full collection would take
half a second, and with Python's own thresholds they took 14 % of the processor time of the tests
that start nothing."""


def pytest_collection() -> None:
    """Suspend garbage collection: everything that is collected here lives until the run ends."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Resume it, less often, and without the collected tests."""
    gc.freeze()
    gc.set_threshold(*COLLECTION_THRESHOLDS)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts a server or another process; ``make test-fast`` leaves it out."""
    for item in items:
        if not isinstance(item, pytest.Function):
            continue
        names = item.function.__code__.co_names
        if "cluster" in item.fixturenames or item.path.name in STARTING or set(STARTS) & set(names):
            item.add_marker(pytest.mark.server)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The tests' own PostgreSQL server; skipped aloud where there is none."""
    from tests.support.postgres import Cluster, binaries  # noqa: PLC0415 -- only where it is needed

    programs = binaries()
    if programs is None:
        missing("PostgreSQL is not installed (no initdb): the journal is tested on SQLite only")
    server = Cluster(programs)
    yield server
    server.close()


@pytest.fixture(scope="session")
def compiled_once() -> Iterator[None]:
    """Let all journals in files share what SQLAlchemy has compiled.

    A process of the app opens one engine, and each test one or two: every one would compile every
    statement anew, which takes a sixth of the time of the tests of pages.
    """
    from sqlalchemy import create_engine  # noqa: PLC0415 -- the same

    dialects: list[Dialect] = []
    statements: dict[Any, Any] = {}

    def create_sharing(*arguments: Any, **options: Any) -> Engine:  # noqa: ANN401 -- whatever SQLAlchemy takes
        engine = create_engine(*arguments, **options)
        if engine.dialect.name == "sqlite":
            dialects.append(engine.dialect)
            engine.dialect = dialects[0]
            engine.update_execution_options(compiled_cache=statements)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("psoas_coach.journal.engine.create_engine", create_sharing)
        yield


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory, compiled_once: None) -> Path:
    """A journal's file with nothing in it, to be copied: making one takes far longer."""
    del compiled_once  # whoever copies it opens many
    from psoas_coach.journal.engine import open_engine  # noqa: PLC0415 -- the same

    file = tmp_path_factory.mktemp("new") / "journal.sqlite3"
    open_engine(f"sqlite:///{file}").dispose()
    return file


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

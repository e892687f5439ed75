"""A database is migrated once, even if many processes open it together, and never back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from psoas_coach.journal import migrations
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.tables import metadata
from tests.support.record_samples import session

OPEN_IT = """
import sys
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
engine = open_engine(sys.argv[1])
print(Journal(engine, "local").read_version(), "alembic" in sys.modules)
"""
OPEN_TOGETHER = """
import os, sys
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
waiting, start = os.pipe()
children = []
for _ in range(10):
    children.append(os.fork())
    if not children[-1]:
        os.close(start)
        os.read(waiting, 1)  # until the parent lets all of them go at once
        version = Journal(open_engine(sys.argv[1]), "local").read_version()
        os.write(1, f"{version} ".encode())
        os._exit(0)
os.close(start)
for child in children:
    os.waitpid(child, 0)
"""
"""What is imported once is there in every fork: they start microseconds apart."""


def test_the_newest_revision_is_the_one_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


def test_an_empty_database_comes_to_the_shape_of_the_tables(empty_address: str) -> None:
    engine = open_engine(empty_address)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_opening_again_migrates_nothing_and_keeps_everything(empty_address: str) -> None:
    record = session()
    for new in (True, False, False):
        engine = open_engine(empty_address)
        assert Journal(engine, "local").sessions.add(record) is new
        engine.dispose()


def test_a_database_that_is_up_to_date_is_opened_without_alembic(empty_address: str) -> None:
    open_engine(empty_address).dispose()
    process = subprocess.run(
        [sys.executable, "-c", OPEN_IT, empty_address],
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.split() == ["0", "False"]


def test_ten_processes_may_open_a_new_database_together(empty_address: str) -> None:
    process = subprocess.run(
        [sys.executable, "-c", OPEN_TOGETHER, empty_address],
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.stderr == ""
    assert process.stdout.split() == ["0"] * 10


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = text("CREATE TABLE sessions (id INTEGER)")
    original = migrations.upgrade

    def half_way(connection: Connection, **more: Any) -> None:  # noqa: ANN401 -- whatever comes
        connection.execute(broken)
        original(connection, **more)

    monkeypatch.setattr(migrations, "upgrade", half_way)
    with pytest.raises(Exception, match="already exists"):
        open_engine(empty_address)
    monkeypatch.undo()
    engine = open_engine(empty_address)
    assert Journal(engine, "local").sessions.add(session())
    engine.dispose()


def test_a_database_of_a_newer_program_is_left_alone(empty_address: str) -> None:
    engine = open_engine(empty_address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(JournalUnavailableError) as trouble:
        open_engine(empty_address)
    assert trouble.value.kind == "newer"


def test_every_table_of_a_server_hides_rows_by_owner(empty_address: str) -> None:
    engine = open_engine(empty_address)
    with engine.connect() as connection:
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}
        if engine.dialect.name == "postgresql":
            walled = connection.execute(
                text(
                    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity "
                    "AND relforcerowsecurity"
                )
            )
            assert set(walled.scalars()) == set(metadata.tables)
    engine.dispose()

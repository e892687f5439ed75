"""A backup can be made at any time, and never replaces another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from psoas_coach.journal import backup_files
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.support.record_samples import session


def test_a_copy_goes_into_the_folder_beside_the_journal(run: Run, file: Path) -> None:
    assert run("migrate")[0] == 0
    status, output, _ = run("backup")
    (backup,) = backup_files.list_backups(file)
    assert status == 0
    assert str(backup.path) in output
    assert backup.why == "asked"


def test_a_copy_goes_where_it_is_wanted_and_replaces_nothing(
    run: Run, file: Path, tmp_path: Path
) -> None:
    Journal(open_engine(f"sqlite:///{file}"), "local").sessions.add(record := session())
    target = tmp_path / "mine.sqlite3"
    assert run("backup", target)[0] == 0
    assert Journal(open_engine(f"sqlite:///{target}"), "local").sessions.list() == (record,)
    status, _, complaint = run("backup", target)
    assert status == 2
    assert "Nothing was overwritten" in complaint


def test_a_missing_journal_cannot_be_copied(run: Run, file: Path) -> None:
    assert run("backup")[0] == 2
    assert not file.exists()


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_server_has_tools_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "postgresql://coach@/journal")
    status, _, complaint = run(command)
    assert status == 2
    assert "pg_dump" in complaint

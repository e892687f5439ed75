"""A backup replaces the journal after it was verified, and the previous contents are kept."""

from __future__ import annotations

from pathlib import Path

from psoas_coach.journal import backup_files
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.support.record_samples import session


def journal(file: Path) -> Journal:
    return Journal(open_engine(f"sqlite:///{file}"), "local")


def test_the_newest_copy_is_restored_unless_another_is_named(
    run: Run, file: Path, tmp_path: Path
) -> None:
    run("migrate")
    run("backup", tmp_path / "empty.sqlite3")
    journal(file).sessions.add(record := session())
    run("backup")
    journal(file).sessions.remove(record.id)
    status, output, _ = run("restore")
    assert status == 0
    assert "What was there before is" in output
    assert journal(file).sessions.list() == (record,)
    assert run("restore", tmp_path / "empty.sqlite3")[0] == 0
    assert journal(file).sessions.list() == ()
    assert len(backup_files.list_backups(file)) == 3


def test_a_bad_backup_is_refused_and_nothing_changes(run: Run, file: Path, tmp_path: Path) -> None:
    journal(file).sessions.add(record := session())
    bad = tmp_path / "bad.sqlite3"
    bad.write_bytes(b"no journal")
    status, output, complaint = run("restore", bad)
    assert (status, output) == (2, "")
    assert "damaged" in complaint
    assert journal(file).sessions.list() == (record,)
    assert run("restore", tmp_path / "missing.sqlite3")[0] == 2
    assert run("restore")[0] == 2, "there is no copy to choose"

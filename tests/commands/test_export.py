"""The command line exports everything, and an import restores it, on both databases."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.json_import import read
from tests.commands.conftest import Run
from tests.journal.conftest import empty_address
from tests.journal.test_import_export import fill_journal
from tests.support.record_samples import session

__all__ = ["empty_address"]


def test_out_in_and_out_again_is_the_same_file(
    run: Run, empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, empty_address)
    engine = open_engine(empty_address)
    fill_journal(Journal(engine, "local"))
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    status, output, _ = run("export", first)
    assert (status, output) == (0, "Exported 20 rows.\n")
    status, output, _ = run("import", "--owner", "somebody else", first)
    assert (status, output) == (0, "Imported: 13 new, 0 updated, 0 replaced.\n")
    assert run("export", "--owner", "somebody else", second)[0] == 0
    assert second.read_bytes() == first.read_bytes()
    assert read(first.read_bytes()) == Journal(engine, "local").transfer.dump()
    for owner in ("local", "somebody else"):
        status, output, _ = run("check", "--owner", owner)
        assert (status, output) == (0, "The journal is whole: 20 rows.\n")
    engine.dispose()


def test_the_file_is_for_its_owner_and_none_is_overwritten(
    run: Run, file: Path, tmp_path: Path
) -> None:
    assert file.parent == tmp_path
    target = tmp_path / "mine.json"
    assert run("export", target)[0] == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    status, _, complaint = run("export", target)
    assert status == 2
    assert "Nothing was overwritten" in complaint
    assert target.read_bytes() == before


def test_tables_leave_as_a_zip(run: Run, file: Path, tmp_path: Path) -> None:
    assert file.parent == tmp_path
    assert run("export", "--csv", tmp_path / "mine.zip")[0] == 0
    assert "sessions.csv" in zipfile.ZipFile(tmp_path / "mine.zip").namelist()


def test_a_bundle_leaves_for_other_programs(run: Run, file: Path, tmp_path: Path) -> None:
    Journal(open_engine(f"sqlite:///{file}"), "local").sessions.add(session())
    target = tmp_path / "mine.json"
    assert run("export", "--fhir", target)[0] == 0
    bundle = json.loads(target.read_bytes())
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert kinds == ["Questionnaire", *["Observation"] * 3]
    with pytest.raises(SystemExit):
        run("export", "--fhir", "--csv", tmp_path / "other.json")


@pytest.mark.parametrize("place", ["missing/mine.json", "."])
def test_a_place_that_cannot_be_written_is_named(
    run: Run, file: Path, tmp_path: Path, place: str
) -> None:
    assert file.parent == tmp_path
    status, output, complaint = run("export", tmp_path / place)
    assert (status, output) == (2, "")
    assert str(tmp_path / place) in complaint

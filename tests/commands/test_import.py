"""A file is imported completely or not at all."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.fhir_self_check import build_questionnaire
from tests.commands.conftest import Run
from tests.support.fhir_form import fill_form
from tests.support.random_answers import HEALTHY

EXPORT = Path(__file__).resolve().parents[1] / "sharing" / "exports" / "v1.json"


def journal(file: Path) -> Journal:
    return Journal(open_engine(f"sqlite:///{file}"), "local")


def test_a_dry_run_says_what_it_would_do_and_does_nothing(run: Run, file: Path) -> None:
    status, output, _ = run("import", "--dry-run", EXPORT)
    assert status == 0
    assert "Sessions: 1 new, 0 updated, 0 already here, 0 different here." in output
    assert journal(file).entries.list_page(9) == ()


def test_the_same_file_twice_adds_nothing(run: Run, file: Path) -> None:
    assert run("import", EXPORT)[1] == "Imported: 4 new, 0 updated, 0 replaced.\n"
    before = journal(file).transfer.dump()
    assert run("import", EXPORT)[1] == "Imported: 0 new, 0 updated, 0 replaced.\n"
    assert journal(file).transfer.dump() == before


def test_the_files_word_can_be_taken_where_the_two_differ(run: Run, file: Path) -> None:
    run("import", EXPORT)
    journal(file).settings.save("sounds", value="mine")
    run("import", EXPORT)
    assert journal(file).settings.get("sounds") == "mine"
    assert run("import", "--take", EXPORT)[1].endswith("1 replaced.\n")
    assert journal(file).settings.get("sounds") == {"voice": True, "volume": 0.5}


def test_a_bad_file_changes_nothing_and_is_explained(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("import", EXPORT)
    before = journal(file).transfer.dump()
    bad = EXPORT.read_bytes().replace(b'"held_seconds":30.0', b'"held_seconds":-1')
    bad = bad.replace(b"0f8fad5b", b"0f8fad5c")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bad)))
    status, output, complaint = run("import", "-")
    assert (status, output) == (2, "")
    assert "sessions[0].holds[0].held_seconds stands -1. Allowed is a number from 0" in complaint
    assert journal(file).transfer.dump() == before


def test_a_self_check_of_another_form_comes_in_once(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "response.json"
    response = fill_form(build_questionnaire(load()), HEALTHY)
    target.write_text(json.dumps(response), "utf-8")
    assert run("import", target)[1] == "Imported: 1 new, 0 updated, 0 replaced.\n"
    assert run("import", target)[1] == "Imported: 0 new, 0 updated, 0 replaced.\n"
    (check,) = journal(file).self_checks.list()
    assert check.result["level"] == "none"


def test_a_bad_response_makes_no_journal(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "response.json"
    target.write_text('{"resourceType": "Bundle"}', "utf-8")
    status, output, complaint = run("import", target)
    assert (status, output) == (2, "")
    assert "not a filled-in self-check" in complaint
    assert not file.exists()


@pytest.mark.parametrize("place", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_named(
    run: Run, file: Path, tmp_path: Path, place: str
) -> None:
    status, _, complaint = run("import", tmp_path / place)
    assert status == 2
    assert str(tmp_path / place) in complaint
    assert not file.exists(), "no journal is made for nothing"

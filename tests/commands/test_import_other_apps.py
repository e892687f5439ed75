"""Days from other apps on the command line: previewed, imported once, removed again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.sharing.test_loop_habits_import import FILES, pack

PAIN = "Date,Mood,Pain\n01/02/2026,good,3\n05/02/2026,bad,6.5\n"


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    path = tmp_path / "loop.zip"
    path.write_bytes(pack(FILES))
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pain.csv"
    path.write_text(PAIN, "utf-8")
    return path


def dates(file: Path) -> list[str]:
    engine = open_engine(f"sqlite:///{file}")
    days = Journal(engine, "local").imported_days.list()
    engine.dispose()
    return [day.date.isoformat() for day in days]


def test_ticked_days_come_in_once_and_go_out_as_one(run: Run, file: Path, loop: Path) -> None:
    ask = ("import", "--from", "loop", "--habit", "Stretch hips", loop)
    assert run(*ask, "--dry-run")[1] == "2 new, 0 already here, 0 different here.\n"
    assert dates(file) == []
    status, output, _ = run(*ask)
    assert (status, dates(file)) == (0, ["2026-01-03", "2026-01-06"])
    assert output.startswith("Days imported: 2. Already here: 0.")
    assert run(*ask)[1].startswith("Days imported: 0. Already here: 2.")
    (import_id,) = re.findall(r"--take-back ([0-9a-f]{32})\n", output)
    assert run("import", "--take-back", import_id)[1] == "Days taken out: 2.\n"
    assert dates(file) == []


def test_the_order_of_day_and_month_has_to_be_said(run: Run, file: Path, table: Path) -> None:
    status, _, complaint = run("import", "--from", "pain-csv", table)
    assert (status, dates(file)) == (2, [])
    assert "can be read in two ways" in complaint
    run("import", "--from", "pain-csv", "--dates", "day-first", table)
    assert dates(file) == ["2026-02-01", "2026-02-05"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--from", "loop"), "The file has: Stretch hips, Walk, slowly."),
        (("--from", "loop", "--habit", "Water"), "The file has: Stretch hips, Walk, slowly."),
        (("--from", "loop", "--dates", "day-first"), "These options do not go together."),
        (("--from", "loop", "--take"), "These options do not go together."),
        (("--habit", "Walk"), "These options do not go together."),
        (("--take-back", "0" * 32), "These options do not go together."),
    ],
)
def test_options_that_name_nothing_are_explained(
    run: Run, file: Path, loop: Path, options: tuple[str, ...], sentence: str
) -> None:
    status, output, complaint = run("import", *options, loop)
    assert (status, output, dates(file)) == (2, "", [])
    assert sentence in complaint


def test_columns_that_are_not_there_are_named(run: Run, file: Path, table: Path) -> None:
    status, _, complaint = run("import", "--from", "pain-csv", "--pain-column", "Ache", table)
    assert (status, dates(file)) == (2, [])
    assert "The file has: Date, Mood, Pain." in complaint


def test_without_a_file_nothing_is_read(run: Run, file: Path) -> None:
    assert run("import")[0] == 2
    assert run("import", "--from", "loop")[0] == 2
    assert run("import", "--take-back", "not an id")[0] == 2
    assert dates(file) == []

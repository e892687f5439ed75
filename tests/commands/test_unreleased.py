"""No command uses a journal from before the first release; each explains how to transfer it."""

from __future__ import annotations

from pathlib import Path

import pytest

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.commands.test_import import EXPORT
from tests.journal.test_unreleased import listing, write_unreleased

SENTENCE = load().words["journal.unavailable.older"]


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("today",),
        ("ready",),
        ("migrate",),
        ("migrate", "--anew"),
        ("export", "-"),
        ("import", EXPORT),
        ("import", "--dry-run", EXPORT),
        ("backup",),
        ("demo",),
    ],
    ids=lambda command: " ".join(map(str, command[:2])),
)
def test_the_file_stays_as_it_is_and_a_sentence_says_what_to_do(
    run: Run, file: Path, command: tuple[object, ...]
) -> None:
    write_unreleased(file)
    before = listing(file.parent)
    status, output, complaint = run(*command)
    assert status in {1, 2}
    assert SENTENCE in output + complaint
    assert listing(file.parent) == before


def test_an_old_backup_is_not_restored(run: Run, file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    write_unreleased(old)
    status, output, complaint = run("restore", old)
    assert (status, output) == (2, "")
    assert SENTENCE in complaint
    assert not file.exists()


def test_its_export_comes_in_whole(run: Run, file: Path) -> None:
    """A check-in of then asked about 24 hours: its entry stays, and is no pain of the moment."""
    assert b'"pain":3,' in EXPORT.read_bytes()
    assert run("import", EXPORT)[0] == 0
    engine = open_engine(f"sqlite:///{file}")
    journal = Journal(engine, "local")
    (note,) = journal.day_notes.list()
    assert note.body == {"pain": 3, "tingling": False, "sitting_hours": 7.5, "longest_sit": 50}
    assert [
        (day.check_in_now, day.sitting_hours) for day in journal.history.sum_days() if day.notes
    ] == [(None, 7.5)]
    engine.dispose()

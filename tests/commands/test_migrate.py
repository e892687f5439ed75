"""A journal is created, or migrated to the newest schema, without starting the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.journal.conftest import empty_address

if TYPE_CHECKING:
    import pytest

__all__ = ["empty_address"]


def test_it_makes_a_journal_and_does_no_harm_to_one(
    run: Run, empty_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, empty_address)
    for _ in range(2):
        assert run("migrate") == (0, "The journal has the newest form.\n", "")
    assert Journal(open_engine(empty_address), "local").read_version() == 0


def test_an_address_that_means_nothing_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "nonsense")
    status, _, complaint = run("migrate")
    assert status == 2
    assert "sqlite:///" in complaint


def test_a_damaged_file_is_told(run: Run, file: Path) -> None:
    file.write_bytes(b"no journal\n" * 500)
    status, _, complaint = run("migrate")
    assert status == 2
    assert "damaged" in complaint

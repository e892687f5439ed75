"""Hosts learn whether the journal is usable from a sentence, service managers from a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from psoas_coach.journal.engine import URL_VARIABLE
from tests.commands.conftest import Run


def test_ready_only_after_the_journal_was_made(run: Run, file: Path) -> None:
    status, output, _ = run("ready")
    assert status == 1
    assert "python -m psoas_coach migrate" in output
    assert not file.exists()
    assert run("migrate")[0] == 0
    assert run("ready") == (0, "The journal is ready.\n", "")


def test_a_damaged_file_is_said_in_the_words_of_the_pages(run: Run, file: Path) -> None:
    file.write_bytes(b"this is no journal\n" * 400)
    status, output, _ = run("ready")
    assert status == 1
    assert "is damaged" in output


def test_an_address_that_cannot_be_used_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "mysql://localhost/journal")
    status, output, complaint = run("ready")
    assert (status, output) == (2, "")
    assert "postgresql://" in complaint

"""Commands are run in this process, on a journal of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from psoas_coach.__main__ import main
from psoas_coach.journal.engine import URL_VARIABLE

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; gives its exit status, what it printed, and what it complained of."""

    def _run(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        output = capsys.readouterr()
        return status, output.out, output.err

    return _run


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A SQLite journal's file that is not there yet."""
    path = tmp_path / "journal.sqlite3"
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{path}")
    return path

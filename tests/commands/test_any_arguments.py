"""Any arguments give a sentence and an exit status, never a traceback."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psoas_coach.__main__ import main
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from tests.support import hostile_text
from tests.support.record_samples import session
from tests.support.whole import count_examples

COMMANDS = (
    *("assess", "check", "export", "import", "backup", "restore", "migrate", "ready", "demo"),
    "today",
)
FLAGS = (
    *("--owner", "--csv", "--take", "--dry-run", "--lines", "--years", "--seed", "--until"),
    "--json",
)

# A name in the folder of the test and nowhere else; standard input is not a file of ours.
_words = hostile_text.texts.map(lambda text: text.replace("/", "").replace("\0", "")).filter(
    lambda text: text not in {"-", ".", ".."} and len(text.encode("utf-8", "replace")) < 200
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{tmp_path}/journal/journal.sqlite3")
    engine = open_engine()
    Journal(engine, "local").sessions.add(session())
    engine.dispose()
    return tmp_path


def run_to_end(arguments: list[str]) -> tuple[int, str]:
    """Return exit status and output."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as stopped:  # argparse, with its own sentence
            status = int(stopped.code or 0)
    out.flush()
    return status, f"{out.buffer.getvalue()!r} {err.getvalue()}"


@given(
    st.sampled_from(COMMANDS),
    st.lists(st.sampled_from(FLAGS) | _words, max_size=4),
)
@settings(
    max_examples=count_examples(1000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_arguments_end_with_a_sentence(folder: Path, command: str, more: list[str]) -> None:
    status, output = run_to_end([command, *more])
    assert status in {0, 1, 2}
    assert output.strip()
    assert "Traceback" not in output
    assert Path.cwd() == folder


@given(_words, st.lists(_words, max_size=2))
@settings(
    max_examples=count_examples(200),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_command_that_is_none_is_refused(folder: Path, first: str, more: list[str]) -> None:
    if first in COMMANDS or first in {
        "figures",
        "phone",
        "run",
        "-h",
        "--help",
        "--h",
        "--he",
        "--hel",
    }:
        return
    assert run_to_end([first, *more])[0] in {0, 2}
    assert [path.name for path in folder.iterdir()] == ["journal"]

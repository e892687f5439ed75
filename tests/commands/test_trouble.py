"""Any problem of a command gives one sentence and the right exit status."""

from __future__ import annotations

import argparse
import fcntl
import importlib
import os
import signal
import sqlite3
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from psoas_coach.__main__ import main
from psoas_coach.content import load
from psoas_coach.journal import migrations
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from tests.commands.conftest import Run
from tests.commands.test_import import EXPORT
from tests.journal.test_unreleased import listing
from tests.support.bad_storage import as_nobody
from tests.support.record_samples import session
from tests.support.waiting import wait_until

ROOT = Path(__file__).resolve().parents[2]
OPEN_THE_JOURNAL = ("check", "ready", "migrate", "export", "backup", "demo")
"""Commands that need the journal to be there."""


def start_command(file: Path, *arguments: str, then: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own; ``then`` is what follows it on the line."""
    line = f'"$0" -m psoas_coach {" ".join(arguments)} {then}'
    return subprocess.run(  # noqa: PLW1510 -- our own line
        ["/bin/sh", "-c", line, sys.executable],
        cwd=ROOT,
        env={**os.environ, URL_VARIABLE: f"sqlite:///{file}"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def read_complaint(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    return done.stderr.strip()


@pytest.mark.parametrize("arguments", [("export", "-"), ("check",), ("demo", "--years", "0.1")])
@pytest.mark.parametrize("shell", [">/dev/full", ">&-"])
def test_an_output_that_is_full_or_closed_ends_with_a_sentence(
    file: Path, arguments: tuple[str, ...], shell: str
) -> None:
    open_engine(f"sqlite:///{file}").dispose()
    done = start_command(file, *arguments, then=shell)
    assert done.returncode == 2
    assert read_complaint(done).startswith("The output cannot be written")


def test_a_reader_that_has_read_enough_is_no_trouble(file: Path) -> None:
    engine = open_engine(f"sqlite:///{file}")
    for _ in range(300):
        Journal(engine, "local").sessions.add(session())
    engine.dispose()
    done = start_command(file, "export", "-", then="| head -c 1")
    assert (done.returncode, read_complaint(done)) == (0, "")


def test_ctrl_c_ends_with_130_and_no_traceback(file: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "psoas_coach", "import", "-"],
        cwd=ROOT,
        env={**os.environ, URL_VARIABLE: f"sqlite:///{file}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background of a shell ignores Ctrl-C, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- no threads
    )
    assert process.stdin is not None
    pipe = process.stdin.fileno()
    os.write(pipe, b"{")

    def unread() -> int:
        return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)

    wait_until(lambda: unread() == 0, seconds=60)  # it has begun to read, and waits for more
    process.send_signal(signal.SIGINT)
    output = process.communicate(timeout=60)
    assert (process.returncode, output) == (130, ("", ""))


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///journal?mode=ro",
        "sqlite:///jour\\0nal".replace("\\0", "%00"),
        "postgresql://localhost:port/journal",
        "postgresql://localhost/journal?nonsense=1",
        "postgresql://localhost/journal?connect_timeout=soon",
        "postgresql://" + "x" * 80 + "/journal",
        "http://localhost/journal",
        "://",
        "sqlite:////proc/version/journal.sqlite3",
    ],
)
@pytest.mark.parametrize(
    "command", ["check", "ready", "migrate", "export", "backup", "demo", "today"]
)
def test_an_odd_address_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(URL_VARIABLE, url)
    more = [tmp_path / "out.json"] if command == "export" else []
    status, output, complaint = run(command, *more)
    assert status in {1, 2}
    assert (output + complaint).count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", ["check", "ready", "migrate", "export", "backup", "demo", "today"]
)
def test_a_folder_in_the_place_of_the_file_stays_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o755)
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{folder}")
    status, output, complaint = run(command, *(["-"] if command == "export" else []))
    assert status in {1, 2}
    assert (output + complaint).count("\n") == 1
    assert folder.stat().st_mode & 0o777 == 0o755
    assert list(folder.iterdir()) == []


def run_as_nobody(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command as somebody with no rights, who may not even read the program's files."""
    module = importlib.import_module(f"psoas_coach.commands.{command}")
    asked = argparse.Namespace(owner="local", file=None, csv=False, anew=False)
    if command == "export":
        asked.file = "-"
    load()
    with as_nobody():
        status = module.run(asked)
    output = capsys.readouterr()
    return status, output.out + output.err


@pytest.mark.parametrize("command", ["check", "backup", "restore", "ready", "export", "migrate"])
def test_a_folder_that_cannot_be_entered_is_named_in_a_sentence(
    open_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    folder = open_folder / "closed"
    folder.mkdir(mode=0o600)
    monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{folder}/journal.sqlite3")
    status, output = run_as_nobody(command, capsys)
    assert status in {1, 2}
    assert output.count("\n") == 1


def test_a_failed_export_leaves_no_file(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_engine(f"sqlite:///{file}").dispose()
    target = file.with_name("out.json")

    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("psoas_coach.commands._journal.os.fsync", no_room)
    status, _, complaint = run("export", target)
    assert status == 2
    assert str(target) in complaint
    assert not target.exists()


def test_figures_do_not_go_into_a_file(run: Run, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    status, _, complaint = run("figures", "--out", there)
    assert (status, there.read_text()) == (2, "mine")
    assert complaint.startswith(str(there))


def test_a_measure_without_readings_is_refused_in_a_sentence(
    run: Run, file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    row = (
        '{"id":"' + "a" * 12 + "4aaa8" + "a" * 15 + '","revision":1,"removed":false,"demo":false,'
        '"at":{"utc":"2026-03-04T12:00:00Z","local_date":"2026-03-04","zone":"UTC"},'
        '"kind":"measure","body":{"method":"phone"}}'
    )
    head = '{"schema":"psoas-coach-journal","version":1,"self_checks":[],"sessions":[],'
    bad.write_text(f'{head}"day_notes":[{row}],"settings":{{}}}}')
    status, _, complaint = run("import", bad)
    assert status == 2
    assert "day_notes[0].body" in complaint
    assert "a list of 1 to 6 numbers" in complaint
    assert not file.exists()


def test_entries_that_differ_are_counted_and_said(run: Run, file: Path) -> None:
    run("import", EXPORT)
    engine = open_engine(f"sqlite:///{file}")
    Journal(engine, "local").settings.save("sounds", value="mine")
    engine.dispose()
    output = run("import", EXPORT)[1]
    assert "One entry is different in the file and here. Yours is kept." in output
    assert "--take" in output
    assert "--take" not in run("import", "--take", EXPORT)[1]
    assert "--take" not in run("import", EXPORT)[1]


def test_another_programs_file_is_named_as_such_and_left_alone(run: Run, file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE songs (name)")
    connection.close()
    before = listing(file.parent)
    for command in ("check", "ready", "migrate", "backup"):
        status, output, complaint = run(command)
        assert status in {1, 2}
        assert load().words["journal.unavailable.foreign"] in output + complaint
        assert listing(file.parent) == before
    other = file.with_name("other.sqlite3")
    file.rename(other)
    status, _, complaint = run("restore", other)
    assert (status, complaint) == (2, load().words["journal.unavailable.foreign"] + "\n")
    assert other.read_bytes() == before["journal.sqlite3"][1]
    assert not file.exists()


def test_check_leaves_a_journal_that_is_to_be_migrated_as_it_is(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_engine(f"sqlite:///{file}").dispose()
    monkeypatch.setattr(migrations, "HEAD", "9999")
    before = file.read_bytes(), sorted(path.name for path in file.parent.iterdir())
    status, output, complaint = run("check")
    assert (status, output) == (2, "")
    assert "older form" in complaint
    assert (file.read_bytes(), sorted(path.name for path in file.parent.iterdir())) == before


def test_the_way_to_a_home_folder_is_understood(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(URL_VARIABLE, "sqlite:///~/journal.sqlite3")
    assert run("ready")[0] == 1
    assert run("migrate")[0] == 0
    assert run("ready") == (0, "The journal is ready.\n", "")


def test_a_file_that_may_only_be_read_is_not_ready(
    run: Run, file: Path, open_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_folder.chmod(0o777)
    open_engine(f"sqlite:///{file}").dispose()
    assert run("ready")[0] == 0
    file.chmod(0o444)
    status, output = run_as_nobody("ready", capsys)
    assert status == 1
    assert "can be read but not written" in output


def test_a_lost_file_beside_its_backups_is_reported_and_can_be_restored_or_created_again(
    run: Run, file: Path
) -> None:
    run("migrate")
    run("backup")
    file.unlink()
    assert "empty or gone" in run("ready")[1]
    assert run("migrate")[0] == 2
    assert run("restore")[0] == 0
    file.unlink()
    assert run("migrate", "--anew")[0] == 0


def test_ctrl_c_within_a_command_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("psoas_coach.commands.ready.read_only.check_readiness", interrupted)
    assert main(["ready"]) == 130

"""A run of pytest in a forked process is as isolated as one that is started normally."""

from __future__ import annotations

import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import forkserver
from pathlib import Path

import pytest

from tests.support.warm_pytest import WarmPytest

PACKAGE = "psoas_coach"
TEST = f"""
import os

import {PACKAGE}.answer


def test_the_answer():
    assert "PSOAS_COACH_TEST_LEFT" not in os.environ
    if {PACKAGE}.answer.LEAVES:
        os.environ["PSOAS_COACH_TEST_LEFT"] = "1"
    print("found", {PACKAGE}.answer.VALUE, "in", os.environ.get("PSOAS_COACH_TEST_GIVEN"))
    assert {PACKAGE}.answer.VALUE == 42
"""


def make_project(folder: Path, value: int, *, leaves: bool = False) -> Path:
    """Write a project that has our name and a value of its own, with a test of the value."""
    (folder / PACKAGE).mkdir(parents=True)
    (folder / PACKAGE / "__init__.py").touch()
    (folder / PACKAGE / "answer.py").write_text(f"VALUE = {value}\nLEAVES = {leaves}\n")
    (folder / "tests").mkdir()
    (folder / "tests" / "test_answer.py").write_text(TEST)
    (folder / "pytest.ini").write_text(
        "[pytest]\npythonpath = .\naddopts = --import-mode=importlib\n"
    )
    return folder


@pytest.mark.server
def test_each_run_has_the_code_of_its_folder_and_leaves_nothing(tmp_path: Path) -> None:
    projects = [
        make_project(tmp_path / "right", 42, leaves=True),
        make_project(tmp_path / "wrong", 41),
        make_project(tmp_path / "right again", 42),
    ]
    warm = WarmPytest("msgspec")
    arguments = ("-q", "-s", "-p", "no:cacheprovider")
    given = {"PSOAS_COACH_TEST_GIVEN": "what is given"}
    runs = [warm.run(project, arguments, given) for project in projects]
    assert [run.status for run in runs] == [0, 1, 0], [run.printed for run in runs]
    for run, value in zip(runs, (42, 41, 42), strict=True):
        assert f"found {value} in what is given" in run.printed
    assert "FAILED tests/test_answer.py::test_the_answer" in runs[1].printed
    assert PACKAGE in sys.modules, "this process keeps its own"


@pytest.mark.server
def test_runs_in_several_threads_have_their_own_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first to read a status pauses here, so that another thread may read it before."""
    read_number, paused = forkserver.read_signed, Counter[int]()

    def read_late(file: int) -> int:
        paused[file] += 1
        if paused[file] % 2 == 0:  # The first number of each process is its id.
            time.sleep(0.1)
        return int(read_number(file))

    monkeypatch.setattr(forkserver, "read_signed", read_late)
    warm = WarmPytest()
    with ThreadPoolExecutor(3) as pool:
        runs = list(pool.map(lambda _: warm.run(tmp_path, ["--version"]), range(12)))
    assert [run.status for run in runs] == [0] * 12


@pytest.mark.server
def test_a_run_without_tests_or_with_a_broken_one_is_no_success(tmp_path: Path) -> None:
    project = make_project(tmp_path / "broken", 42)
    (project / "tests" / "test_answer.py").write_text("import nothing_of_this_name\n")
    warm = WarmPytest("msgspec")
    assert warm.run(project, ("-q",)).status == 2
    (project / "tests" / "test_answer.py").unlink()
    assert warm.run(project, ("-q",)).status == 5

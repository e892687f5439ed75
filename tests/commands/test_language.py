"""``--language``: before or after a command, for its help and its output."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.__main__ import drop_language, find_wanted_language, main, set_for_process
from psoas_coach.content import language, load
from tests.support.made_up_language import LANGUAGE, copy_data, use_data

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("two_languages"))


@pytest.fixture(autouse=True)
def two_languages(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_data(folder, monkeypatch)
    monkeypatch.setenv("PSOAS_COACH_DATABASE_URL", f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    monkeypatch.delenv(language.VARIABLE)
    for name in language.TERMINAL:
        monkeypatch.delenv(name, raising=False)


def say_in(key: str, in_language: str) -> str:
    return load(language=in_language).words[key]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--language", LANGUAGE, "today"),
        ("today", "--language", LANGUAGE),
        (f"--language={LANGUAGE}", "today"),
        ("today", f"--language={LANGUAGE}-XX"),
        ("today", "--language", LANGUAGE.upper()),
        ("--lang", LANGUAGE, "today"),
        ("today", f"--la={LANGUAGE}"),
    ],
)
def test_a_command_speaks_the_language_it_is_told(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 0
    assert say_in("commands.today.self_check", LANGUAGE) in capsys.readouterr().out
    assert language.VARIABLE not in os.environ, "it holds for this command alone"


def test_without_it_a_command_speaks_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["today"]) == 0
    assert say_in("commands.today.self_check", "en") in capsys.readouterr().out
    monkeypatch.setenv("LANG", f"{LANGUAGE}_XX.UTF-8")
    assert main(["today"]) == 0
    assert say_in("commands.today.self_check", LANGUAGE) in capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["today"]) == 0
    assert say_in("commands.today.self_check", "en") in capsys.readouterr().out
    monkeypatch.setenv(language.VARIABLE, LANGUAGE)
    assert main(["today"]) == 0
    assert say_in("commands.today.self_check", LANGUAGE) in capsys.readouterr().out


def test_the_help_is_in_the_language_and_names_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for arguments in (
        ["--language", LANGUAGE, "--help"],
        ["report", "--help", "--language", LANGUAGE],
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert ", ".join(language.list_languages()) in printed
        assert "š" in printed


def test_a_language_that_is_not_there_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for typed in ("tlh", "", "en2", "x" * 300):
        with pytest.raises(SystemExit) as ended:
            main(["today", "--language", typed])
        assert ended.value.code == 2
        sentence = say_in("commands.no_language", "en").format(
            languages=", ".join(language.list_languages())
        )
        assert sentence in " ".join(capsys.readouterr().err.split())


def test_an_export_is_the_same_in_every_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--language", LANGUAGE, "--seed", "3", "--years", "0.2"]) == 0
    files = [tmp_path / f"{code}.json" for code in ("en", LANGUAGE)]
    for file in files:
        assert main(["export", "--language", file.stem, str(file)]) == 0
    capsys.readouterr()
    first, other = (file.read_bytes() for file in files)
    assert first == other
    assert b"Runner's lunge" in first or b"Heel slide" in first


@pytest.mark.parametrize(
    ("arguments", "wanted", "rest"),
    [
        ([], None, []),
        (["--language", "eo"], "eo", []),
        (["--language=eo", "run", "--port", "1"], "eo", ["run", "--port", "1"]),
        (["run", "--language"], None, ["run"]),
        (["run", "--", "--language", "eo"], None, ["run", "--", "--language", "eo"]),
        (["--language", "en", "--language", "eo", "run"], "eo", ["run"]),
    ],
)
def test_the_option_is_found_wherever_it_stands(
    arguments: list[str], wanted: str | None, rest: list[str]
) -> None:
    assert find_wanted_language(arguments) == wanted
    assert drop_language(arguments) == rest


def test_the_app_that_a_command_starts_has_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(language.VARIABLE, "en")
    with set_for_process(LANGUAGE):
        assert language.find_set_language() == LANGUAGE
    with set_for_process(None):
        assert language.find_set_language() == "en"

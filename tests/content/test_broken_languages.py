"""A faulty or incomplete language is reported by file and key before it is shown.

Each case damages one place in a copy of the first language under another name.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from psoas_coach import content
from psoas_coach.content import InvalidContentError
from psoas_coach.content.language import list_languages

LANGUAGE = "eo"


class Case(NamedTuple):
    """One way to spoil a language.

    Attributes:
        spoil: Does it to the folder of the words.
        told: How each fault begins that is then told, after the folder of the language.
    """

    spoil: Callable[[Path], object]
    told: tuple[str, ...]


def edit(file: str, old: str, new: str) -> Callable[[Path], object]:
    def spoil(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{text.count(old)} places of {old!r} in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    return spoil


def remove(file: str) -> Callable[[Path], object]:
    return lambda folder: (folder / file).unlink()


def write(file: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / file).write_bytes(data)


def make_folder(name: str) -> Callable[[Path], object]:
    def spoil(folder: Path) -> None:
        path = folder / name
        path.unlink(missing_ok=True)
        path.mkdir()

    return spoil


READY = 'ready = "The journal is ready."'
DONE = "done = \"You've done today's session\""
WEEK_ONE = 'one = "1 day with a session in the last 7 days."'
WEEK_OTHER = 'other = "{number} days with a session in the last 7 days."'
CASES = {
    # Sentences
    "missing": Case(
        edit("hosting.toml", READY, ""), ("hosting.toml: ready.ready: the sentence is missing",)
    ),
    "misspelt": Case(
        edit("hosting.toml", READY, READY.replace("ready =", "raedy =")),
        (
            "hosting.toml: ready.ready: the sentence is missing",
            "hosting.toml: ready.raedy: en has no sentence of this name",
        ),
    ),
    "extra": Case(
        edit("hosting.toml", READY, READY + '\nmore = "More"'),
        ("hosting.toml: ready.more: en has no sentence of this name",),
    ),
    "empty": Case(
        edit("hosting.toml", READY, 'ready = ""'),
        ("hosting.toml: ready.ready: the sentence is empty",),
    ),
    "blank": Case(
        edit("hosting.toml", READY, 'ready = " \\n"'),
        ("hosting.toml: ready.ready: the sentence is empty",),
    ),
    "twice": Case(
        edit("hosting.toml", READY, f"{READY}\n{READY}"),
        ("hosting.toml: the file cannot be read: ",),
    ),
    "a number": Case(
        edit("hosting.toml", READY, "ready = 7"),
        ("hosting.toml: ready.ready: expected a sentence in quotes, found 7",),
    ),
    "true": Case(
        edit("hosting.toml", READY, "ready = true"),
        ("hosting.toml: ready.ready: expected a sentence in quotes, found True",),
    ),
    "a list": Case(
        edit("hosting.toml", READY, 'ready = ["a", "b"]'),
        ("hosting.toml: ready.ready: expected a sentence in quotes, found ['a', 'b']",),
    ),
    "a table": Case(
        edit("hosting.toml", READY, 'ready.now = "a"'),
        (
            "hosting.toml: ready.ready: the sentence is missing",
            "hosting.toml: ready.ready.now: en has no sentence of this name",
        ),
    ),
    "in another table": Case(
        edit("hosting.toml", "[ready]", "[readi]"),
        tuple(
            f"hosting.toml: ready.{name}: the sentence is missing"
            for name in ("help", "about", "ready", "behind", "unbound")
        )
        + tuple(
            f"hosting.toml: readi.{name}: en has no sentence of this name"
            for name in ("help", "about", "ready", "behind", "unbound")
        ),
    ),
    "needed by a rule": Case(
        edit("results.toml", "[bands.keep_it_up]", "[bands.kept_it_up]"),
        (
            "results.toml: bands.keep_it_up.meaning: the sentence is missing",
            "results.toml: bands.keep_it_up.name: the sentence is missing",
            "results.toml: bands.kept_it_up.name: en has no sentence of this name",
            "results.toml: bands.kept_it_up.meaning: en has no sentence of this name",
        ),
    ),
    # Placeholders
    "without its placeholder": Case(
        edit("today.toml", "For: {goal}", "For this"),
        ("today.toml: goal: its placeholders must be goal, as in en",),
    ),
    "with another placeholder": Case(
        edit("today.toml", "For: {goal}", "For: {celo}"),
        ("today.toml: goal: its placeholders must be goal, as in en",),
    ),
    "with one placeholder more": Case(
        edit("today.toml", DONE, 'done = "Done {number}"'),
        ("today.toml: plan.done: its placeholders must be none, as in en",),
    ),
    "a brace left open": Case(
        edit("today.toml", "For: {goal}", "For: {goal"),
        ("today.toml: goal: a placeholder is broken: ",),
    ),
    "a placeholder without a name": Case(
        edit("today.toml", "For: {goal}", "For: {}"),
        ("today.toml: goal: a placeholder needs a plain name, found {}",),
    ),
    "a placeholder that reaches into things": Case(
        edit("today.toml", "For: {goal}", "For: {goal.__class__}"),
        ("today.toml: goal: a placeholder needs a plain name, found {goal.__class__}",),
    ),
    # Plural forms
    "without the form for one": Case(
        edit("today.toml", WEEK_ONE, ""),
        ("today.toml: week.one: the plural form “one” of eo is missing",),
    ),
    "without the form for others": Case(
        edit("today.toml", WEEK_OTHER, ""),
        ("today.toml: week.other: the plural form “other” of eo is missing",),
    ),
    "with a form of other languages": Case(
        edit("today.toml", WEEK_ONE, f'{WEEK_ONE}\nfew = "{{number}} days"'),
        ("today.toml: week.few: eo has no such plural form",),
    ),
    "a form without its number": Case(
        edit("today.toml", WEEK_OTHER, 'other = "Days with a session."'),
        ("today.toml: week.other: its placeholders must be number, as in en",),
    ),
    # Moves
    "a move without words": Case(
        edit("moves.toml", "[runners_lunge]", "[walkers_lunge]"),
        (
            "moves.toml: runners_lunge: the words of this move are missing",
            "moves.toml: unknown name 'walkers_lunge'",
        ),
    ),
    "a move without a step": Case(
        edit(
            "moves.toml",
            '    "Rest both hands on your front thigh, or hold on to a chair.",\n',
            "",
        ),
        ("moves.toml: runners_lunge.steps: must have 4 values, as in en",),
    ),
    "a move with a cue too many": Case(
        edit(
            "moves.toml",
            'cues = ["Tuck first, then move.", ',
            'cues = ["Tuck first.", "Then move.", ',
        ),
        ("moves.toml: runners_lunge.cues: must have 3 values, as in en",),
    ),
    "a move without a field": Case(
        edit("moves.toml", 'name = "Runner\'s lunge"', ""),
        ("moves.toml: runners_lunge.name: it is missing",),
    ),
    "a move with a field too many": Case(
        edit("moves.toml", 'name = "Runner\'s lunge"', 'name = "Lunge"\nlong = "Lunge"'),
        ("moves.toml: runners_lunge.long: there is no field of this name",),
    ),
    "a move with a step of the wrong kind": Case(
        edit("moves.toml", 'cues = ["Tuck first, then move.", ', "cues = [7, "),
        ("moves.toml: runners_lunge.cues[0]: expected text in quotes, found a whole number",),
    ),
    "a move with an empty step": Case(
        edit("moves.toml", 'cues = ["Tuck first, then move.", ', 'cues = ["", '),
        ("moves.toml: runners_lunge.cues[0]: must not be empty",),
    ),
    # Files
    "a file that is missing": Case(remove("today.toml"), ("today.toml: the file is missing",)),
    "the file of the moves is missing": Case(
        remove("moves.toml"), ("moves.toml: the file is missing",)
    ),
    "a file too many": Case(
        write("tomorrow.toml", b""), ("tomorrow.toml: en has no file of this name",)
    ),
    "a file of another kind": Case(
        write("notes.md", b"#"), ("notes.md: en has no file of this name",)
    ),
    "a file that is no text": Case(
        write("today.toml", b"\xff\xfe"), ("today.toml: the file cannot be read: ",)
    ),
    "a file in Latin 1": Case(
        write("today.toml", 'goal = "F\xfcr: {goal}"'.encode("latin-1")),
        ("today.toml: the file cannot be read: ",),
    ),
    "a file that is no TOML": Case(
        write("today.toml", b"goal: x"), ("today.toml: the file cannot be read: ",)
    ),
    "a folder in the place of a file": Case(
        make_folder("today.toml"), ("today.toml: the file cannot be read: ",)
    ),
}
FEWEST = 30
"""Cases below which the table no longer covers what a translator can get wrong."""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    data = shutil.copytree(content.DATA, tmp_path / "data")
    shutil.copytree(data / "words" / "en", data / "words" / LANGUAGE)
    return data


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_reported_with_its_file_and_key(copied: Path, name: str) -> None:
    case = CASES[name]
    case.spoil(copied / "words" / LANGUAGE)
    with pytest.raises(InvalidContentError) as caught:
        content.load_all(copied)
    faults = [fault.removeprefix(f"words/{LANGUAGE}/") for fault in caught.value.faults]
    assert len(faults) == len(case.told), faults
    for start in case.told:
        assert sum(fault.startswith(start) for fault in faults) == 1, (start, faults)


def test_the_table_has_cases_enough() -> None:
    assert len(CASES) >= FEWEST


def test_a_whole_copy_has_no_fault(copied: Path) -> None:
    assert [texts.language for texts in content.load_all(copied)] == [*list_languages(), LANGUAGE]


@pytest.mark.parametrize("name", ["german", "xx", "de-AT", "DE", "d", "old", "de_at", "en.bak"])
def test_a_folder_that_is_named_by_no_language_is_told(copied: Path, name: str) -> None:
    (copied / "words" / LANGUAGE).rename(copied / "words" / name)
    with pytest.raises(InvalidContentError) as caught:
        content.load_all(copied)
    assert [fault.partition(": ")[0] for fault in caught.value.faults] == [f"words/{name}"]


def test_a_broken_language_breaks_no_other(copied: Path) -> None:
    (copied / "words" / LANGUAGE / "today.toml").unlink()
    assert content.load(copied, "en").language == "en"


def test_the_faults_of_every_language_are_told_at_once(copied: Path) -> None:
    shutil.copytree(copied / "words" / "en", copied / "words" / "pl")
    (copied / "words" / LANGUAGE / "today.toml").unlink()
    with pytest.raises(InvalidContentError) as caught:
        content.load_all(copied)
    assert f"words/{LANGUAGE}/today.toml: the file is missing" in caught.value.faults
    assert "words/pl/today.toml: week.few: the plural form “few” of pl is missing" in (
        caught.value.faults
    )


def test_rules_are_the_same_in_every_language(copied: Path) -> None:
    first, *_, other = content.load_all(copied)
    assert other.figures is first.figures
    assert other.moves is first.moves
    assert other.depth is first.depth

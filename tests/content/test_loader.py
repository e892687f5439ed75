"""Broken content stops the product with a sentence that names the file and the field.

Each case of ``broken.toml`` edits one file of a copy of ``data/`` and states all that is then said.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from psoas_coach import content
from psoas_coach.content import InvalidContentError

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "broken.toml").read_text("utf-8")
)["case"]
RULES = (
    "safety",
    "questions",
    "points",
    "level",
    "depth",
    "patterns",
    "moves",
    "dose",
    "plan",
    "fair_test",
)
FIGURES = ("poses", "rising", "question_figures", "body")
WORDS = ("questions", "safety", "moves", "results", "figures")
FEWEST = 130
"""Cases below which the table no longer covers what a person can get wrong."""


@pytest.fixture(autouse=True, scope="module")
def each_text_is_parsed_once() -> Iterator[None]:
    """A case changes one file of some twenty; to parse the others again is most of a load."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", cache(tomllib.loads))
        yield


def faults_of(folder: Path, language: str = "en") -> tuple[str, ...]:
    with pytest.raises(InvalidContentError) as caught:
        content.load(folder, language)
    return tuple(caught.value.faults)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(content.DATA, tmp_path / "data")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_fault_is_told_by_file_and_field(copied: Path, case: dict[str, Any]) -> None:
    path = copied / case["file"]
    if "old" in case:
        text = path.read_text("utf-8")
        assert case["old"] in text, "the edit finds nothing to change"
        path.write_text(text.replace(case["old"], case["new"]), "utf-8")
    else:
        path.unlink()
    assert list(faults_of(copied)) == case["told"]


def test_the_table_of_broken_content_covers_every_file_that_has_checks() -> None:
    assert len(CASES) >= FEWEST
    rules = {f"{name}.toml" for name in (*RULES, *FIGURES, "versions", "sources")}
    files = rules | {f"words/en/{name}.toml" for name in WORDS}
    assert files <= {case["file"] for case in CASES}


def test_the_content_as_shipped_has_no_fault(copied: Path) -> None:
    assert content.load(copied).moves.keys() == content.load().moves.keys()


def test_every_fault_is_told_at_once(copied: Path) -> None:
    for name in ("versions.toml", "dose.toml", "plan.toml"):
        (copied / name).unlink()
    assert set(faults_of(copied)) == {
        "versions.toml: the file is missing",
        "dose.toml: the file is missing",
        "plan.toml: the file is missing",
    }


def test_a_language_without_a_folder_is_a_fault(copied: Path) -> None:
    assert faults_of(copied, "cs") == ("words/cs: the folder is missing",)


def test_a_language_may_lack_no_sentence_and_no_placeholder(copied: Path) -> None:
    shutil.copytree(copied / "words" / "en", copied / "words" / "eo")
    path = copied / "words" / "eo" / "results.toml"
    text = path.read_text("utf-8").replace("{rules}", "{content}")
    text = text.replace("mixed = ", "mixt = ").replace('closing = "', 'closing = "{name} ')
    path.write_text(text, "utf-8")
    assert set(faults_of(copied, "eo")) == {
        "words/eo/results.toml: mixed: the sentence is missing",
        "words/eo/results.toml: mixt: en has no sentence of this name",
        "words/eo/results.toml: closing: its placeholders must be none, as in en",
        (
            "words/eo/results.toml: how.versions: "
            "its placeholders must be content, questionnaire, rules, as in en"
        ),
    }


def test_a_whole_second_language_loads(copied: Path) -> None:
    shutil.copytree(copied / "words" / "en", copied / "words" / "eo")
    assert content.load(copied, "eo").words == content.load(copied).words


def test_a_file_that_is_no_text_is_a_fault(copied: Path) -> None:
    (copied / "plan.toml").write_bytes(b"\xff\xfe")
    (reported,) = faults_of(copied)
    assert reported.startswith("plan.toml: the file cannot be read: ")


def test_content_is_read_once_and_cannot_be_changed() -> None:
    first = content.load()
    assert content.load(content.DATA) is first
    assert content.load(language="en") is first
    with pytest.raises(AttributeError):
        first.versions.rules = "2"  # type: ignore[misc]  # the point of the test


def test_the_fault_is_readable_as_it_is_raised(copied: Path) -> None:
    (copied / "dose.toml").unlink()
    with pytest.raises(InvalidContentError, match=r"^dose\.toml: the file is missing$"):
        content.load(copied)

"""The app's rules and words: ``data/*.toml``, loaded once into one frozen ``Content``.

A file that cannot be read correctly stops the app before it draws anything: wrong advice is worse
than none. All errors are reported together, each with its file and field.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import msgspec

from psoas_coach.content import checks, figure_reader
from psoas_coach.content.app_folder import APP_FOLDER
from psoas_coach.content.checks import languages, wording
from psoas_coach.content.fair_test import FairTestRules
from psoas_coach.content.hip_measure import MeasureRules
from psoas_coach.content.language import FIRST_LANGUAGE, get_language, list_languages
from psoas_coach.content.moves import Dose, Move, PlanRules
from psoas_coach.content.physio_plan import PhysioPlanRules
from psoas_coach.content.questionnaire import (
    Card,
    Crisis,
    Examined,
    Modify,
    Precautions,
    Question,
    SafetyList,
)
from psoas_coach.content.reader import Reader
from psoas_coach.content.rules import DepthRules, LevelRule, Pattern
from psoas_coach.content.schema import Content, Versions
from psoas_coach.content.scoring import Band, Domain, PointLine
from psoas_coach.content.sessions import BreakRules, SessionRules, WalkingRules
from psoas_coach.content.sources import Claim, Source
from psoas_coach.content.weeks import Weeks
from psoas_coach.content.words import MoveWords

__all__ = ["DATA", "Content", "InvalidContentError", "load", "load_all"]

DATA = APP_FOLDER / "data"
"""The folder of the content."""


class InvalidContentError(ValueError):
    """A content file is invalid. It is raised before anything is drawn.

    Attributes:
        faults: One sentence each, naming the file, the field and what is wrong there.
    """

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def load(folder: Path | None = None, language: str | None = None) -> Content:
    """Read and validate all content, or return it from the cache.

    Args:
        folder: A folder with the structure of ``data/``; the product's own if None.
        language: A folder under ``words/``; the language of the run if None.

    Raises:
        InvalidContentError: It has one sentence for every fault.
    """
    return _load(folder or DATA, language or get_language())


def load_all(folder: Path | None = None) -> tuple[Content, ...]:
    """Read and validate all content in every language, the first one first.

    Args:
        folder: As in ``load``.

    Raises:
        InvalidContentError: It has one sentence for every fault in any language.
    """
    first = load(folder, FIRST_LANGUAGE)  # Its faults would otherwise be repeated in each.
    others, faults = [], []
    for language in list_languages((folder or DATA) / "words")[1:]:
        try:
            others.append(load(folder, language))
        except InvalidContentError as error:
            faults += error.faults
    if faults:
        raise InvalidContentError(faults)
    return first, *others


# Separate from `load`, so that omitted and explicit arguments share a cache entry.
@functools.lru_cache(maxsize=8)
def _load(folder: Path, language: str) -> Content:
    if language != FIRST_LANGUAGE:
        return _translate(_load(folder, FIRST_LANGUAGE), folder, language)
    reader = Reader(folder)
    parts = {**_read_questionnaire(reader), **_read_rules(reader), **_read_moves(reader)}
    parts["versions"] = reader.read_struct("versions.toml", Versions)
    parts["sources"] = reader.read_named("sources.toml", Source)
    parts["claims"] = reader.read_named("claims.toml", Claim)
    parts |= _read_words(reader, language)
    parts["figures"] = figure_reader.read_figures(reader)
    # Inconsistencies between files are only reported once each file is valid.
    if reader.faults:
        raise InvalidContentError(reader.faults)
    content = Content(**parts)
    faults = list(checks.find_faults(content, language))
    if faults:
        raise InvalidContentError(list(dict.fromkeys(faults)))
    return content


def _translate(first: Content, folder: Path, language: str) -> Content:
    """Return the same rules with the words of another language.

    Raises:
        InvalidContentError: It has one sentence for every fault.
    """
    misplaced = list(languages.find_folder_faults(folder / "words", language))
    if misplaced:
        raise InvalidContentError(misplaced)
    reader = Reader(folder)
    words = _read_words(reader, language)
    if reader.faults:
        raise InvalidContentError(reader.faults)
    content = msgspec.structs.replace(first, **words)
    faults = [
        *wording.find_word_faults(content, f"words/{language}"),
        *languages.find_sentence_faults(content.words, first.words, language),
        *languages.find_move_faults(content.move_words, first.move_words, language),
    ]
    if faults:
        raise InvalidContentError(list(dict.fromkeys(faults)))
    return content


def _read_words(reader: Reader, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "words": reader.read_words(language),
        "move_words": reader.read_named(f"words/{language}/moves.toml", MoveWords),
    }


def _read_questionnaire(reader: Reader) -> dict[str, Any]:
    safety = reader.read_file(
        "safety.toml", ("list", "precautions", "card", "examined", "crisis", "modify")
    )
    reader.read_file("questions.toml", ("question",))
    return {
        "safety": reader.read_rows("safety.toml", "list", SafetyList, "id"),
        "precautions": reader.read_value(
            "safety.toml", "precautions", safety.get("precautions"), Precautions
        ),
        "cards": reader.read_rows("safety.toml", "card", Card, "id"),
        "examined": reader.read_value("safety.toml", "examined", safety.get("examined"), Examined),
        "crisis": reader.read_value("safety.toml", "crisis", safety.get("crisis"), Crisis),
        "modify": reader.read_rows("safety.toml", "modify", Modify, "precaution"),
        "questions": reader.read_rows("questions.toml", "question", Question, "id"),
    }


def _read_rules(reader: Reader) -> dict[str, Any]:
    reader.read_file("points.toml", ("domain", "line", "band"))
    reader.read_file("patterns.toml", ("pattern",))
    levels = reader.read_file("level.toml", ("rule",))
    return {
        "domains": reader.read_rows("points.toml", "domain", Domain, "id"),
        "points": reader.read_rows("points.toml", "line", PointLine, "ask"),
        "bands": tuple(reader.read_rows("points.toml", "band", Band, "id").values()),
        "levels": reader.read_value(
            "level.toml", "rule", levels.get("rule"), tuple[LevelRule, ...]
        ),
        "depth": reader.read_struct("depth.toml", DepthRules),
        "patterns": reader.read_rows("patterns.toml", "pattern", Pattern, "id"),
    }


def _read_moves(reader: Reader) -> dict[str, Any]:
    return {
        "moves": reader.read_named("moves.toml", Move),
        "dose": reader.read_struct("dose.toml", Dose),
        "plan": reader.read_struct("plan.toml", PlanRules),
        "session": reader.read_struct("session.toml", SessionRules),
        "walking": reader.read_struct("walking.toml", WalkingRules),
        "breaks": reader.read_struct("breaks.toml", BreakRules),
        "measure": reader.read_struct("measure.toml", MeasureRules),
        "physio_plan": reader.read_struct("physio_plan.toml", PhysioPlanRules),
        "fair_test": reader.read_struct("fair_test.toml", FairTestRules),
        "weeks": reader.read_struct("weeks.toml", Weeks),
    }

"""``data/*.toml`` as one frozen ``Content``, read once per process.

A file that cannot be read right stops the product before it draws anything: wrong advice is
worse than none. Every fault found is reported at once, with its file and field.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from psoas_coach.content import checks, figure_reader, schema
from psoas_coach.content.app_folder import APP_FOLDER
from psoas_coach.content.checks import languages
from psoas_coach.content.errors import InvalidContentError
from psoas_coach.content.reader import Reader

DATA = APP_FOLDER / "data"
"""The content that ships with the product."""


def load(folder: Path = DATA, language: str = languages.FIRST) -> schema.Content:
    """Read and check all content, or return what was read before.

    Args:
        folder: A folder laid out like ``data/``.
        language: A folder under ``words/``.

    Raises:
        InvalidContentError: With one sentence for every fault found.
    """
    return _load(folder, language)


# Apart from `load`, so that arguments left out and arguments given find the same entry.
@functools.lru_cache(maxsize=8)
def _load(folder: Path, language: str) -> schema.Content:
    reader = Reader(folder)
    parts = {**_asked(reader), **_rules(reader), **_moves(reader, language)}
    parts["versions"] = reader.whole("versions.toml", schema.Versions)
    parts["sources"] = reader.named("sources.toml", schema.Source)
    parts["claims"] = reader.named("claims.toml", schema.Claim)
    parts["words"] = reader.words(language)
    parts["figures"] = figure_reader.read_figures(reader)
    # Disagreements between files are only worth telling once each file by itself is right.
    if reader.faults:
        raise InvalidContentError(reader.faults)
    content = schema.Content(**parts)
    faults = list(checks.find_faults(content, language))
    if language != languages.FIRST:
        first = load(folder).words
        faults += languages.find_faults(content.words, first, f"words/{language}")
    if faults:
        raise InvalidContentError(list(dict.fromkeys(faults)))
    return content


def _asked(reader: Reader) -> dict[str, Any]:
    safety = reader.file(
        "safety.toml", ("list", "precautions", "card", "examined", "crisis", "modify")
    )
    reader.file("questions.toml", ("question",))
    return {
        "safety": reader.rows("safety.toml", "list", schema.SafetyList, "id"),
        "precautions": reader.value(
            "safety.toml", "precautions", safety.get("precautions"), schema.Precautions
        ),
        "cards": reader.rows("safety.toml", "card", schema.Card, "id"),
        "examined": reader.value(
            "safety.toml", "examined", safety.get("examined"), schema.Examined
        ),
        "crisis": reader.value("safety.toml", "crisis", safety.get("crisis"), schema.Crisis),
        "modify": reader.rows("safety.toml", "modify", schema.Modify, "precaution"),
        "questions": reader.rows("questions.toml", "question", schema.Question, "id"),
    }


def _rules(reader: Reader) -> dict[str, Any]:
    reader.file("points.toml", ("domain", "line", "band"))
    reader.file("patterns.toml", ("pattern",))
    levels = reader.file("level.toml", ("rule",))
    return {
        "domains": reader.rows("points.toml", "domain", schema.Domain, "id"),
        "points": reader.rows("points.toml", "line", schema.PointLine, "ask"),
        "bands": tuple(reader.rows("points.toml", "band", schema.Band, "id").values()),
        "levels": reader.value(
            "level.toml", "rule", levels.get("rule"), tuple[schema.LevelRule, ...]
        ),
        "depth": reader.whole("depth.toml", schema.DepthRules),
        "patterns": reader.rows("patterns.toml", "pattern", schema.Pattern, "id"),
    }


def _moves(reader: Reader, language: str) -> dict[str, Any]:
    return {
        "moves": reader.named("moves.toml", schema.Move),
        "dose": reader.whole("dose.toml", schema.Dose),
        "plan": reader.whole("plan.toml", schema.PlanRules),
        "session": reader.whole("session.toml", schema.SessionRules),
        "walking": reader.whole("walking.toml", schema.WalkingRules),
        "measure": reader.whole("measure.toml", schema.MeasureRules),
        "weeks": reader.whole("weeks.toml", schema.Weeks),
        "move_words": reader.named(f"words/{language}/moves.toml", schema.MoveWords),
    }

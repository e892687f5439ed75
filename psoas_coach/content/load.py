"""Reading ``data/*.toml`` into one frozen ``Content``, once per process.

A file that cannot be read right stops the product before it draws anything: wrong advice is
worse than none. Every fault found is reported at once, with its file and field.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from psoas_coach.content import checks, schema
from psoas_coach.content.faults import ContentFaultsError
from psoas_coach.content.words import MoveWords, fault_in, flatten

DATA = Path(__file__).resolve().parents[2] / "data"
"""The content that ships with the product."""

_Row = TypeVar("_Row")


@functools.lru_cache(maxsize=8)
def load(folder: Path = DATA, language: str = "en") -> schema.Content:
    """Read and check all content.

    Args:
        folder: A folder laid out like ``data/``.
        language: A folder under ``words/``.

    Raises:
        ContentFaultsError: With one sentence for every fault found.
    """
    reader = _Reader(folder)
    moves = reader.named("moves.toml", schema.Move)
    words = reader.words(language)
    move_words = reader.named(f"words/{language}/moves.toml", MoveWords)
    points = reader.file("points.toml")
    safety = reader.file("safety.toml")
    parts: dict[str, Any] = {
        "versions": reader.whole("versions.toml", schema.Versions),
        "safety": reader.rows("safety.toml", safety, "list", schema.SafetyList, "id"),
        "precautions": reader.part(
            "safety.toml", "precautions", safety.get("precautions"), schema.Precautions
        ),
        "questions": reader.rows(
            "questions.toml", reader.file("questions.toml"), "question", schema.Question, "id"
        ),
        "domains": reader.rows("points.toml", points, "domain", schema.Domain, "id"),
        "points": reader.rows("points.toml", points, "line", schema.PointLine, "ask"),
        "bands": tuple(
            reader.rows("points.toml", points, "band", schema.Band, "id").values(),
        ),
        "levels": reader.part(
            "level.toml",
            "rule",
            reader.file("level.toml").get("rule"),
            tuple[schema.LevelRule, ...],
        ),
        "depth": reader.whole("depth.toml", schema.DepthRules),
        "patterns": reader.rows(
            "patterns.toml", reader.file("patterns.toml"), "pattern", schema.Pattern, "id"
        ),
        "moves": moves,
        "dose": reader.whole("dose.toml", schema.Dose),
        "plan": reader.whole("plan.toml", schema.PlanRules),
        "sources": reader.named("sources.toml", schema.Source),
        "words": words,
        "move_words": move_words,
    }
    if reader.faults:
        raise ContentFaultsError(reader.faults)
    content = schema.Content(**parts)
    faults = list(checks.faults(content, language))
    if faults:
        raise ContentFaultsError(faults)
    return content


class _Reader:
    """Reads files and collects what is wrong with them, so that all of it is told at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self._files: dict[str, dict[str, Any]] = {}

    def file(self, name: str) -> dict[str, Any]:
        """Parse a file; a fault gives an empty table and is told once."""
        if name not in self._files:
            self._files[name] = {}
            try:
                self._files[name] = tomllib.loads((self.folder / name).read_text("utf-8"))
            except FileNotFoundError:
                self.faults.append(f"{name}: the file is missing")
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                self.faults.append(f"{name}: the file cannot be read: {error}")
        return self._files[name]

    def part(self, name: str, field: str, value: object, shape: type[_Row]) -> _Row | None:
        """Turn one value of a file into a struct, or tell what is wrong with it."""
        if value is None:
            if self.file(name):
                self.faults.append(f"{name}: {field}: it is missing")
            return None
        try:
            return msgspec.convert(value, shape)
        except msgspec.ValidationError as error:
            reason, _, where = str(error).partition(" - at `$")
            self.faults.append(f"{name}: {field}{where.rstrip('`')}: {reason}")
            return None

    def whole(self, name: str, shape: type[_Row]) -> _Row | None:
        """Turn a whole file into one struct."""
        table = self.file(name)
        try:
            return msgspec.convert(table, shape) if table else None
        except msgspec.ValidationError as error:
            reason, _, where = str(error).partition(" - at `$.")
            self.faults.append(f"{name}: {where.rstrip('`') or 'top level'}: {reason}")
            return None

    def named(self, name: str, shape: type[_Row]) -> dict[str, _Row]:
        """Turn each table of a file into a struct, keyed by its name."""
        table = self.file(name)
        rows = {key: self.part(name, key, value, shape) for key, value in table.items()}
        return {key: row for key, row in rows.items() if row is not None}

    def rows(  # where, what, and which field names the row: all needed
        self, name: str, table: Mapping[str, Any], field: str, shape: type[_Row], key: str
    ) -> dict[str, _Row]:
        """Turn an array of tables into structs, keyed by one of their fields."""
        found: dict[str, _Row] = {}
        values = table.get(field)
        if not isinstance(values, list):
            if self.file(name):
                self.faults.append(f"{name}: {field}: expected [[{field}]] tables")
            return found
        for number, value in enumerate(values):
            label = str(value.get(key, number) if isinstance(value, dict) else number)
            row = self.part(name, f"{field}[{label}]", value, shape)
            if row is None:
                continue
            if label in found:
                self.faults.append(f"{name}: {field}[{label}]: it stands there twice")
            found[label] = row
        return found

    def words(self, language: str) -> dict[str, str]:
        """Read every flat words file of a language; the moves' words have a shape of their own."""
        found: dict[str, str] = {}
        for name, key, sentence in self._sentences(language):
            fault = fault_in(sentence)
            if fault:
                self.faults.append(f"{name}: {key}: {fault}")
            else:
                found[key] = str(sentence)
        return found

    def _sentences(self, language: str) -> Iterator[tuple[str, str, object]]:
        folder = self.folder / "words" / language
        if not folder.is_dir():
            self.faults.append(f"words/{language}: the folder is missing")
            return
        for path in sorted(folder.glob("*.toml")):
            if path.stem == "moves":
                continue
            name = f"words/{language}/{path.name}"
            for key, sentence in flatten(self.file(name), path.stem):
                yield name, key, sentence

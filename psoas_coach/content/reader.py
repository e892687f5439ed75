"""Read content files and collect their errors, so that all of them are reported together.

msgspec reports the place of an error as a path and the error in its own terms. For a person who
edits a content file and may not know Python, the path becomes the field, and the terms become
words: ``heel_slide.depth: expected a whole number, found text``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from psoas_coach.content.words import find_fault, flatten

_Row = TypeVar("_Row")


class Reader:
    """Reads the files of one folder.

    An invalid file, table or sentence adds a fault and is left out, so the results may only be used
    while ``faults`` is empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[str] = []
        self._files: dict[str, dict[str, Any]] = {}

    def read_file(self, name: str, tables: tuple[str, ...] = ()) -> dict[str, Any]:
        """Parse a file; a fault gives an empty table and is reported once.

        Args:
            name: Its path inside the folder.
            tables: The only names allowed at its top level; empty if any are.
        """
        if name not in self._files:
            self._files[name] = {}
            try:
                self._files[name] = tomllib.loads((self.folder / name).read_text("utf-8"))
            except FileNotFoundError:
                self.faults.append(f"{name}: the file is missing")
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                self.faults.append(f"{name}: the file cannot be read: {error}")
            for key in self._files[name]:
                if tables and key not in tables:
                    self.faults.append(f"{name}: {key}: there is no field of this name")
        return self._files[name]

    def read_value(self, name: str, field: str, value: object, shape: type[_Row]) -> _Row | None:
        """Convert one value of a file to a struct; report what is wrong with it and return None.

        Args:
            name: Name of the file.
            field: Its place, for the error message.
            value: The value as it is in the file.
            shape: The struct.
        """
        if value is None:
            if self.read_file(name):
                self.faults.append(f"{name}: {field}: it is missing")
            return None
        try:
            return msgspec.convert(value, shape)
        except msgspec.ValidationError as error:
            inside, reason = explain_decode_error(error)
            dot = "." if field and inside and not inside.startswith("[") else ""
            self.faults.append(f"{name}: {field}{dot}{inside}: {reason}")
            return None

    def read_struct(self, name: str, shape: type[_Row]) -> _Row | None:
        """Convert a whole file to one struct."""
        table = self.read_file(name)
        return self.read_value(name, "", table, shape) if table else None

    def read_named(self, name: str, shape: type[_Row]) -> dict[str, _Row]:
        """Convert each table of a file to a struct, keyed by its name."""
        rows = {
            key: self.read_value(name, key, row, shape) for key, row in self.read_file(name).items()
        }
        return {key: row for key, row in rows.items() if row is not None}

    def read_rows(self, name: str, field: str, shape: type[_Row], key: str) -> dict[str, _Row]:
        """Convert an array of tables to structs, keyed by their field ``key``.

        Args:
            name: Name of the file.
            field: The array.
            shape: The struct of one table.
            key: The field with the name of a table.
        """
        structs: dict[str, _Row] = {}
        rows = self.read_file(name).get(field)
        if not isinstance(rows, list):
            if self.read_file(name):
                self.faults.append(f"{name}: {field}: expected [[{field}]] tables")
            return structs
        for number, value in enumerate(rows):
            label = str(value.get(key, number) if isinstance(value, dict) else number)
            row = self.read_value(name, f"{field}[{label}]", value, shape)
            if label in structs:
                self.faults.append(f"{name}: {field}[{label}]: it stands there twice")
            elif row is not None:
                structs[label] = row
        return structs

    def read_words(self, language: str) -> dict[str, str]:
        """Read every flat words file of a language; the moves' words have another format."""
        sentences: dict[str, str] = {}
        for name, key, sentence in self._list_sentences(language):
            fault = find_fault(sentence)
            if fault:
                self.faults.append(f"{name}: {key.partition('.')[2]}: {fault}")
            else:
                sentences[key] = str(sentence)
        return sentences

    def _list_sentences(self, language: str) -> Iterator[tuple[str, str, object]]:
        folder = self.folder / "words" / language
        if not folder.is_dir():
            self.faults.append(f"words/{language}: the folder is missing")
            return
        for path in sorted(folder.glob("*.toml")):
            if path.stem != "moves":
                name = f"words/{language}/{path.name}"
                table: Mapping[str, Any] = self.read_file(name)
                yield from ((name, key, value) for key, value in flatten(table, path.stem))


_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text in quotes",
    "array": "a list",
    "object": "a table",
    "bool": "true or false",
    "null": "nothing",
}
_INSIDE = (
    (re.compile(r"Object missing required field `(.*)`"), "it is missing"),
    (re.compile(r"Object contains unknown field `(.*)`"), "there is no field of this name"),
)
"""Messages about a table that are reported at one of its fields."""
_VALUE = (
    (re.compile(r"Expected `([^`]*)`, got `([^`]*)`"), "expected {0}, found {1}"),
    (re.compile(r"Expected `(?:int|float)` <= (\S+)"), "must be {0} or less"),
    (re.compile(r"Expected `(?:int|float)` >= (\S+)"), "must be {0} or more"),
    (re.compile(r"Expected `\w+` of length >= 1"), "must not be empty"),
    (re.compile(r"Expected `\w+` of length >= (\d+)"), "must have {0} or more"),
    (re.compile(r"Expected `\w+` of length <= (\d+)"), "must not be longer than {0}"),
    (re.compile(r"Expected `array` of length (\d+), got \d+"), "must have {0} values"),
    (
        re.compile(r"Expected `str` matching regex .*"),
        "a name is made of small letters, digits and _, and begins with a letter",
    ),
    (re.compile(r"Invalid enum value (.*)"), "unknown value {0}"),
)


def explain_decode_error(error: Exception) -> tuple[str, str]:
    """Return the field (empty for the whole value) and a sentence about the fault."""
    reason, _, path = str(error).partition(" - at `$")
    path = re.sub(r"\[\.\.\.\]|^\.", "", path.rstrip("`"))
    for pattern, sentence in _INSIDE:
        if match := pattern.fullmatch(reason):
            return f"{path}.{match[1]}".lstrip("."), sentence
    for pattern, sentence in _VALUE:
        if match := pattern.fullmatch(reason):
            return path, sentence.format(*map(_name_kinds, match.groups()))
    return path, reason


def _name_kinds(kinds: str) -> str:
    """Return Python's types in words; anything else is unchanged."""
    return " or ".join(
        _KINDS.get(kind, kind) for kind in kinds.removesuffix(" | null").split(" | ")
    )

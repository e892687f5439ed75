"""Programs that tests and benchmarks start as text import what exists.

No type checker reads such a text, and a benchmark is in no run of the tests: a new name in the
package would break it without anybody noticing.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = ("psoas_coach.", "tests.", "benchmarks.")
FEWEST = 15
"""So many names are imported by such programs; fewer means that they are not recognised."""

Import = tuple[str, str, str]
"""The file, the module, and the name that is imported from it."""


def list_imports() -> Iterator[Import]:
    """Yield what the programs import from this project."""
    for folder in ("benchmarks", "tests", "psoas_coach"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    for line in read_imports(node.value):
                        names = [alias.name for alias in line.names]
                        here = str(file.relative_to(ROOT))
                        yield from ((here, line.module or "", name) for name in names)


def read_imports(text: str) -> Iterator[ast.ImportFrom]:
    """Yield the lines of a program that import from this project; nothing if it is no program."""
    for line in text.splitlines():
        if line.startswith("from ") and " import " in line:
            try:
                (node,) = ast.parse(line).body
            except (SyntaxError, ValueError):  # Prose, or a part of a longer import.
                continue
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS):
                yield node


def has_name(module: str, name: str) -> bool:
    """Return whether a module has a name, or a package a module of this name."""
    imported = importlib.import_module(module)
    if hasattr(imported, name):
        return True
    is_package = hasattr(imported, "__path__")
    return is_package and importlib.util.find_spec(f"{module}.{name}") is not None


def test_programs_as_text_import_what_exists() -> None:
    imports = list(list_imports())
    assert len(imports) > FEWEST
    missing = [(file, module, name) for file, module, name in imports if not has_name(module, name)]
    assert missing == []


@pytest.mark.parametrize(("name", "is_there"), [("make_moment", True), ("moment", False)])
def test_a_name_that_is_gone_is_found(name: str, *, is_there: bool) -> None:
    (line,) = read_imports(f"from psoas_coach.journal.records import {name}")
    assert has_name(line.module or "", line.names[0].name) == is_there

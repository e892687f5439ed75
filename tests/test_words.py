"""Words and code agree: every key in the code has a sentence, and no sentence is unused."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach import content
from psoas_coach.content.checks import list_needed_words

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "psoas_coach").rglob("*.py")]
AREAS = {path.stem for path in (content.DATA / "words" / "en").glob("*.toml")}

_FILES = (".toml", ".typ", ".py", ".js", ".css", ".html", ".csv", ".json", ".sqlite3")
_COUNT = r"(?:\.(?:one|other)|_(?:one|pain|plain|same|asked))?"


def _patterns(tree: ast.AST) -> Iterator[str]:
    """Yield a regular expression for every string and f-string of a module."""
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for node in joined for piece in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in pieces and not node.value.endswith(_FILES):
                yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_.-]+"
                for part in node.values
            )


@functools.cache
def _strings() -> frozenset[str]:
    """Return every pattern in the code that looks like a key; a piece of one may end in a dot."""
    return frozenset(
        f"{pattern}[a-z0-9_.-]+" if pattern.endswith((r"\.", "_")) else pattern
        for path in SOURCES
        for pattern in _patterns(ast.parse(path.read_text("utf-8")))
        if re.fullmatch(r"[a-z0-9_.\\\[\]+-]+", pattern)
    )


def _find_patterns(area: str) -> set[str]:
    """Return every pattern in the code that begins like a key of an area."""
    return {pattern for pattern in _strings() if pattern.startswith(re.escape(f"{area}."))}


@pytest.mark.parametrize("area", sorted(AREAS - {"moves"}))
def test_no_sentence_is_left_over(area: str) -> None:
    keys = {key for key in content.load().words if key.startswith(f"{area}.")}
    known = set(list_needed_words(content.load()))
    patterns = [re.compile(pattern + _COUNT, re.IGNORECASE) for pattern in _find_patterns(area)]
    left = {key for key in keys - known if not any(pattern.fullmatch(key) for pattern in patterns)}
    assert not left, f"no code names: {sorted(left)}"


@pytest.mark.parametrize("area", sorted(AREAS - {"moves"}))
def test_every_key_in_the_code_has_its_sentence(area: str) -> None:
    keys = content.load().words
    missing = {
        pattern
        for pattern in _find_patterns(area)
        if not any(re.match(f"{pattern}($|\\.)", key, re.IGNORECASE) for key in keys)
    }
    assert not missing, f"no sentence for: {sorted(missing)}"

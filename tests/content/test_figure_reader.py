"""Poses and body: the loader rejects every word or angle that cannot be drawn.

`broken.toml` has the faults that people make, with what they are told. Here every single name in
the files is misspelt in turn, so that no field is forgotten.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.content import figure_reader
from psoas_coach.content.checks import find_anatomy_faults, poses
from psoas_coach.content.reader import Reader

STRIDE = 5
"""Of the many keys and numbers, every fifth is broken: there are only a few kinds of each."""
FILES = ("poses.toml", "rising.toml", "question_figures.toml", "body.toml")
Path = tuple[str | int, ...]


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from leaves(inner, (*path, key))
    else:
        yield path, value


def keys(value: object, path: Path = ()) -> Iterator[Path]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield (*path, key)
        yield from keys(inner, (*path, key))


@contextmanager
def change_tables(tables: dict[str, Any], path: Path, value: object) -> Iterator[None]:
    """The tables with one value replaced, for a while."""
    table: Any = tables
    for key in path[:-1]:
        table = table[key]
    before, table[path[-1]] = table[path[-1]], value
    yield
    table[path[-1]] = before


def rename_key(table: dict[str, Any], path: Path) -> dict[str, Any]:
    """The tables with the last key of a path misspelt, everything in its order."""
    key, *rest = path
    if not rest:
        return {f"{name}x" if name == key else name: value for name, value in table.items()}
    return {
        name: rename_key(value, tuple(rest)) if name == key else value
        for name, value in table.items()
    }


PARSED = {name: tomllib.loads((content.DATA / name).read_text("utf-8")) for name in FILES}


def faults_with(name: str, tables: dict[str, Any]) -> list[str]:
    """What the loader says of the three files, one of them changed."""
    reader = Reader(content.DATA)
    reader._files |= {**PARSED, name: tables}  # noqa: SLF001 -- the test stands in for the disk
    read = figure_reader.read_figures(reader)
    if reader.faults:
        return reader.faults
    whole = msgspec.structs.replace(content.load(), figures=read)
    return list(find_anatomy_faults(whole)) or list(poses.find_faults(whole))


@pytest.mark.parametrize("name", FILES)
def test_as_shipped_there_is_no_fault(name: str) -> None:
    assert faults_with(name, PARSED[name]) == []


@pytest.mark.parametrize("name", FILES)
def test_every_name_that_is_misspelt_is_a_fault_in_its_table(name: str) -> None:
    tables = deepcopy(PARSED[name])
    names = [(path, leaf) for path, leaf in leaves(tables) if isinstance(leaf, str) and leaf]
    assert len(names) > 20
    for path, leaf in names:
        if path[-1] == "name":
            continue  # a prop may be called anything
        with change_tables(tables, path, f"{leaf}x"):
            faults = faults_with(name, tables)
        assert faults, path
        assert all(fault.startswith(f"{name}: {path[0]}") for fault in faults), (path, faults)


@pytest.mark.parametrize("name", FILES)
def test_every_field_that_is_misspelt_is_a_fault(name: str) -> None:
    free = {"landmarks", "sites"}
    for path in list(keys(PARSED[name]))[::STRIDE]:
        faults = faults_with(name, rename_key(PARSED[name], path))
        assert faults or free & {*map(str, path[:-1])}, path


@pytest.mark.parametrize("name", FILES)
def test_no_number_may_be_endless_or_none_at_all(name: str) -> None:
    tables = deepcopy(PARSED[name])
    numbers = [path for path, leaf in leaves(tables) if type(leaf) in {int, float}]
    wrong = itertools.cycle((float("nan"), float("inf"), "12"))
    for path in numbers[::STRIDE]:
        with change_tables(tables, path, next(wrong)):
            assert faults_with(name, tables), path


def test_loading_the_content_computes_no_figure() -> None:
    code = (
        "import sys; from psoas_coach import content; content.load(); "
        "sys.exit(any(name.startswith('psoas_coach.body') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

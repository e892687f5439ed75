"""The shape of what is asked: safety lists, precautions and questions."""

from __future__ import annotations

from typing import Literal

from psoas_coach.content.table import Id, Some, Table


class SafetyList(Table, frozen=True):
    """One safety list: any answer in it raises the level to at least ``level``."""

    id: Id
    level: Literal["emergency", "today", "soon"]
    items: Some
    sources: Some


class Precautions(Table, frozen=True):
    """Gates for single moves; ``modify`` are those that add advice where they do not withhold."""

    items: Some
    modify: tuple[str, ...]


class OnlyIf(Table, frozen=True):
    """Asked only when ``ask`` is answered with anything but ``is_not``."""

    ask: Id
    is_not: str


class Question(Table, frozen=True):
    """One question after the safety lists; see the head of questions.toml for the fields."""

    id: Id
    group: Id
    kind: Literal["number", "whole", "choice", "list", "yes_no", "text"]
    options: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    gates: bool = False
    optional: bool = False
    only_if: OnlyIf | None = None
    not_below: Id | None = None

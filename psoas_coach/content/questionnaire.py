"""The structure of the questionnaire: safety lists, precautions and questions."""

from __future__ import annotations

from typing import Literal

from psoas_coach.content.table import Id, NonEmpty, Table


class SafetyList(Table, frozen=True):
    """One safety list: any answer in it raises the level to at least ``level``."""

    id: Id
    level: Literal["emergency", "today", "soon"]
    items: NonEmpty
    sources: NonEmpty


class Precautions(Table, frozen=True):
    """Gates for single moves."""

    items: NonEmpty


class Card(Table, frozen=True):
    """Some items of one list that the page shows together."""

    id: Id
    list: Id
    items: NonEmpty


class Examined(Table, frozen=True):
    """Signs that may have been examined already: the answer ``ask`` lowers them to ``level``.

    Attributes:
        ask: Id of the answer; its members are items of ``list``, without ``never``.
        list: Id of a safety list.
        level: The remaining level of an examined sign.
        never: Items for which no examination can clear a person to move.
    """

    ask: Id
    list: Id
    level: Literal["soon"]
    never: NonEmpty


class Crisis(Table, frozen=True):
    """Signs, as ``list.item``, whose card puts the crisis lines first."""

    signs: NonEmpty


class Modify(Table, frozen=True):
    """A precaution that adds advice to moves that it does not withhold.

    To all of them, to those done ``lying``, or to the ones named in ``moves``.
    """

    precaution: Id
    lying: bool = False
    moves: tuple[str, ...] = ()


class OnlyIf(Table, frozen=True):
    """Asked only if ``ask`` is answered with anything but ``is_not``."""

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
    above_zero_with: tuple[str, ...] = ()
    stops: tuple[float, ...] = ()
    beside: Id | None = None

"""Read the files of the figures, and report errors at the field they are written in.

A pose may be written as another pose of the same move plus its differences (`like`); an empty word
removes a contact that the other pose has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from psoas_coach.content.anatomy import (
    Anatomy,
    BodyView,
    Chart,
    Landmark,
    Length,
    Limits,
    Part,
    Site,
)
from psoas_coach.content.poses import (
    MORE_POSES,
    POSES,
    SHARED,
    Ease,
    Figures,
    Pose,
    Prop,
    QuestionFigure,
    Scene,
    View,
)
from psoas_coach.content.reader import Reader

POSES_FILE, RISING_FILE, BODY_FILE = "poses.toml", "rising.toml", "body.toml"
QUESTIONS_FILE = "question_figures.toml"
_CONTACTS: Mapping[str, Any] = {"touch": str, "pin": Length, "hold": str, "free": Ease}
_SHARED: Mapping[str, Any] = {"view": View, "props": tuple[Prop, ...]}
_WHOLE_DEGREES = re.compile(r"-?\d{1,3}")
_GROUPS: Mapping[str, Any] = {"parts": Part, "lines": Part, "landmarks": Landmark, "sites": Site}

_Row = TypeVar("_Row")


def read_figures(reader: Reader) -> Figures:
    """Read the files; invalid parts are left out and added to the reader's faults."""
    tables = reader.read_file(POSES_FILE)
    return Figures(
        scenes={move: scene for move, scene in _read_scenes(reader, tables) if scene},
        rising=_read_rising(reader),
        questions=reader.read_named(QUESTIONS_FILE, QuestionFigure),
        anatomy=_read_anatomy(reader),
    )


def _read_scenes(reader: Reader, tables: Mapping[str, Any]) -> Iterator[tuple[str, Scene | None]]:
    for move, table in tables.items():
        if isinstance(table, dict):
            yield move, _SceneReader(reader, move, table).read_scene()
        else:
            yield move, reader.read_value(POSES_FILE, move, table, Scene)


class _SceneReader:
    """Reads the tables of one move.

    Args:
        reader: Collects the faults.
        move: The move's id.
        table: Its table in poses.toml.
    """

    def __init__(self, reader: Reader, move: str, table: Mapping[str, Any]) -> None:
        self.reader = reader
        self.move = move
        self.table = table
        self.merged: dict[str, dict[str, Any]] = {}
        self.like: dict[str, str] = {}
        self.reasons: dict[str, str] = {}

    def read_scene(self) -> Scene | None:
        """Return the move's poses, or None if one of them is invalid."""
        before = len(self.reader.faults)
        shared = {key: self.table[key] for key in SHARED if key in self.table}
        read = {
            key: self.reader.read_value(POSES_FILE, f"{self.move}.{key}", value, _SHARED[key])
            for key, value in shared.items()
        }
        if len(self.reader.faults) > before:
            return None
        for name in POSES:
            if name not in self.table:
                self._report_fault(name, "it is missing")
        poses = {}
        for name, table in self.table.items():
            if name not in SHARED:
                poses[name] = self._read_pose(name, table, shared)
        good = {name: pose for name, pose in poses.items() if pose is not None}
        return Scene(poses=good, like=self.like, props=read.get("props") or ())

    def _report_fault(self, field: str, reason: str) -> None:
        self.reader.faults.append(f"{POSES_FILE}: {self.move}.{field}: {reason}")

    def _read_pose(self, name: str, raw: object, shared: Mapping[str, Any]) -> Pose | None:
        if name not in {*POSES, *MORE_POSES}:
            self._report_fault(name, "there is no pose of this name")
            return None
        if not isinstance(raw, dict):
            return self.reader.read_value(POSES_FILE, f"{self.move}.{name}", raw, Pose)
        own = dict(raw)
        like = own.pop("like", None)
        base: Mapping[str, Any] = shared
        if like is not None:
            if not isinstance(like, str) or like not in self.merged:
                self._report_fault(
                    f"{name}.like", f"unknown pose {like!r}; it must stand further up"
                )
                return None
            base, self.like[name] = self.merged[like], like
        whole = _merge_tables(base, self._read_contacts(name, own, base))
        for kind in _CONTACTS:
            if isinstance(whole.get(kind), dict):
                whole[kind] = {mark: at for mark, at in whole[kind].items() if at != ""}
        self.merged[name] = whole
        return self._convert(name, whole)

    def _read_contacts(
        self, name: str, own: Mapping[str, Any], base: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Validate each contact separately, so that a fault names it; leave out invalid ones."""
        checked = dict(own)
        for kind, shape in _CONTACTS.items():
            table = own.get(kind)
            if not isinstance(table, dict):
                continue
            checked[kind] = {}
            for mark, at in table.items():
                field = f"{name}.{kind}.{mark}"
                if at == "":
                    if mark not in base.get(kind, {}):
                        self._report_fault(field, "the other pose has no such contact to let go of")
                    checked[kind][mark] = at
                elif (
                    self.reader.read_value(POSES_FILE, f"{self.move}.{field}", at, shape)
                    is not None
                ):
                    checked[kind][mark] = at
        return checked

    def _convert(self, name: str, whole: Mapping[str, Any]) -> Pose | None:
        """Return the struct; faults inherited from another pose are reported only there."""
        field = f"{self.move}.{name}"
        pose = self.reader.read_value(POSES_FILE, field, whole, Pose)
        if pose is None:
            self.reasons[name] = self.reader.faults[-1].removeprefix(f"{POSES_FILE}: {field}")
            if self.reasons[name] == self.reasons.get(self.like.get(name, "")):
                self.reader.faults.pop()
        return pose


def _merge_tables(base: Any, over: Any) -> Any:  # noqa: ANN401 -- any TOML value
    """Merge tables; replace all other values."""
    if isinstance(base, Mapping) and isinstance(over, Mapping):
        return {**base, **{key: _merge_tables(base.get(key), value) for key, value in over.items()}}
    return over


def _read_rising(reader: Reader) -> dict[int, Pose]:
    poses = {}
    for key, table in reader.read_file(RISING_FILE).items():
        if not _WHOLE_DEGREES.fullmatch(key):
            reader.faults.append(
                f"{RISING_FILE}: {key}: a table is named by the bend of the hip in whole degrees"
            )
            continue
        pose = reader.read_value(RISING_FILE, key, table, Pose)
        if pose is not None:
            poses[int(key)] = pose
    return poses


def _read_anatomy(reader: Reader) -> Anatomy:
    table = reader.read_file(BODY_FILE, ("side", "front", "limits", "front_limits"))
    # Invalid parts have left a fault, and with faults the result is not used.
    parts: dict[str, Any] = {view: _read_view(reader, view, table) for view in ("side", "front")}
    for limits in ("limits", "front_limits"):
        parts[limits] = reader.read_value(BODY_FILE, limits, table.get(limits), Limits)
    return Anatomy(**parts)


def _read_view(reader: Reader, view: str, table: Mapping[str, Any]) -> BodyView | None:
    row = table.get(view)
    if not isinstance(row, dict):
        reader.read_value(BODY_FILE, view, row, BodyView)
        return None
    for key in row:
        if key not in BodyView.__struct_fields__:
            reader.faults.append(f"{BODY_FILE}: {view}.{key}: there is no field of this name")
    parts: dict[str, Any] = {
        group: _group(reader, f"{view}.{group}", row.get(group), shape)
        for group, shape in _GROUPS.items()
    }
    parts["chart"] = reader.read_value(BODY_FILE, f"{view}.chart", row.get("chart"), Chart)
    return BodyView(**parts)


def _group(reader: Reader, field: str, table: object, shape: type[_Row]) -> dict[str, _Row]:
    """Read the named rows of one part of the body separately, so that a fault names its row."""
    if not isinstance(table, dict):
        reader.read_value(BODY_FILE, field, table, dict[str, Any])
        return {}
    values = (
        (name, reader.read_value(BODY_FILE, f"{field}.{name}", row, shape))
        for name, row in table.items()
    )
    return {name: row for name, row in values if row is not None}

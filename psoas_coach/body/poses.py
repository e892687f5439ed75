"""The written poses of `data/poses.toml`, by move."""

from collections.abc import Mapping
from typing import Literal

from psoas_coach import content
from psoas_coach.content.poses import Scene

Side = Literal["left", "right"]


def load_scenes() -> Mapping[str, Scene]:
    """Return every move's poses by move id.

    Raises:
        InvalidContentError: the content has faults.
    """
    return content.load().figures.scenes


def list_poses(move: str) -> tuple[str, ...]:
    """Return the names of a move's poses, in the order to show them.

    Raises:
        KeyError: no such move.
    """
    return tuple(load_scenes()[move].poses)

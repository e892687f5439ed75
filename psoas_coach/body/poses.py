"""The written poses: `data/poses.toml` as frozen structs, each field checked as it is read.

Angles are degrees, bending forward positive (see `skeleton`); places are thousandths of stature,
x forward, y up from the floor. *near* is the side the move is for, drawn towards the viewer.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal

import msgspec

from psoas_coach.content import DATA

POSES: Final = ("start", "work", "easier")
"""Every move has these; a few have one more, named `front`."""

Hand = Literal["open", "edge", "fist"]
Side = Literal["left", "right"]
View = Literal["side", "above", "front"]


class Trunk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pelvis against the room (leaning forward positive), then each part against the one below."""

    pelvis: float = 0.0
    lumbar: float = 0.0
    thorax: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    twist: float = 0.0
    """Degrees the chest is turned towards the viewer."""
    dip: float = 0.0
    """Degrees the near shoulder is dropped below the far one."""
    arch: float = 0.0
    """Seen from the front: degrees the chest leans back; the pelvis stays, the back shares it."""


class Leg(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One leg; `out` is how far thigh and shank point out of the picture."""

    hip: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    toes: float = 0.0
    out: tuple[float, float] = (0.0, 0.0)
    back: bool = False
    """Seen from the front: this leg stands behind the other."""
    kneels: bool = False
    """Seen from the front: the shank points away behind the knee, the toes tucked under."""


class Arm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One arm; `curl` bends the fingers, `out` is for upper arm, forearm, hand."""

    shoulder: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    curl: float = 8.0
    hand: Hand = "open"
    out: tuple[float, ...] = (0.0, 0.0, 0.0)
    back: bool = False
    """Seen from the front: forearm and hand are behind the body."""


class Prop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing in the room. What `x`, `y` and the sizes mean is told in `props`."""

    kind: str
    x: float = 0.0
    y: float = 0.0
    wide: float = 0.0
    high: float = 0.0
    name: str = ""
    flip: bool = False
    layer: Literal["back", "between", "front"] = "back"
    """Behind the person, between the far and the near leg, or before both."""


class Pose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One position, as written: about right, with the contacts that `settle` makes exact."""

    root: tuple[float, float]
    view: View = "side"
    trunk: Trunk = Trunk()
    near_leg: Leg = Leg()
    far_leg: Leg = Leg()
    near_arm: Arm = Arm()
    far_arm: Arm = Arm()
    touch: Mapping[str, str] = {}
    """Landmark to surface: what rests on what."""
    pin: Mapping[str, float] = {}
    """Landmark to x: where along the floor it stays, through all poses of the move."""
    hold: Mapping[str, str] = {}
    """Landmark of a hand (or foot) to the place it meets."""
    free: Mapping[str, float] = {}
    """More angles that may give way to the contacts, with their ease."""
    flexion: float | None = None
    """Degrees the near hip bends, where the picture from the front cannot show it."""
    cues: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A move's figures, by the name of the pose."""

    poses: Mapping[str, Pose]


SHARED: Final = ("view", "props")
"""What is written once for all poses of a move."""


def _merged(base: Any, over: Any) -> Any:  # noqa: ANN401 -- any TOML value
    """Tables join, everything else is replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: _merged(base.get(key), value) for key, value in over.items()}
    return over


def _scene(table: Mapping[str, Any]) -> dict[str, Any]:
    """A pose may be written as another pose and what differs (`like`)."""
    poses: dict[str, Any] = {}
    shared = {key: table[key] for key in SHARED if key in table}
    for name in table:
        if name in SHARED:
            continue
        written = dict(table[name])
        like = written.pop("like", None)
        whole = _merged(poses[like], written) if like else shared | written
        for kind in ("touch", "pin", "hold"):
            # An empty word lets go of a contact that the other pose had.
            whole[kind] = {k: v for k, v in whole.get(kind, {}).items() if v != ""}
        poses[name] = whole
    return {"poses": poses}


@cache
def scenes() -> Mapping[str, Scene]:
    """Every move's figures by move id.

    Raises:
        msgspec.ValidationError: naming the field, when the file is not what the structs say.
    """
    with (DATA / "poses.toml").open("rb") as file:
        tables = tomllib.load(file)
    return msgspec.convert(
        {move: _scene(table) for move, table in tables.items()}, dict[str, Scene]
    )


def poses(move: str) -> tuple[str, ...]:
    """The names of a move's figures, in the order to show them.

    Raises:
        KeyError: no such move.
    """
    return tuple(scenes()[move].poses)

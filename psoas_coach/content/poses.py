"""The structure of the written poses: joint angles, contacts and the things in the room.

Angles are degrees, bending forward positive; places are thousandths of body height, x forward, y up
from the floor. *near* is the side the move is for, drawn towards the viewer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.anatomy import Anatomy, Length
from psoas_coach.content.table import Table

Angle = Annotated[float, Meta(ge=-180, le=185)]
Tilt = Annotated[float, Meta(ge=-90, le=90)]
Size = Annotated[float, Meta(ge=0, le=3000)]
Ease = Annotated[float, Meta(ge=0, le=100)]

Hand = Literal["open", "edge", "fist"]
View = Literal["side", "above", "front"]
Layer = Literal["back", "between", "front"]
PropKind = Literal[
    "mat", "ground", "block", "book", "pad", "cushion", "bolster", "chair", "chair_front", "stool",
    "bed", "wall", "counter", "mat_above", "pillow_above", "cushion_above", "strap",
]  # fmt: skip
LEVEL_TOPS = (
    "chair", "chair_front", "bed", "stool", "block", "book", "cushion", "counter", "pad", "bolster",
)  # fmt: skip
"""Props with a level top at `y`, on which a body can rest."""

POSES = ("start", "work", "easier")
"""The poses of every move."""
MORE_POSES = ("front", "mid_stance", "swing")
"""Optional poses of a move. `mid_stance` comes between start and work."""
SHARED = ("view", "props")
"""The table with the values that all poses of a move share."""
TRUNK = ("lumbar", "thorax", "neck", "head")
LEG = ("hip", "knee", "ankle", "toes")
ARM = ("shoulder", "elbow", "wrist", "curl")


class Trunk(Table, frozen=True):
    """Pelvis against the room (leaning forward positive), then each part against the one below.

    Attributes:
        twist: Degrees the chest is turned towards the viewer.
        dip: Degrees the near shoulder is dropped below the far one.
        arch: Seen from the front, degrees the chest leans back; the pelvis stays.
    """

    pelvis: Angle = 0.0
    lumbar: Angle = 0.0
    thorax: Angle = 0.0
    neck: Angle = 0.0
    head: Angle = 0.0
    twist: Tilt = 0.0
    dip: Tilt = 0.0
    arch: Tilt = 0.0


class Leg(Table, frozen=True):
    """One leg.

    Attributes:
        out: Degrees by which thigh and shank point out of the picture.
        back: Seen from the front, this leg is behind the other.
        kneels: Seen from the front, the shank points away behind the knee, the toes tucked under.
    """

    hip: Angle = 0.0
    knee: Angle = 0.0
    ankle: Angle = 0.0
    toes: Angle = 0.0
    out: tuple[Tilt, Tilt] = (0.0, 0.0)
    back: bool = False
    kneels: bool = False


class Arm(Table, frozen=True):
    """One arm.

    Attributes:
        curl: Degrees by which the fingers bend.
        out: Degrees by which upper arm, forearm and hand point out of the picture.
        back: Seen from the front, forearm and hand are behind the body.
    """

    shoulder: Angle = 0.0
    elbow: Angle = 0.0
    wrist: Angle = 0.0
    curl: Angle = 8.0
    hand: Hand = "open"
    out: Annotated[tuple[Tilt, ...], Meta(min_length=2, max_length=3)] = (0.0, 0.0, 0.0)
    back: bool = False


class Prop(Table, frozen=True):
    """A prop. The meaning of `x`, `y` and the sizes is documented in `body/props.py`.

    Attributes:
        layer: Behind the person, between the legs, or in front of both.
    """

    kind: PropKind
    x: Length = 0.0
    y: Length = 0.0
    wide: Size = 0.0
    high: Size = 0.0
    name: str = ""
    flip: bool = False
    layer: Layer = "back"

    @property
    def surface(self) -> str | None:
        """The name of the surface that a body can rest on, if the prop has one."""
        bears = self.kind == "wall" or self.kind in LEVEL_TOPS
        return (self.name or self.kind) if bears else None

    @property
    def grips(self) -> tuple[str, ...]:
        """The names of the points that a hand can hold."""
        if self.kind == "chair":
            return ("chair_back", "chair_seat")
        return (f"{self.name or self.kind}_top",) if self.kind in LEVEL_TOPS else ()


class Pose(Table, frozen=True):
    """One approximate position. `body/pose_solver.py` makes its contacts exact.

    Attributes:
        touch: Landmark to surface: the contacts.
        pin: Landmark to x: its fixed position along the floor in all poses of the move.
        hold: Palm to the place on the body or in the room that it holds.
        free: Further angles that may change to meet the contacts, with their ease.
        flexion: Flexion of the near hip in degrees, if the front view cannot show it.
    """

    root: tuple[Length, Length]
    view: View = "side"
    trunk: Trunk = Trunk()
    near_leg: Leg = Leg()
    far_leg: Leg = Leg()
    near_arm: Arm = Arm()
    far_arm: Arm = Arm()
    touch: Mapping[str, str] = {}
    pin: Mapping[str, Length] = {}
    hold: Mapping[str, str] = {}
    free: Mapping[str, Ease] = {}
    flexion: Angle | None = None
    cues: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()


class Scene(Table, frozen=True):
    """A move's poses, and how they are defined.

    Attributes:
        poses: By name, in display order.
        like: For each pose that is defined by its differences from another one, that one.
        props: The props that all poses share.
    """

    poses: Mapping[str, Pose]
    like: Mapping[str, str] = {}
    props: tuple[Prop, ...] = ()


WHOLE = "question"
"""The pose that shows a question as a whole, not one of its options."""
Frame = tuple[int, int, int, int]
"""Left, top, width and height in thousandths of stature, y down from the floor."""


class QuestionFigure(Table, frozen=True):
    """What a question of the self-check shows: one of its first four fields.

    Attributes:
        move: The move whose working position it shows.
        phone: The thigh on which the home measure of the hip shows a phone.
        rising: Degrees by which the hip of a person who gets up from a chair is bent.
        poses: Poses of its own: one for each option that has one, or ``WHOLE``.
        frame: The part of the room that is shown; everything if None.
    """

    move: str | None = None
    phone: Literal["left", "right"] | None = None
    rising: Angle | None = None
    poses: Mapping[str, Pose] = {}
    frame: Frame | None = None


class Figures(Table, frozen=True):
    """All data of the figures.

    Attributes:
        scenes: The poses of each move, by move id (poses.toml).
        rising: From a chair into a lunge, by the bend of the near hip in degrees (rising.toml).
        questions: What questions of the self-check show (question_figures.toml).
        anatomy: The drawn body (body.toml).
    """

    scenes: Mapping[str, Scene]
    rising: Mapping[int, Pose]
    questions: Mapping[str, QuestionFigure]
    anatomy: Anatomy


def split_side(name: str) -> tuple[str, str]:
    """Split a landmark or place into side and name; without a side it is the near one."""
    side, _, part = name.partition("_")
    return (side, part) if side in {"near", "far"} else ("near", name)

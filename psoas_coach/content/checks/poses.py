"""Check poses: every move has its figures, and every name, angle and cue in them can be drawn.

No figure is computed here, because that takes long and content is checked on every start. The tests
verify that a hand lies where a pose says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from psoas_coach.content.anatomy import SINGLE, Anatomy
from psoas_coach.content.checks.names import report_repeats, report_unknown
from psoas_coach.content.poses import (
    ARM,
    LEG,
    TRUNK,
    WHOLE,
    Pose,
    Prop,
    QuestionFigure,
    Scene,
    split_side,
)
from psoas_coach.content.schema import Content

Fault = tuple[str, str]
"""A field of a pose, and its error."""

RISING_FROM, RISING_TO = 90, -30
"""The range of the hip's angle in degrees, within which the muscle's model is valid."""
_LIMBS = (("near_leg", LEG), ("far_leg", LEG), ("near_arm", ARM), ("far_arm", ARM))
_PALMS = ("near_palm", "far_palm")
_JOINTS = [f"{side}_{joint}" for side in ("near", "far") for joint in LEG + ARM]
_ANGLES = ("x", "y", *TRUNK, *_JOINTS)
_FROM = {"side": "the side", "above": "above", "front": "the front"}
_UNSIZED = ("wall", "strap")
_HIGH = ("chair", "chair_front", "mat_above", "pillow_above", "cushion_above")


def find_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with poses.toml, rising.toml and question_figures.toml."""
    figures = content.figures
    for id_ in content.moves:
        if id_ not in figures.scenes:
            yield f"poses.toml: {id_}: the poses of this move are missing"
    yield from report_unknown("poses.toml", figures.scenes, content.moves)
    for id_, scene in figures.scenes.items():
        yield from _check_scene(f"poses.toml: {id_}", scene, figures.anatomy)
    yield from _check_rising(content)
    yield from report_unknown("question_figures.toml", figures.questions, content.questions)
    for id_, figure in figures.questions.items():
        if id_ in content.questions:
            yield from _check_question(id_, figure, content)


def _check_scene(field: str, scene: Scene, anatomy: Anatomy) -> Iterator[str]:
    faults = {name: list(_check_pose(pose, anatomy)) for name, pose in scene.poses.items()}
    for name, reported in faults.items():
        # A fault inherited from another pose is reported there.
        before = faults.get(scene.like.get(name, ""), [])
        shared = scene.poses[name].props == scene.props
        for at, why in reported:
            if (at, why) not in before:
                inside = at if shared and at.startswith("props") else f"{name}.{at}"
                yield f"{field}.{inside}: {why}"
    start, work = scene.poses["start"], scene.poses["work"]
    if start.view != work.view:
        yield f"{field}.work.view: must be that of start, or one cannot move into the other"
    if _list_props(start) != _list_props(work):
        yield f"{field}.work.props: must be of the same kinds as in start, in the same order"


def _list_props(pose: Pose) -> list[tuple[str, str]]:
    return [(prop.kind, prop.layer) for prop in pose.props]


def _check_pose(pose: Pose, anatomy: Anatomy) -> Iterator[Fault]:
    yield from _check_angles(pose, anatomy)
    yield from _check_contacts(pose, anatomy)
    yield from _check_view(pose, anatomy)
    for number, prop in enumerate(pose.props):
        yield from _check_prop(f"props[{number}]", prop, pose.view)
    names = [prop.surface for prop in pose.props if prop.surface]
    yield from (("props", fault.partition(": ")[2]) for fault in report_repeats("props", names))
    for number, cue in enumerate(pose.cues):
        reason = explain_cue(cue)
        if reason:
            yield f"cues[{number}]", reason


def _check_angles(pose: Pose, anatomy: Anatomy) -> Iterator[Fault]:
    limits = anatomy.get_limits(pose.view)
    for part, joints in (("trunk", TRUNK), *_LIMBS):
        for joint in joints:
            least, most = getattr(limits, joint)
            if not least <= getattr(getattr(pose, part), joint) <= most:
                yield f"{part}.{joint}", f"must be {least:g} to {most:g}, the limits in body.toml"


def _check_contacts(pose: Pose, anatomy: Anatomy) -> Iterator[Fault]:
    view = anatomy.get_view(pose.view)
    marks = set(_list_sided({name: mark.bone for name, mark in view.landmarks.items()}))
    surfaces = {"floor", *(prop.surface for prop in pose.props if prop.surface)}
    sites = {name: site.bone for name, site in view.sites.items()}
    grips = {*_list_sided(sites), *(grip for prop in pose.props for grip in prop.grips)}
    # A place without a side may be named with one, which means that half of it.
    halves = {f"{side}_{name}" for side in ("near", "far") for name in sites}
    for mark, surface in pose.touch.items():
        yield from _check_name(f"touch.{mark}", mark, marks)
        yield from _check_name(f"touch.{mark}", surface, surfaces)
    for mark in pose.pin:
        yield from _check_name(f"pin.{mark}", mark, marks)
    for mark, grip in pose.hold.items():
        yield from _check_name(f"hold.{mark}", mark, _PALMS)
        yield from _check_name(f"hold.{mark}", grip, grips | halves)
    for angle in pose.free:
        yield from _check_name(f"free.{angle}", angle, _ANGLES)


def _list_sided(carriers: Mapping[str, str]) -> Iterator[str]:
    """Yield the full names of the parts of the body: once, or near and far."""
    for name, bone in carriers.items():
        yield from (name,) if bone in SINGLE else (f"near_{name}", f"far_{name}")


def _check_name(field: str, name: str, allowed: set[str] | tuple[str, ...]) -> Iterator[Fault]:
    if name not in allowed:
        yield field, f"unknown name {name!r}"


def _check_view(pose: Pose, anatomy: Anatomy) -> Iterator[Fault]:
    """Yield what a view cannot show, and what it needs."""
    front = pose.view == "front"
    if front and pose.flexion is None:
        yield "flexion", "needed where a pose is seen from the front"
    if not front and pose.flexion is not None:
        yield "flexion", "the picture shows it; only a pose seen from the front needs it"
    for side in ("near", "far"):
        leg, arm = getattr(pose, f"{side}_leg"), getattr(pose, f"{side}_arm")
        if f"hand_{arm.hand}" not in anatomy.get_view(pose.view).parts:
            yield f"{side}_arm.hand", f"no hand of this kind is seen from {_FROM[pose.view]}"
        if not front and (leg.kneels or leg.back):
            yield f"{side}_leg", "kneels and back are for a pose seen from the front"


def _check_prop(field: str, prop: Prop, view: str) -> Iterator[Fault]:
    if prop.kind not in _UNSIZED and not prop.wide:
        yield f"{field}.wide", "must be more than 0"
    if prop.kind in _HIGH and not prop.high:
        yield f"{field}.high", "must be more than 0"
    if prop.kind != "strap" and prop.kind.endswith("_above") != (view == "above"):
        yield f"{field}.kind", f"{prop.kind!r} does not belong in a room seen from {_FROM[view]}"


def _check_rising(content: Content) -> Iterator[str]:
    figures = content.figures
    for hip in (RISING_FROM, RISING_TO):
        if hip not in figures.rising:
            yield f"rising.toml: {hip}: it is missing"
    for hip, pose in figures.rising.items():
        field = f"rising.toml: {hip}"
        if not RISING_TO <= hip <= RISING_FROM:
            yield f"{field}: must be {RISING_TO} to {RISING_FROM}"
        if pose.view != "side" or pose.props or pose.cues:
            yield f"{field}: view, props and cues are the same for all and not written here"
        if pose.near_leg.hip:
            yield f"{field}.near_leg.hip: the name of the table says it"
        yield from (f"{field}.{at}: {why}" for at, why in _check_pose(pose, figures.anatomy))


def _check_question(id_: str, figure: QuestionFigure, content: Content) -> Iterator[str]:
    field = f"question_figures.toml: {id_}"
    sources = (figure.move, figure.phone, figure.rising, figure.poses or None)
    if sum(source is not None for source in sources) != 1:
        yield f"{field}: needs one of move, phone, rising and poses"
    if figure.move is not None:
        yield from report_unknown(f"{field}.move", (figure.move,), content.moves)
    if figure.rising is not None and not RISING_TO <= figure.rising <= RISING_FROM:
        yield f"{field}.rising: must be {RISING_TO} to {RISING_FROM}"
    options = content.questions[id_].options
    yield from report_unknown(f"{field}.poses", figure.poses, (WHOLE, *options))
    for name, pose in figure.poses.items():
        anatomy = content.figures.anatomy
        yield from (f"{field}.poses.{name}.{at}: {why}" for at, why in _check_pose(pose, anatomy))


def list_needed_words(content: Content) -> Iterator[str]:
    """Yield the key of every sentence for which a figure's own names are needed."""
    for scene in content.figures.scenes.values():
        for name, pose in scene.poses.items():
            yield f"figures.pose.{name}"
            yield f"library.move.{name}"
            yield from (f"figures.place.{_drop_side(at)}" for at in pose.hold.values())


def _drop_side(grip: str) -> str:
    """Return a place without its side, as `body/pose_findings.py` names it."""
    return split_side(grip)[1]


SPOTS = ("near_knee", "near_heel", "near_toes", "near_palm", "hip")
"""The places at which an arrow or a spark can be."""
WAYS = ("up", "down", "forward", "back")
ABOUT: Mapping[str, tuple[str, ...]] = {
    "tuck": ("near", "lying"),
    "rock": (),
    "arrow": SPOTS,
    "spark": SPOTS,
    "lift": ("chest",),
    "press": ("waist",),
    "breath": (),
    "stack": (),
    "sway": (),
    "arc": ("reach",),
    "turn": ("chest",),
    "plumb": ("near_knee", "far_knee", "hip"),
}
"""The cues, and what each can be about; `body/cues.py` draws them."""


def explain_cue(cue: str) -> str | None:
    """Return what is wrong with a cue, or None if it can be drawn."""
    word, *about = cue.split() or [""]
    if word not in ABOUT:
        return f"unknown name {word!r}"
    if about[:1] != [] and about[0] not in ABOUT[word]:
        return f"{word!r} cannot be about {about[0]!r}"
    if ABOUT[word] and not about:
        return f"{word!r} must say what it is about"
    if word == "arrow":
        return _check_arrow(about[1:])
    return f"{word!r} has no more than one word after it" if len(about) > 1 else None


def _check_arrow(more: list[str]) -> str | None:
    """Check the arguments of an arrow: its direction, and optionally its distance."""
    if not more or more[0] not in WAYS:
        return f"'arrow' goes one of {', '.join(WAYS)}"
    beside = more[1:]
    if len(beside) not in {0, 2} or not all(id_.lstrip("-").isdecimal() for id_ in beside):
        return "'arrow' starts beside its point by two whole numbers, or by none"
    return None

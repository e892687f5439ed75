"""A figure in words, made from the same joint angles as its lines.

Whoever cannot see the picture gets what it shows: how the body is held up, what the leg that the
move is for does, where the hands are, and how long the psoas is there. Sentences are templates in
`data/words/<language>/figures.toml`.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from psoas_coach import content
from psoas_coach.body.posed import Posed, posed
from psoas_coach.body.poses import Side
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION, psoas_strain

STEP: Final = 5
"""Degrees and percent are told in fives: finer would claim more than a picture shows."""


def _fives(number: float) -> int:
    return round(number / STEP) * STEP


def _stance(body: Posed, view: str) -> str:
    """How the body is held up, read from its contacts."""
    touch = body.pose.touch
    kneeling = [side for side in ("near", "far") if f"{side}_knee" in touch]
    if view == "above":
        return "on_side"
    if "blades" in touch and body.angles["pelvis"] < -45:
        return "on_back" if "sacrum" in touch else "bridge"
    if "seat" in touch:
        return "seated"
    if kneeling:
        return "kneeling" if len(kneeling) == 2 else "half_kneeling"
    apart = body.bones["far_foot"].at.real - body.bones["near_foot"].at.real
    return "long_step" if apart > 380 else "short_step" if apart > 100 else "standing"


def _thigh(hip: float) -> tuple[str, int]:
    if hip > 7.5:
        return "bent", _fives(hip)
    return ("back", _fives(-hip)) if hip < -7.5 else ("straight", 0)


def _knee(bend: float) -> tuple[str, int]:
    return ("bent", _fives(bend)) if bend > 22 else ("soft", 0) if bend > 7 else ("straight", 0)


def _leg(body: Posed, side: str, name: str, words: Mapping[str, str]) -> str:
    thigh, degrees = _thigh(body.angles[f"{side}_hip"])
    knee, bend = _knee(body.angles[f"{side}_knee"])
    return words["figures.leg"].format(
        side=words[f"figures.side.{name}"],
        thigh=words[f"figures.thigh.{thigh}"].format(degrees=degrees),
        knee=words[f"figures.knee.{knee}"].format(degrees=bend),
    )


def _trunk(body: Posed) -> tuple[str, int]:
    """The chest against upright, and whether the back arches or rounds."""
    angles = body.angles
    curve = angles["lumbar"] + angles["thorax"]
    lean = angles["pelvis"] + curve
    if curve < -18:
        return "arched", 0
    if curve > 18:
        return "rounded", 0
    if abs(lean) < 12 or angles["pelvis"] < -45:
        return "long", 0
    return ("forward" if lean > 0 else "back"), abs(_fives(lean))


def _arm(body: Posed, side: str, other: str, name: str, words: Mapping[str, str]) -> str:
    spot = body.pose.hold.get(f"{side}_palm", "")
    shoulder = body.angles[f"{side}_shoulder"]
    sides = {"side": words[f"figures.side.{name}"], "other": words[f"figures.side.{other}"]}
    if spot.startswith(("near_", "far_")):
        whose, _, place = spot.partition("_")
        key = "own" if whose == side else "other"
        where = words[f"figures.place.{place}"]
        return words[f"figures.arm.{key}"].format(place=where, **sides)
    if spot:
        return words["figures.arm.plain"].format(place=words[f"figures.place.{spot}"], **sides)
    reach = "up" if shoulder > 140 else "forward" if shoulder > 45 else "down"
    return words[f"figures.arm.{reach}"].format(**sides)


def _psoas(body: Posed, name: str, words: Mapping[str, str]) -> str:
    hip = body.hip_flexion
    if not LEAST_FLEXION <= hip <= MOST_FLEXION:
        key, percent = "short", 0
    else:
        strain = 100 * psoas_strain(hip)
        percent = abs(round(strain))
        key = "same" if percent < 2 else "longer" if strain > 0 else "shorter"
    side = words[f"figures.side.{name}"]
    return words[f"figures.psoas.{key}"].format(percent=percent, side=side)


def _sentences(move: str, pose: str, side: Side, words: Mapping[str, str]) -> Iterator[str]:
    body = posed(move, pose)
    other = "right" if side == "left" else "left"
    sides = {"side": words[f"figures.side.{side}"], "other": words[f"figures.side.{other}"]}
    yield words[f"figures.seen.{body.pose.view}"]
    yield words[f"figures.stance.{_stance(body, body.pose.view)}"].format(**sides)
    yield _leg(body, "near", side, words)
    yield _leg(body, "far", other, words)
    trunk, degrees = _trunk(body)
    yield words[f"figures.trunk.{trunk}"].format(degrees=degrees)
    yield _arm(body, "near", other, side, words)
    yield _arm(body, "far", side, other, words)
    yield _psoas(body, side, words)


def describe(move_id: str, pose: str = "work", side: Side = "left", language: str = "en") -> str:
    """What a figure shows, in a few plain sentences.

    Raises:
        KeyError: no such move or pose.
    """
    words = content.load(language=language).words
    return " ".join(_sentences(move_id, pose, side, words))


def title(move_id: str, pose: str, side: Side, language: str = "en") -> str:
    """The short name of a figure: the move, the pose and the side."""
    text = content.load(language=language)
    key = "title" if text.moves[move_id].sides == 2 else "title_both"
    return text.words[f"figures.{key}"].format(
        move=text.move_words[move_id].name,
        pose=text.words[f"figures.pose.{pose}"],
        side=text.words[f"figures.side.{side}"],
    )

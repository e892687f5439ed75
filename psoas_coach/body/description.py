"""A figure in words, made from the same joint angles as its lines.

It tells a person who cannot see the picture what it shows: how the body is supported, what the legs
do, where the hands are, and how long the psoas is there. `pose_findings` determines these facts,
and the templates in `data/words/<language>/figures.toml` put them into words.
"""

from collections.abc import Iterator, Mapping

from psoas_coach import content
from psoas_coach.body import pose_findings
from psoas_coach.body.pose_findings import SIDES, Finding
from psoas_coach.body.pose_solver import SolvedPose, solve_move
from psoas_coach.body.poses import Side

Words = Mapping[str, str]
Names = Mapping[str, str]
"""The words for the near and the far side: left and right."""


def _describe_legs(body: SolvedPose, names: Names, words: Words) -> Iterator[str]:
    findings = [
        (pose_findings.find_thigh(body, side), pose_findings.find_knee(body, side))
        for side in SIDES
    ]
    phrases = [
        {
            "thigh": words[f"figures.thigh.{thigh.kind}"].format(degrees=thigh.number),
            "knee": words[f"figures.knee.{knee.kind}"].format(degrees=knee.number),
        }
        for thigh, knee in findings
    ]
    if all(pose_findings.is_alike(near, far) for near, far in zip(*findings, strict=True)):
        yield words["figures.legs"].format(**phrases[0])
        return
    for side, leg in zip(SIDES, phrases, strict=True):
        yield words["figures.leg"].format(side=names[side], **leg)


def _describe_hands(body: SolvedPose, names: Names, words: Words) -> Iterator[str]:
    near, far = (pose_findings.find_hand(body, side) for side in SIDES)
    if near == far:
        yield _describe_hand("both", near, names, words)
    elif near.kind == far.kind == "on_limb" and near.place == far.place:
        yield words["figures.both.own"].format(place=words[f"figures.place.{near.place}"])
    else:
        yield _describe_hand("near", near, names, words)
        yield _describe_hand("far", far, names, words)
    closed = pose_findings.find_fists(body)
    if closed:
        yield words[f"figures.closed.{closed}"].format(side=names["near"])


def _describe_hand(who: str, finding: Finding, names: Names, words: Words) -> str:
    kind = "both" if who == "both" else "hand"
    return words[f"figures.{kind}.{finding.kind}"].format(
        side=names.get(who, ""),
        place=_describe_place(finding.place, kind, words),
        whose=names.get(finding.whose, ""),
    )


def _describe_place(place: str, kind: str, words: Words) -> str:
    """Return a place by name; what a body has two of is named in the plural for both hands."""
    several = f"figures.places.{place}"
    if kind == "both" and several in words:
        return words[several]
    return words[f"figures.place.{place}"] if place else ""


def _describe_props(body: SolvedPose, sides: Names, words: Words) -> Iterator[str]:
    """Props that the other sentences do not name."""
    for prop in body.pose.props:
        key = f"figures.with.{prop.name or prop.kind}"
        if key in words:
            yield words[key].format(**sides)


def _write_sentences(body: SolvedPose, side: Side, words: Words) -> Iterator[str]:
    other: Side = "right" if side == "left" else "left"
    names = {"near": words[f"figures.side.{side}"], "far": words[f"figures.side.{other}"]}
    sides = {"side": names["near"], "other": names["far"]}
    yield words[f"figures.seen.{body.pose.view}"]
    yield words[f"figures.stance.{pose_findings.find_stance(body)}"].format(**sides)
    if body.pose.view != "front":
        yield from _describe_legs(body, names, words)
    if pose_findings.has_toes_lifted(body):
        yield words["figures.toes"]
    trunk = pose_findings.find_trunk(body)
    yield words[f"figures.trunk.{trunk.kind}"].format(degrees=trunk.number, **sides)
    if pose_findings.is_turned(body):
        yield words["figures.turned"].format(**sides)
    yield from _describe_hands(body, names, words)
    yield from _describe_props(body, sides, words)
    psoas = pose_findings.find_psoas(body)
    yield words[f"figures.psoas.{psoas.kind}"].format(percent=psoas.number, **sides)


def describe(
    move_id: str, pose: str = "work", side: Side = "left", language: str | None = None
) -> str:
    """Return what a figure shows, in a few plain sentences.

    Args:
        move_id: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        side: The side the move is for.
        language: Language of the words; that of the run when none is given.

    Raises:
        KeyError: no such move or pose.
    """
    words = content.load(language=language).words
    return " ".join(_write_sentences(solve_move(move_id, pose), side, words))


def name_figure(move_id: str, pose: str, side: Side, language: str | None = None) -> str:
    """Return the short name of a figure: the move, the pose and the side.

    Args:
        move_id: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        side: The side the move is for.
        language: Language of the words; that of the run when none is given.
    """
    text = content.load(language=language)
    key = "title" if text.moves[move_id].sides == len(SIDES) else "title_both"
    return text.words[f"figures.{key}"].format(
        move=text.move_words[move_id].name,
        pose=text.words[f"figures.pose.{pose}"],
        side=text.words[f"figures.side.{side}"],
    )

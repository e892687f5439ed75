"""Key cues: a few teal marks that say where the attention goes.

A cue is written in `data/poses.toml` as a word and what it is about, such as `tuck near` or
`arrow near_knee up`; two more numbers say where beside it an arrow starts. Marks sit beside the
body, never on the muscle.
"""

from cmath import exp
from collections.abc import Callable, Mapping, Sequence
from math import radians
from typing import Final

from psoas_coach.body.curves import open_path, trace_straight
from psoas_coach.body.palette import Palette
from psoas_coach.body.path import Mark
from psoas_coach.body.skeleton import Bone
from psoas_coach.body.skin import place_point

LINE: Final = 9.0
"""Stroke width of a cue, wide enough to be seen in a thumbnail."""
DOTS: Final = "0 21"
WAYS: Final = {"up": 1j, "down": -1j, "forward": 1 + 0j, "back": -1 + 0j}
SPOTS: Final[dict[str, tuple[str, complex]]] = {
    "near_knee": ("near_thigh", -245j),
    "near_heel": ("near_foot", -20 - 515j),
    "near_toes": ("near_toes", 110 - 515j),
    "near_palm": ("near_palm", -95j),
    "hip": ("pelvis", 0j),
}
"""The places that a cue can mark: the bone, and a point next to it."""
BESIDE: Final = 78.0
"""The offset from the point to the start of its arrow, out of the limb."""
LONG: Final = 90.0

Bones = Mapping[str, Bone]


def _draw_head(tip: complex, direction: complex) -> str:
    """Return an arrow's two barbs."""
    direction /= abs(direction)
    back = -26 * direction
    return trace_straight([tip + back * exp(0.62j), tip, tip + back * exp(-0.62j)])


def _draw_arrow(line: Sequence[complex]) -> str:
    return open_path(line) + _draw_head(line[-1], line[-1] - line[-2])


def _trace_arc(
    centre: complex, radius: float, start: float, end: float, turn: complex
) -> list[complex]:
    """Points on a circle from one angle to another, in degrees."""
    count = 6
    steps = [start + (end - start) * k / count for k in range(count + 1)]
    return [centre + radius * turn * exp(1j * radians(step)) for step in steps]


def _draw_tuck(bones: Bones, about: Sequence[str]) -> list[str]:
    """Tail under: round the back of the pelvis and down; lying on it, up over the front."""
    pelvis = bones["pelvis"]
    if about[0] == "lying":
        return [_draw_arrow(_trace_arc(pelvis.place(4 + 30j), 112, -34, 44, pelvis.turn))]
    return [_draw_arrow(_trace_arc(pelvis.place(-4 + 8j), 112, 158, 232, pelvis.turn))]


def _draw_rock(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Pelvis rolling both ways."""
    pelvis = bones["pelvis"]
    arc = _trace_arc(pelvis.at, 122, 150, 212, 1 + 0j)
    return [_draw_arrow(arc), _draw_head(arc[0], arc[0] - arc[1])]


def _draw_pointing(bones: Bones, about: Sequence[str]) -> list[str]:
    """Return an arrow beside a joint, the way it should go."""
    bone, spot = SPOTS[about[0]]
    direction = WAYS[about[1]]
    beside = complex(*(float(n) for n in about[2:])) if about[2:] else direction * BESIDE
    start = bones[bone].place(spot) + beside
    return [_draw_arrow([start, start + direction * LONG / 2, start + direction * LONG])]


def _draw_spark(bones: Bones, about: Sequence[str]) -> list[str]:
    """Effort: three short rays."""
    bone, spot = SPOTS[about[0]]
    point = bones[bone].place(spot)
    rays = [exp(1j * radians(degrees)) for degrees in (25, 65, 105)]
    return [trace_straight([point + ray * 46, point + ray * 76]) for ray in rays]


def _draw_chest(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Breastbone up."""
    start = place_point(bones, "trunk", 104 + 190j)
    direction = bones["chest"].turn * 1j
    return [_draw_arrow([start, start + direction * 48, start + direction * 96])]


def _draw_waist(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Low back to the floor: two small arrows pressing down beside the waist."""
    starts = [place_point(bones, "trunk", complex(122, y)) for y in (96, 150)]
    return [_draw_arrow([start, start - 22j, start - 44j]) for start in starts]


def _draw_breath(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Waves widening from the belly."""
    belly, turn = place_point(bones, "trunk", 10 + 108j), bones["lumbar"].turn
    return [open_path(_trace_arc(belly, radius, -6, 44, turn)) for radius in (112, 138, 164)]


def _draw_stack(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Ribs over pelvis: two level lines and an upright between them."""
    low, high = bones["pelvis"].at + 40j, place_point(bones, "trunk", -10 + 200j)
    x = max(low.real, high.real) + 120
    levels = [
        trace_straight([complex(x - 32, y), complex(x + 32, y)]) for y in (low.imag, high.imag)
    ]
    return [*levels, trace_straight([complex(x, low.imag + 24), complex(x, high.imag - 24)])]


def _draw_sway(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Weight from side to side: an arrow out on either side of the hips."""
    middle = bones["pelvis"].at + 20j
    return [
        _draw_arrow([middle + direction * far for far in (170, 215, 260)]) for direction in (-1, 1)
    ]


def _draw_reach(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Up and over: outside the raised arm."""
    ribs, palm = bones["ribs"].at, bones["near_palm"].at
    start, end = ribs - 150 + 60j, palm - 40 + 60j
    return [_draw_arrow([start, (start + end) / 2 - 34 + 4j, end])]


def _draw_turn(bones: Bones, _about: Sequence[str]) -> list[str]:
    """Round the body's length, from the front: the near shoulder goes back, the far one comes."""
    middle = bones["chest"].at + 66j
    rounds = [_trace_arc(0j, 1.0, *ends, 1 + 0j) for ends in ((218, 150), (32, -34))]
    return [
        _draw_arrow([middle + complex(204 * p.real, 52 * p.imag) for p in arc]) for arc in rounds
    ]


DRAWERS: Final[dict[str, Callable[[Bones, Sequence[str]], list[str]]]] = {
    "tuck": _draw_tuck,
    "rock": _draw_rock,
    "arrow": _draw_pointing,
    "spark": _draw_spark,
    "lift": _draw_chest,
    "press": _draw_waist,
    "breath": _draw_breath,
    "stack": _draw_stack,
    "sway": _draw_sway,
    "arc": _draw_reach,
    "turn": _draw_turn,
}


def _draw_plumb(bones: Bones, about: str, paint: Palette) -> Mark:
    """Knee or hip over ankle: a dotted line straight up from the ankle, past the joint."""
    side = "near" if about == "hip" else about.partition("_")[0]
    joint = bones["pelvis" if about == "hip" else f"{side}_shank"].at
    ankle = bones[f"{side}_foot"].at
    line = trace_straight([complex(ankle.real, 16), complex(ankle.real, joint.imag + 60)])
    return Mark(line, stroke=paint.cue_light, width=LINE, dash=DOTS)


def draw_cues(bones: Bones, cues: Sequence[str], paint: Palette) -> list[Mark]:
    """Return the marks of a pose's cues.

    Args:
        bones: The bones of the body by name.
        cues: Each a kind of cue and what it is about, as in poses.toml.
        paint: The colours to paint with.

    Raises:
        KeyError: There is no drawing for a cue.
    """
    marks = []
    for cue in cues:
        word, *about = cue.split()
        if word == "plumb":
            marks.append(_draw_plumb(bones, about[0], paint))
            continue
        d = "".join(DRAWERS[word](bones, about))
        marks.append(Mark(d, stroke=paint.cue, width=LINE))
    return marks

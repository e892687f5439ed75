"""People drawn from joint angles, with the psoas in them. Pure: values in, text out.

`figure` is a move's picture, `describe` the same in words, `morph` its way from start to work for a
player, `psoas_length` and `psoas_strain` the muscle at a bend of the hip.
"""

from psoas_coach.body.description import describe
from psoas_coach.body.figure import draw_figure
from psoas_coach.body.motion import Morph, build_morph
from psoas_coach.body.poses import list_poses
from psoas_coach.body.psoas import psoas_length, psoas_strain
from psoas_coach.content.poses import POSES

__all__ = [
    "POSES",
    "Morph",
    "build_morph",
    "describe",
    "draw_figure",
    "list_poses",
    "psoas_length",
    "psoas_strain",
]

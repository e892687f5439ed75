"""People drawn from joint angles, with the psoas in them. Pure: values in, text out.

`draw_figure` returns a move's picture, `describe` its description, `build_morph` the frames from
start to working position for a player, and `compute_psoas_length` and `compute_psoas_strain` the
muscle at a given hip angle.
"""

from psoas_coach.body.description import describe
from psoas_coach.body.figure import draw_figure
from psoas_coach.body.motion import Morph, build_morph
from psoas_coach.body.poses import list_poses
from psoas_coach.body.psoas import compute_psoas_length, compute_psoas_strain
from psoas_coach.content.poses import POSES

__all__ = [
    "POSES",
    "Morph",
    "build_morph",
    "compute_psoas_length",
    "compute_psoas_strain",
    "describe",
    "draw_figure",
    "list_poses",
]

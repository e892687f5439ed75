"""People drawn from joint angles, with the psoas in them. Pure: values in, text out."""

from psoas_coach.body.describe import describe
from psoas_coach.body.figure import figure
from psoas_coach.body.psoas import psoas_length, psoas_strain

__all__ = ["describe", "figure", "psoas_length", "psoas_strain"]

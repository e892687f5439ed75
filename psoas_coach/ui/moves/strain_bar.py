"""A small bar: how long the psoas is in a position, beside its length in standing.

The whole length is drawn, not only the difference: a stretch is a few percent, and a bar that
began elsewhere than at nothing would make it look like much more.
"""

from __future__ import annotations

import functools

from psoas_coach.body import compute_psoas_strain
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION
from psoas_coach.ui.words import say

WIDE, HIGH = 340, 46
FULL = 300.0
"""Drawn length of the muscle in standing; what is left holds the longest there is, and a margin."""
EVEN = 1.5
"""Percent below which a change is not worth telling: a figure cannot be read closer."""
_TEXT = {"light": "#22302d", "dark": "#e8f1ef"}


def find_strain(move: str) -> float | None:
    """Return the change of length in a move's working position, as a fraction of standing.

    None where the hip bends further than the model goes.
    """
    hip = solve_move(move, "work").angles["near_hip"]
    return compute_psoas_strain(hip) if LEAST_FLEXION <= hip <= MOST_FLEXION else None


def strain_sentence(strain: float | None) -> str:
    """Say a change of length in a sentence."""
    if strain is None:
        return say("library.bar.far")
    percent = round(abs(100 * strain))
    if abs(100 * strain) < EVEN:
        return say("library.bar.same")
    return say("library.bar.longer" if strain > 0 else "library.bar.shorter", percent=percent)


@functools.lru_cache(maxsize=128)
def draw_bar(move: str, theme: Theme) -> str:
    """Return the bar of a move as SVG; ``strain_sentence`` says the same in words."""
    strain = find_strain(move)
    paint, ink = PALETTES[theme], _TEXT[theme]
    long = FULL * (1 + (compute_psoas_strain(MOST_FLEXION) if strain is None else strain))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}"'
        f' height="{HIGH}"><rect x="0" y="24" width="{FULL}" height="14" rx="7"'
        f' fill="{ink}" opacity="0.12"/>'
        f'<rect x="0" y="24" width="{long:.1f}" height="14" rx="7" fill="{paint.muscle}"/>'
        f'<path d="M{FULL} 18V44" stroke="{ink}" stroke-width="2" stroke-dasharray="4 3"/>'
        f'<text x="{FULL - 6}" y="15" font-family="sans-serif" font-size="13" fill="{ink}"'
        f' text-anchor="end">{say("library.bar.standing")}</text></svg>'
    )

"""The muscle in motion: a slider from sitting to a stretch, moved by hand in the browser.

Everything that it can show is computed in advance, so that no step of it needs the server.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from psoas_coach.body import compute_psoas_length
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION
from psoas_coach.body.rising import FRAME, STEP, draw_frames, draw_room
from psoas_coach.content.formats import say_number
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui.component import Component, deflate
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.words import say

_MEANINGS = (
    ("sitting", 80),
    ("rising", 10),
    ("standing", -4),
    ("stride", -16),
    ("stretch", round(LEAST_FLEXION)),
)
"""The sentence for each part of the motion, and the least bend of the hip, in degrees, at which it
applies.
"""
_STOPS = (("sitting", 90), ("standing", 0), ("stretching", -30))
_CLOSE = (-130, -185, 290)
"""The close view of the hip: left and top relative to the hip centre, width and height."""
_FULL = 110
"""The length that fills the bar, in percent of the standing length."""
_ASSETS = Path(__file__).parent / "assets"

_SLIDER = Component("slider", html=_ASSETS / "slider.html", css=(_ASSETS / "slider.css",))


def show_slider() -> None:
    """Show the slider, what it means, its limits, and the source of the model."""
    st.markdown(f"## {say('library.psoas.title')}\n\n{say('library.psoas.lead')}")
    _SLIDER.mount("psoas_slider", _write_payload(get_theme()))
    with st.expander(say("library.psoas.limits_title")):
        st.markdown(f"{say('library.psoas.limits')}\n\n{say('library.bar.credit')}")


@cache_per_language(maxsize=4)
def _write_payload(colours: Theme) -> bytes:
    return deflate(make_slides(colours))


def make_slides(colours: Theme) -> dict[str, Any]:
    """Return everything that the slider shows, as plain values for the browser."""
    frames = draw_frames(colours)
    return {
        "marks": [_paint(mark) for mark in frames[0].paths],
        "frames": [
            {"paths": [mark.d for mark in frame.paths], "centre": frame.centre} for frame in frames
        ],
        "step": STEP,
        "arm": frames[0].arm,
        "room": [[mark.d, *_paint(mark)] for mark in draw_room(colours)],
        "box": FRAME,
        "close": _CLOSE,
        "muscle": PALETTES[colours].muscle,
        "scale": 10000 / _FULL,
        "standing": 10000 / _FULL,
        "steps": [make_slide(hip) for hip in _list_hips()],
        "means": {name: say(f"library.psoas.means_{name}") for name, _ in _MEANINGS},
        "stops": [
            {"at": round(MOST_FLEXION) - hip, "text": say(f"library.psoas.{name}")}
            for name, hip in _STOPS
        ],
        "words": {key: say(f"library.psoas.{key}") for key in ("label", "figure", "standing")},
    }


def make_slide(hip: int) -> dict[str, Any]:
    """Return the values for one degree of the slider.

    Args:
        hip: Flexion of the hip in degrees, 90 to -30.
    """
    share = compute_psoas_length(hip) / compute_psoas_length(0)
    if hip == 0:
        angle = say("library.psoas.straight")
    else:
        angle = say(f"library.psoas.{'bent' if hip > 0 else 'behind'}", degrees=abs(hip))
    return {
        "angle": angle,
        "length": say(
            "library.psoas.length", length=say_number(100 * compute_psoas_length(hip), least=1)
        ),
        "percent": say("library.psoas.percent", percent=round(100 * share)),
        "share": round(share, 4),
        "means": next(name for name, least in _MEANINGS if hip >= least),
    }


def _list_hips() -> range:
    return range(round(MOST_FLEXION), round(LEAST_FLEXION) - 1, -1)


def _paint(mark: Mark) -> list[Any]:
    return [mark.fill, mark.stroke, mark.width, mark.opacity]

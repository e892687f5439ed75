"""The grammar of a cue in poses.toml: a word and what it is about, such as `tuck near`."""

from __future__ import annotations

from collections.abc import Mapping

SPOTS = ("near_knee", "near_heel", "near_toes", "near_palm", "hip")
"""What an arrow or a spark can be about."""
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
    "plumb": ("near_knee", "far_knee"),
}
"""Every word and what it can be about; `body/cues.py` draws each of them."""


def explain_cue(cue: str) -> str | None:
    """Say what is wrong with a cue, or None where it can be drawn."""
    word, *about = cue.split() or [""]
    if word not in ABOUT:
        return f"unknown name {word!r}"
    if about[:1] != [] and about[0] not in ABOUT[word]:
        return f"{word!r} cannot be about {about[0]!r}"
    if ABOUT[word] and not about:
        return f"{word!r} must say what it is about"
    if word == "arrow":
        return _arrow(about[1:])
    return f"{word!r} has no more than one word after it" if len(about) > 1 else None


def _arrow(more: list[str]) -> str | None:
    """An arrow says which way it goes, and may say how far beside its point it starts."""
    if not more or more[0] not in WAYS:
        return f"'arrow' goes one of {', '.join(WAYS)}"
    beside = more[1:]
    if len(beside) not in {0, 2} or not all(one.lstrip("-").isdecimal() for one in beside):
        return "'arrow' starts beside its point by two whole numbers, or by none"
    return None

"""A session as phrases: its length, its moves, its warm-up, when to stop, and a note."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from psoas_coach.content import Content
from psoas_coach.guidance.current_symptoms import find_stop_pain
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp
from psoas_coach.ui.phrases.doses import dose
from psoas_coach.ui.words import say, say_count

_MINUTE = 60
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Unicode's embeddings, overrides and isolates, which reach beyond the text they stand in."""
LONGEST_NOTE = 200
"""Characters of a note: one line."""


def duration(seconds: float) -> str:
    """Return a duration in words: seconds below a minute, otherwise minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return say_count("session.time.seconds", rest, seconds=rest)
    if not rest:
        return say("session.time.minutes", minutes=minutes)
    return say("session.time.minutes_seconds", minutes=minutes, seconds=rest)


def one_line(text: str | None) -> str:
    """Return a note as it can be kept: one line, as it was typed.

    What joins letters or pictures stays: Persian and many emoji are written with it. Left out are
    characters that control a terminal, break the line, or turn the direction of what stands after
    the note.
    """
    line = "".join(letter for letter in text or "" if _may_stay(letter)).strip()
    return line[:LONGEST_NOTE]


def _may_stay(letter: str) -> bool:
    return letter.isprintable() or (
        unicodedata.category(letter) in {"Cf", "Zs", "Co", "Cn"} and letter not in _TURNING
    )


def list_advice(items: Iterable[PlanItem]) -> dict[str, tuple[str, ...]]:
    """Return the advice for each move; of one that comes twice, once for each side, all of it."""
    advice: dict[str, tuple[str, ...]] = {}
    for item in items:
        lines = (*advice.get(item.move, ()), *item.modifications)
        advice[item.move] = tuple(dict.fromkeys(lines))
    return advice


def list_doses(items: Iterable[PlanItem]) -> dict[str, str]:
    """Return how much of each move; of one that comes twice, once for each side, both."""
    doses: dict[str, str] = {}
    for item in items:
        doses[item.move] = "; ".join(filter(None, (doses.get(item.move), dose(item))))
    return doses


def warm_up_sentence(first: WarmUp | None) -> str:
    """Say what the session begins with; empty if it begins with its first move."""
    if first is None:
        return ""
    cue = say(f"player.warm_up.{first.move}")
    return say("guidance.plan.warm_up", minutes=round(first.seconds / _MINUTE), cue=cue)


def write_stop_rule(start: int, content: Content, limit: int | None = None) -> str:
    """Return when to stop.

    Where the pain has no higher number to rise to, the sentence says to stop if it gets any worse.

    Args:
        start: Pain right before the session, 0 to 10.
        content: The rules.
        limit: The pain, 1 to 10, that the person's physio wants them to stop at, or None.
    """
    number = find_stop_pain(start, content, limit)
    if number <= start:
        return say("session.stop.any_worse")
    return say("session.stop.at", number=number)

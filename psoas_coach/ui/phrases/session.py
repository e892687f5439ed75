"""A session as phrases: its length, its moves, its warm-up, when to stop, and a note."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from psoas_coach.content import Content
from psoas_coach.guidance.current_symptoms import find_stop_pain
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.words import say, say_count

_MINUTE = 60
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Unicode's embeddings, overrides and isolates, which affect text beyond the one that contains
them.
"""
LONGEST_NOTE = 200
"""Characters of a note: one line."""


def say_duration(seconds: float) -> str:
    """Return a duration in words: seconds below a minute, otherwise minutes and seconds."""
    minutes, seconds_left = divmod(round(seconds), 60)
    if not minutes:
        return say_count("session.time.seconds", seconds_left, seconds=seconds_left)
    if not seconds_left:
        return say("session.time.minutes", minutes=minutes)
    return say("session.time.minutes_seconds", minutes=minutes, seconds=seconds_left)


def put_on_one_line(text: str | None) -> str:
    """Return a note as it will be stored: on one line, otherwise as typed.

    Characters that join letters or pictures stay, because Persian and many emoji need them. Removed
    are characters that control a terminal, break the line, or change the direction of the text
    after the note.
    """
    line = "".join(letter for letter in text or "" if _may_stay(letter)).strip()
    return line[:LONGEST_NOTE]


def _may_stay(letter: str) -> bool:
    return letter.isprintable() or (
        unicodedata.category(letter) in {"Cf", "Zs", "Co", "Cn"} and letter not in _TURNING
    )


def list_advice(items: Iterable[PlanItem]) -> dict[str, tuple[str, ...]]:
    """Return the advice for each move; a move with an item for each side has the advice of both."""
    advice: dict[str, tuple[str, ...]] = {}
    for item in items:
        lines = (*advice.get(item.move, ()), *item.modifications)
        advice[item.move] = tuple(dict.fromkeys(lines))
    return advice


def list_doses(items: Iterable[PlanItem]) -> dict[str, str]:
    """Return the dose of each move; a move with an item for each side has both doses."""
    doses: dict[str, str] = {}
    for item in items:
        doses[item.move] = "; ".join(filter(None, (doses.get(item.move), say_dose(item))))
    return doses


def say_warm_up(first: WarmUp | None) -> str:
    """Return the sentence about the warm-up; empty for a session without one."""
    if first is None:
        return ""
    cue = say(f"player.warm_up.{first.move}")
    return say("guidance.plan.warm_up", minutes=round(first.seconds / _MINUTE), cue=cue)


def write_stop_rule(start: int, content: Content, limit: int | None = None) -> str:
    """Return when to stop.

    If pain is already too high to rise, the sentence says to stop if it gets any worse.

    Args:
        start: Pain right before the session, 0 to 10.
        content: The rules.
        limit: The pain, 1 to 10, at which the person's physio wants them to stop, or None.
    """
    number = find_stop_pain(start, content, limit)
    if number <= start:
        return say("session.stop.any_worse")
    return say("session.stop.at", number=number)

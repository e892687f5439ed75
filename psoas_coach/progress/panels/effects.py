"""Did it help me? How a person's pain changed over the sessions with each move.

Each move gets the median and the quartiles of the change from before to after, once there are six
sessions. No conclusion is drawn about a move: a session has several, and most pain comes and goes
by itself.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from msgspec import Struct

from psoas_coach.progress.panels.panel import (
    Columns,
    Panel,
    Table,
    View,
    build_empty_panel,
    join_sentences,
)
from psoas_coach.progress.phrases import find_direction

FEWEST = 6
"""The fewest sessions for a sentence about a move. Our choice: with fewer the quartiles are noise.
"""


def build_effects_panel(view: View, names: Mapping[str, str]) -> Panel:
    """Return the effects of the sessions with each move, over all time.

    Args:
        view: The data.
        names: The name of each move; a move without a name keeps its id.
    """
    effects = sorted(
        (summarize_effect(effect.move, effect.changes) for effect in view.data.effects),
        key=lambda effect: (-effect.sessions, effect.move),
    )
    if not effects:
        return build_empty_panel("helped", view)
    phrases = view.phrases
    decided = [effect for effect in effects if effect.median is not None]
    sentences = [phrases.say_count("progress.helped.moves", len(effects), fewest=FEWEST)]
    if decided:
        most = decided[0]
        sentences.append(
            phrases.say(
                f"progress.helped.{find_direction(most.median or 0.0)}",
                move=names.get(most.move, most.move),
                sessions=most.sessions,
                points=abs(most.median or 0.0),
            )
        )
    else:
        sentences.append(phrases.say("progress.helped.none_yet", fewest=FEWEST))
    return Panel(
        "helped",
        join_sentences(*sentences),
        join_sentences(
            phrases.get("progress.helped.half_note") if decided else "",
            phrases.get("progress.helped.together"),
            phrases.get("results.promises.honest"),
        ),
        _build_columns(decided, names) if decided else {},
        _build_table(effects, names, view),
    )


def _build_columns(decided: list[Effect], names: Mapping[str, str]) -> dict[str, Columns]:
    return {
        "moves": {
            "move": [names.get(effect.move, effect.move) for effect in decided],
            "median": [effect.median or 0.0 for effect in decided],
            "low": [effect.low or 0.0 for effect in decided],
            "high": [effect.high or 0.0 for effect in decided],
            "sessions": [effect.sessions for effect in decided],
        }
    }


def _build_table(effects: list[Effect], names: Mapping[str, str], view: View) -> Table:
    phrases = view.phrases
    rows = []
    for effect in effects:
        if effect.median is None or effect.low is None or effect.high is None:
            change, spread = phrases.get("progress.helped.too_few"), ""
        else:
            change = _write_signed(effect.median, view)
            spread = phrases.say(
                "progress.helped.spread",
                low=_write_signed(effect.low, view),
                high=_write_signed(effect.high, view),
            )
        rows.append((names.get(effect.move, effect.move), str(effect.sessions), change, spread))
    heads = ("move", "sessions", "change", "half")
    return Table(
        tuple(phrases.get(f"progress.helped.column.{head}") for head in heads), tuple(rows)
    )


def _write_signed(points: float, view: View) -> str:
    """Return a change of pain with words instead of a sign that is easily overlooked."""
    if points == 0:
        return view.phrases.get("progress.helped.no_change")
    direction = "less" if points < 0 else "more"
    return view.phrases.say(f"progress.helped.{direction}", points=abs(points))


class Effect(Struct, frozen=True):
    """Pain after minus pain before, -10 to 10, over the sessions with a move.

    Attributes:
        median: The median; None if there are too few sessions.
        low: The lower quartile. It is one of the changes, so that at least half of the sessions
            are between it and ``high``; interpolated values would not guarantee that.
        high: The upper quartile, likewise.
    """

    move: str
    sessions: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


def summarize_effect(move: str, changes: Sequence[int]) -> Effect:
    """Summarize the changes of the sessions with one move.

    >>> summarize_effect("bridge", [-2, -2, -1, -1, 0, 0, 1])
    Effect(move='bridge', sessions=7, median=-1.0, low=-2.0, high=0.0)
    >>> summarize_effect("bridge", [-2, -2, -1, -1, 0])
    Effect(move='bridge', sessions=5, median=None, low=None, high=None)
    """
    if len(changes) < FEWEST:
        return Effect(move, len(changes))
    ordered = sorted(changes)
    quarter = (len(ordered) - 1) // 4
    low, high = float(ordered[quarter]), float(ordered[-1 - quarter])
    return Effect(move, len(ordered), float(statistics.median(ordered)), low, high)

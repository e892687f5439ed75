"""Did it help me? Each move's middle and spread, and plain words about what that cannot tell."""

from __future__ import annotations

from collections.abc import Mapping

from psoas_coach.progress.effects import FEWEST, Effect, effect
from psoas_coach.progress.panels.panel import Columns, Panel, Table, View, empty, joined


def helped(view: View, names: Mapping[str, str]) -> Panel:
    """Return what the sessions with each move were like, over all time.

    Args:
        view: What is known.
        names: The name of each move; one that is not a move any more keeps its id.
    """
    found = sorted(
        (effect(one.move, one.changes) for one in view.gathered.effects),
        key=lambda one: (-one.sessions, one.move),
    )
    if not found:
        return empty("helped", view)
    speaker = view.speaker
    known = [one for one in found if one.median is not None]
    said = [speaker.count("progress.helped.moves", len(found), fewest=FEWEST)]
    if known:
        most = known[0]
        said.append(
            speaker.say(
                f"progress.helped.{_way(most)}",
                move=names.get(most.move, most.move),
                sessions=most.sessions,
                points=abs(most.median or 0.0),
            )
        )
    else:
        said.append(speaker.say("progress.helped.none_yet", fewest=FEWEST))
    return Panel(
        "helped",
        joined(*said),
        joined(
            speaker.name("progress.helped.half_note") if known else "",
            speaker.name("progress.helped.together"),
            speaker.name("results.promises.honest"),
        ),
        _columns(known, names) if known else {},
        _table(found, names, view),
    )


def _way(one: Effect) -> str:
    if not one.median:
        return "same"
    return "lower" if one.median < 0 else "higher"


def _columns(known: list[Effect], names: Mapping[str, str]) -> dict[str, Columns]:
    return {
        "moves": {
            "move": [names.get(one.move, one.move) for one in known],
            "median": [one.median or 0.0 for one in known],
            "low": [one.low or 0.0 for one in known],
            "high": [one.high or 0.0 for one in known],
            "sessions": [one.sessions for one in known],
        }
    }


def _table(found: list[Effect], names: Mapping[str, str], view: View) -> Table:
    speaker = view.speaker
    rows = []
    for one in found:
        if one.median is None or one.low is None or one.high is None:
            change, spread = speaker.name("progress.helped.too_few"), ""
        else:
            change = _signed(one.median, view)
            spread = speaker.say(
                "progress.helped.spread", low=_signed(one.low, view), high=_signed(one.high, view)
            )
        rows.append((names.get(one.move, one.move), str(one.sessions), change, spread))
    heads = ("move", "sessions", "change", "half")
    return Table(
        tuple(speaker.name(f"progress.helped.column.{head}") for head in heads), tuple(rows)
    )


def _signed(points: float, view: View) -> str:
    """Return a change of pain with words instead of a sign that is easily overlooked."""
    if points == 0:
        return view.speaker.name("progress.helped.no_change")
    way = "less" if points < 0 else "more"
    return view.speaker.say(f"progress.helped.{way}", points=abs(points))

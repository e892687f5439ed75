"""What the score is made of: the points of each domain, self-check by self-check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from psoas_coach.journal.summaries import DomainPoints
from psoas_coach.progress.date_range import floor_to_step
from psoas_coach.progress.panels.panel import Columns, Panel, Table, View, joined
from psoas_coach.progress.panels.time_axis import frame_columns


def domains(view: View) -> Panel | None:
    """Return the domains over time; None without a score, which the panel before says."""
    found = [one for one in view.gathered.domains if view.span.holds(one.local_date)]
    if not found:
        return None
    speaker, ids = view.speaker, _ids(found)
    changes = [one for before, one in pairwise(found) if one.rules != before.rules]
    return Panel(
        "domains",
        joined(_most(found[-1], view), _moved(found, view)),
        speaker.name("progress.domains.how"),
        {
            **frame_columns(view),
            "parts": _columns(found, view),
            "rules": {
                "date": [one.local_date for one in changes],
                "label": [speaker.say("progress.score.mark", rules=one.rules) for one in changes],
            },
        },
        Table(
            (speaker.name("progress.table.day"), *(_name(id_, view) for id_ in ids)),
            tuple(
                tuple(map(speaker.shown, (one.local_date, *map(one.points.get, ids))))
                for one in reversed(found)
            ),
        ),
    )


def _ids(found: Sequence[DomainPoints]) -> list[str]:
    return list(dict.fromkeys(id_ for one in found for id_ in one.points))


def _name(id_: str, view: View) -> str:
    """Return a domain's name; one that is no more keeps its id."""
    return view.speaker.known(f"results.domains.{id_}", id_)


def _most(latest: DomainPoints, view: View) -> str:
    """Say which domain adds most to the latest score."""
    id_, points = max(latest.points.items(), key=lambda pair: pair[1])
    if not points:
        return view.speaker.name("progress.domains.none")
    return view.speaker.count("progress.domains.most", points, domain=_name(id_, view))


def _moved(found: Sequence[DomainPoints], view: View) -> str:
    """Say which domain has moved most since the first self-check by the same rules."""
    same = [one for one in found if one.rules == found[-1].rules]
    if len(same) < 2:
        return ""
    first, latest = same[0].points, same[-1].points
    moved = {id_: latest[id_] - first[id_] for id_ in latest if id_ in first}
    id_, change = max(moved.items(), key=lambda pair: abs(pair[1]), default=("", 0))
    if not change:
        return view.speaker.name("progress.domains.same")
    way = "lower" if change < 0 else "higher"
    return view.speaker.say(f"progress.domains.{way}", domain=_name(id_, view), points=abs(change))


def _columns(found: Sequence[DomainPoints], view: View) -> Columns:
    """Return a part for each domain and step of time: the mean of its self-checks."""
    grouped: dict[dt.date, list[DomainPoints]] = {}
    for one in found:
        grouped.setdefault(
            floor_to_step(one.local_date, view.span.point_step, view.span.week_begins), []
        ).append(one)
    parts = [
        (start, id_, fmean(one.points.get(id_, 0) for one in inside))
        for start, inside in grouped.items()
        for id_ in _ids(inside)
    ]
    return {
        "date": [part[0] for part in parts],
        "series": [_name(part[1], view) for part in parts],
        "value": [part[2] for part in parts],
        "step": [view.step for _ in parts],
    }

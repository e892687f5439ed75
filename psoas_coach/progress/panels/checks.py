"""Self-checks: the score of each, and the points of the domains that make it up.

Scores belong to the rules that gave them: a new version of the rules starts a new line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean

from msgspec import Struct

from psoas_coach.journal.summaries import DomainPoints, Score
from psoas_coach.progress.date_range import DateRange, Step, floor_to_step
from psoas_coach.progress.panels.panel import (
    Columns,
    Panel,
    Table,
    View,
    build_empty_panel,
    join_sentences,
)
from psoas_coach.progress.panels.time_axis import build_frame_columns
from psoas_coach.progress.phrases import find_direction


def build_score_panel(view: View) -> Panel:
    """Return the score of each self-check; a new version of the rules begins a new line."""
    scores = number_eras(view.data.scores, view.span)
    if not scores:
        return build_empty_panel("score", view)
    phrases = view.phrases
    changes = [score for before, score in pairwise(scores) if score.era != before.era]
    return Panel(
        "score",
        join_sentences(
            phrases.say_count("progress.score.checks", len(scores)),
            _compare_scores(select_last_era(scores), view),
        ),
        join_sentences(
            phrases.say("progress.score.meaning"),
            phrases.say_count("progress.score.rules", len(changes)) if changes else "",
        ),
        {
            **build_frame_columns(view),
            **_score_columns(
                select_by_step(scores, view.span.point_step, view.span.week_begins), changes, view
            ),
        },
        Table(
            tuple(
                phrases.get(key)
                for key in ("progress.table.day", "progress.score.series", "progress.score.version")
            ),
            tuple(
                tuple(map(phrases.format_value, (score.date, score.score, score.rules)))
                for score in reversed(scores)
            ),
        ),
    )


def _compare_scores(era: Sequence[Scored], view: View) -> str:
    """Compare the latest score with the first one by the same rules, in a sentence."""
    phrases, first, latest = view.phrases, era[0].score, era[-1].score
    if len(era) == 1:
        return phrases.say("progress.score.latest", score=latest)
    direction = find_direction(latest - first)
    return phrases.say(f"progress.score.{direction}", score=latest, points=abs(latest - first))


def _score_columns(
    scores: Sequence[Scored], changes: Sequence[Scored], view: View
) -> dict[str, Columns]:
    columns: Columns = {
        "date": [score.date for score in scores],
        "value": [score.score for score in scores],
        "series": [view.phrases.get("progress.score.series") for _ in scores],
        "run": [score.era for score in scores],
    }
    return {
        "points": columns,
        "lines": columns,
        "rules": {
            "date": [change.date for change in changes],
            "label": [
                view.phrases.say("progress.score.mark", rules=change.rules) for change in changes
            ],
        },
    }


class Scored(Struct, frozen=True):
    """A score, and the number of its era, from 0."""

    date: dt.date
    score: int
    rules: str
    era: int


def number_eras(scores: Iterable[Score], span: DateRange) -> tuple[Scored, ...]:
    """Return the scores of a span; an era lasts as long as the version of the rules."""
    in_span: list[Scored] = []
    for score in scores:
        if score.score is None or not span.contains(score.local_date):
            continue
        before = in_span[-1] if in_span else None
        era = 0 if before is None else before.era + (before.rules != score.rules)
        in_span.append(Scored(score.local_date, score.score, score.rules, era))
    return tuple(in_span)


def select_by_step(
    scores: Iterable[Scored], step: Step, week_begins: int = 0
) -> tuple[Scored, ...]:
    """Return the mean score of each step of time, rounded; never over two eras.

    Args:
        scores: The scores, oldest first.
        step: The step.
        week_begins: First day of the person's week, 0 for Monday.
    """
    grouped: dict[tuple[int, dt.date], list[Scored]] = {}
    for score in scores:
        grouped.setdefault((score.era, floor_to_step(score.date, step, week_begins)), []).append(
            score
        )
    return tuple(
        Scored(start, round(fmean(point.score for point in inside)), inside[0].rules, era)
        for (era, start), inside in grouped.items()
    )


def select_last_era(scores: Iterable[Scored]) -> tuple[Scored, ...]:
    """Return the scores that are comparable with the latest one."""
    all_scores = tuple(scores)
    return tuple(score for score in all_scores if score.era == all_scores[-1].era)


def build_domains_panel(view: View) -> Panel | None:
    """Return the domains over time; None without a score, which the previous panel reports."""
    points = [domain for domain in view.data.domains if view.span.contains(domain.local_date)]
    if not points:
        return None
    phrases, ids = view.phrases, _list_ids(points)
    changes = [point for before, point in pairwise(points) if point.rules != before.rules]
    return Panel(
        "domains",
        join_sentences(_say_most(points[-1], view), _say_moved_domains(points, view)),
        phrases.get("progress.domains.how"),
        {
            **build_frame_columns(view),
            "parts": _build_domain_columns(points, view),
            "rules": {
                "date": [change.local_date for change in changes],
                "label": [
                    phrases.say("progress.score.mark", rules=change.rules) for change in changes
                ],
            },
        },
        Table(
            (phrases.get("progress.table.day"), *(_find_name(id_, view) for id_ in ids)),
            tuple(
                tuple(map(phrases.format_value, (point.local_date, *map(point.points.get, ids))))
                for point in reversed(points)
            ),
        ),
    )


def _list_ids(points: Sequence[DomainPoints]) -> list[str]:
    return list(dict.fromkeys(id_ for point in points for id_ in point.points))


def _find_name(id_: str, view: View) -> str:
    """Return a domain's name; its id if it no longer exists."""
    return view.phrases.find_name(f"results.domains.{id_}", id_)


def _say_most(latest: DomainPoints, view: View) -> str:
    """Return a sentence about the domain that adds most to the latest score."""
    id_, points = max(latest.points.items(), key=lambda pair: pair[1])
    if not points:
        return view.phrases.get("progress.domains.none")
    return view.phrases.say_count("progress.domains.most", points, domain=_find_name(id_, view))


def _say_moved_domains(points: Sequence[DomainPoints], view: View) -> str:
    """Return a sentence about the domain that has changed most under the same rules."""
    same = [point for point in points if point.rules == points[-1].rules]
    if len(same) < 2:
        return ""
    first, latest = same[0].points, same[-1].points
    moved = {id_: latest[id_] - first[id_] for id_ in latest if id_ in first}
    id_, change = max(moved.items(), key=lambda pair: abs(pair[1]), default=("", 0))
    if not change:
        return view.phrases.get("progress.domains.same")
    direction = find_direction(change)
    return view.phrases.say(
        f"progress.domains.{direction}", domain=_find_name(id_, view), points=abs(change)
    )


def _build_domain_columns(points: Sequence[DomainPoints], view: View) -> Columns:
    """Return a part for each domain and step of time: the mean of its self-checks."""
    grouped: dict[dt.date, list[DomainPoints]] = {}
    for point in points:
        start = floor_to_step(point.local_date, view.span.point_step, view.span.week_begins)
        grouped.setdefault(start, []).append(point)
    parts = [
        (start, id_, fmean(check.points.get(id_, 0) for check in inside))
        for start, inside in grouped.items()
        for id_ in _list_ids(inside)
    ]
    return {
        "date": [part[0] for part in parts],
        "series": [_find_name(part[1], view) for part in parts],
        "value": [part[2] for part in parts],
        "step": [view.step for _ in parts],
    }

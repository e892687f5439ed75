"""The body: how far each hip moves back, and the score of each self-check."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from psoas_coach.progress.hip_measure import SIDES, Hip, measured, uneven
from psoas_coach.progress.panels.pain import CHECK_GAP_DAYS
from psoas_coach.progress.panels.panel import Columns, Panel, Table, View, empty, joined
from psoas_coach.progress.panels.time_axis import frame_columns
from psoas_coach.progress.panels.time_series import line_columns, stepped, unsmoothed
from psoas_coach.progress.rule_versions import Scored, by_step, last_era, scored
from psoas_coach.progress.series import Point


def hip_extension(view: View) -> Panel:
    """Left and right, each with the band of noise around its first measure."""
    hips = [hip for hip in view.gathered.hips if view.span.holds(hip.date)]
    if not hips:
        return empty("hip_extension", view)
    speaker, noise = view.speaker, view.gathered.noise.degrees
    lines, bands, said = {}, [], []
    for side in SIDES:
        found = measured(hips, side)
        if found is None:
            continue
        name = speaker.name(f"progress.sides.{side}")
        bands.append((side, found.first - noise, found.first + noise))
        points = [
            Point(hip.date, value) for hip in hips if (value := getattr(hip, side)) is not None
        ]
        lines[name] = unsmoothed(stepped(points, view), CHECK_GAP_DAYS)
        kind = "once" if found.count == 1 else ("beyond" if found.beyond(noise) else "within")
        said.append(
            speaker.say(
                f"progress.hip_extension.{kind}",
                side=name,
                first=_degrees(found.first, view),
                latest=_degrees(found.latest, view),
                noise=noise,
            )
        )
    columns = line_columns(lines)
    sides = [side for side in SIDES if speaker.name(f"progress.sides.{side}") in lines]
    columns = {
        **columns,
        "side": [side for side, line in zip(sides, lines.values(), strict=True) for _ in line],
    }
    return Panel(
        "hip_extension",
        joined(*said, _sides(hips, view)),
        _noise(view),
        {
            **frame_columns(view),
            "points": columns,
            "bands": {
                "side": [band[0] for band in bands],
                "low": [band[1] for band in bands],
                "high": [band[2] for band in bands],
            },
        },
        Table(
            (
                speaker.name("progress.table.day"),
                *(speaker.name(f"progress.sides.{side}") for side in SIDES),
            ),
            tuple(
                tuple(map(speaker.shown, (hip.date, hip.left, hip.right))) for hip in reversed(hips)
            ),
        ),
    )


def score(view: View) -> Panel:
    """The score of each self-check; a new version of the rules begins a new line."""
    found = scored(view.gathered.scores, view.span)
    if not found:
        return empty("score", view)
    speaker = view.speaker
    changes = [one for before, one in pairwise(found) if one.era != before.era]
    return Panel(
        "score",
        joined(
            speaker.count("progress.score.checks", len(found)),
            _comparable(last_era(found), view),
        ),
        joined(
            speaker.say("progress.score.meaning"),
            speaker.count("progress.score.rules", len(changes)) if changes else "",
        ),
        {
            **frame_columns(view),
            **_score_columns(
                by_step(found, view.span.point_step, view.span.week_begins), changes, view
            ),
        },
        Table(
            tuple(
                speaker.name(key)
                for key in ("progress.table.day", "progress.score.series", "progress.score.version")
            ),
            tuple(
                tuple(map(speaker.shown, (one.date, one.score, one.rules)))
                for one in reversed(found)
            ),
        ),
    )


def _degrees(value: float, view: View) -> str:
    if round(value, 1) == 0:
        return view.speaker.name("progress.hip_extension.level")
    way = "below" if value > 0 else "above"
    return view.speaker.amount(f"progress.hip_extension.{way}", float(abs(value)))


def _sides(hips: Sequence[Hip], view: View) -> str:
    ahead = uneven(hips, view.gathered.noise.degrees)
    if ahead is None:
        return ""
    side = "left" if ahead > 0 else "right"
    return view.speaker.say(f"progress.hip_extension.{side}_ahead", degrees=abs(ahead))


def _noise(view: View) -> str:
    """Say how rough the measure is, and whose repeats say so."""
    noise = view.gathered.noise
    kind = "own" if noise.own else "rough"
    return view.speaker.say(
        f"progress.hip_extension.{kind}", noise=noise.degrees, repeats=noise.repeats
    )


def _comparable(era: Sequence[Scored], view: View) -> str:
    """Say how the latest score compares with the first that the same rules gave."""
    speaker, first, latest = view.speaker, era[0].score, era[-1].score
    if len(era) == 1:
        return speaker.say("progress.score.latest", score=latest)
    way = "same" if first == latest else ("lower" if latest < first else "higher")
    return speaker.say(f"progress.score.{way}", score=latest, points=abs(latest - first))


def _score_columns(
    found: Sequence[Scored], changes: Sequence[Scored], view: View
) -> dict[str, Columns]:
    columns: Columns = {
        "date": [one.date for one in found],
        "value": [one.score for one in found],
        "series": [view.speaker.name("progress.score.series") for _ in found],
        "run": [one.era for one in found],
    }
    return {
        "points": columns,
        "lines": columns,
        "rules": {
            "date": [one.date for one in changes],
            "label": [view.speaker.say("progress.score.mark", rules=one.rules) for one in changes],
        },
    }

"""How far each hip moves back, left and right, each with the noise of the measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from psoas_coach.progress.hip_measure import SIDES, Hip, compare_side, find_uneven
from psoas_coach.progress.panels.pain import CHECK_GAP_DAYS
from psoas_coach.progress.panels.panel import Panel, Table, View, build_empty_panel, join_sentences
from psoas_coach.progress.panels.time_axis import build_frame_columns
from psoas_coach.progress.panels.time_series import average_by_step, build_line_columns, join_points
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.series import Point


def build_hips_panel(view: View) -> Panel:
    """Return left and right, each with the band of noise around its first measure."""
    hips = [hip for hip in view.data.hips if view.span.contains(hip.date)]
    if not hips:
        return build_empty_panel("hip_extension", view)
    phrases, noise = view.phrases, view.data.noise.degrees
    lines, bands, measured = {}, [], []
    for side in SIDES:
        comparison = compare_side(hips, side)
        if comparison is None:
            continue
        name = phrases.get(f"progress.sides.{side}")
        bands.append((side, comparison.first - noise, comparison.first + noise))
        points = [
            Point(hip.date, value) for hip in hips if (value := getattr(hip, side)) is not None
        ]
        lines[name] = join_points(average_by_step(points, view), CHECK_GAP_DAYS)
        kind = "beyond" if comparison.is_beyond(noise) else "within"
        if comparison.count == 1:
            kind = "once"
        sentence = phrases.say(
            f"progress.hip_extension.{'once' if kind == 'once' else 'twice'}",
            side=name,
            first=_say_degrees(comparison.first, view),
            latest=_say_degrees(comparison.latest, view),
        )
        measured.append((sentence, kind))
    sides = [band[0] for band in bands]
    columns = {
        **build_line_columns(lines),
        "side": [side for side, line in zip(sides, lines.values(), strict=True) for _ in line],
    }
    return Panel(
        "hip_extension",
        join_sentences(*_judge(measured, view), _say_sides(hips, view)),
        _say_noise(view),
        {
            **build_frame_columns(view),
            "points": columns,
            "bands": {
                "side": sides,
                "low": [band[1] for band in bands],
                "high": [band[2] for band in bands],
            },
        },
        _build_table(hips, phrases),
    )


def _build_table(hips: Sequence[Hip], phrases: Phrases) -> Table:
    return Table(
        (
            phrases.get("progress.table.day"),
            *(phrases.get(f"progress.sides.{side}") for side in SIDES),
        ),
        tuple(
            tuple(map(phrases.format_value, (hip.date, hip.left, hip.right)))
            for hip in reversed(hips)
        ),
    )


def _judge(measured: Sequence[tuple[str, str]], view: View) -> Iterator[str]:
    """Yield a verdict for each side, or one for both, on whether it changed beyond the error.

    Args:
        measured: The description of each side, and its kind: ``once``, ``within`` or ``beyond``.
        view: The data of the page.
    """

    def say_verdict(kind: str) -> str:
        key = f"progress.hip_extension.{kind}"
        return "" if kind == "once" else view.phrases.say(key, noise=view.data.noise.degrees)

    kinds = [kind for _, kind in measured]
    alike = kinds in (["within"] * 2, ["beyond"] * 2)
    for sentence, kind in measured:
        yield sentence
        if not alike:
            yield say_verdict(kind)
    if alike:
        yield say_verdict(f"both_{kinds[0]}")


def _say_degrees(value: float, view: View) -> str:
    if round(value, 1) == 0:
        return view.phrases.get("progress.hip_extension.level")
    direction = "below" if value > 0 else "above"
    return view.phrases.say_amount(f"progress.hip_extension.{direction}", float(abs(value)))


def _say_sides(hips: Sequence[Hip], view: View) -> str:
    ahead = find_uneven(hips, view.data.noise.degrees)
    if ahead is None:
        return ""
    side = "left" if ahead > 0 else "right"
    return view.phrases.say(f"progress.hip_extension.{side}_ahead", degrees=abs(ahead))


def _say_noise(view: View) -> str:
    """Return a sentence about the error of the measure, and whose repeats it is based on."""
    noise = view.data.noise
    kind = "own" if noise.own else "rough"
    return view.phrases.say(
        f"progress.hip_extension.{kind}", noise=noise.degrees, repeats=noise.repeats
    )

"""What came out of a fair test in one picture: a line for each pair, the mean, and the interval.

The pairs are lines from the mean of the week with to the mean of the week without. The thick line
is the mean of all. The band spans what fits for the weeks with, and a dashed line goes across from
the mean without: a difference is clear where the band does not touch it.
"""

from __future__ import annotations

from psoas_coach.journal.fair_test_records import BlockResult, FairTestResult
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.words import say

_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 272, 16, 216
_BAND = 22
_TEN = 10
COLOURS: dict[Theme, dict[str, str]] = {
    "light": {"line": "#8a8473", "mean": "#0f766e", "text": "#22302d", "grid": "#e3dccb"},
    "dark": {"line": "#648680", "mean": "#2dd4bf", "text": "#e8f1ef", "grid": "#2e4540"},
}
Means = tuple[float, float]
"""With, without."""


def list_pair_means(result: FairTestResult, least_answers: int) -> tuple[Means | None, ...]:
    """Return the two means of each pair, in the order of their dates; None for one left out.

    Args:
        result: Of a finished test.
        least_answers: Counted answers that both blocks of a pair need.
    """
    pairs: list[Means | None] = []
    for first, second in zip(result.blocks[::2], result.blocks[1::2], strict=True):
        with_, without = (first, second) if first.condition == "with" else (second, first)
        pairs.append(_means(with_, without, least_answers))
    return tuple(pairs)


def _means(with_: BlockResult, without: BlockResult, least_answers: int) -> Means | None:
    if with_.mean is None or without.mean is None:
        return None
    if min(with_.answers, without.answers) < least_answers:
        return None
    return with_.mean, without.mean


def draw_pairs(
    pairs: tuple[Means | None, ...], interval: tuple[float, float] | None, colours: Theme
) -> str:
    """Return the picture as SVG.

    Args:
        pairs: From ``list_pair_means``.
        interval: The differences that fit, or None.
        colours: The theme of the page.
    """
    paint = COLOURS[colours]
    counted = [one for one in pairs if one is not None]
    scale = _Scale([value for one in counted for value in one])
    parts = [scale.draw_grid(paint)]
    if counted:
        with_, without = (sum(values) / len(counted) for values in zip(*counted, strict=True))
        if interval is not None:
            parts.append(_interval(without, interval, scale, paint))
        parts += [_line(one, scale, paint["line"], 2) for one in counted]
        parts.append(_line((with_, without), scale, paint["mean"], 5))
    names = ((_LEFT, "picture_with"), (_RIGHT, "picture_without"))
    parts += [
        f'<text x="{x}" y="244" text-anchor="middle" fill="{paint["text"]}">'
        f"{say(f'fair_test.ended.{key}')}</text>"
        for x, key in names
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 252" '
        f'font-family="system-ui, sans-serif" font-size="15">{"".join(parts)}</svg>'
    )


class _Scale:
    """The part of the scale from 0 to 10 that the means lie in, with a point of air."""

    def __init__(self, values: list[float]) -> None:
        low, high = min(values, default=0), max(values, default=_TEN)
        self.low = max(0, int(low) - 1)
        self.high = min(_TEN, int(-(-high // 1)) + 1)

    def find_y(self, value: float) -> float:
        """Return how far down a value lies; beyond the scale, at its end."""
        inside = min(max(value, self.low), self.high)
        share = (inside - self.low) / (self.high - self.low)
        return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)

    def draw_grid(self, paint: dict[str, str]) -> str:
        return "".join(
            f'<path d="M{_LEFT - 28} {self.find_y(n)}H{_RIGHT + 16}" stroke="{paint["grid"]}"/>'
            f'<text x="{_LEFT - 38}" y="{self.find_y(n) + 5}" text-anchor="end" '
            f'fill="{paint["text"]}">{n}</text>'
            for n in range(self.low, self.high + 1)
        )


def _line(means: Means, scale: _Scale, colour: str, width: int) -> str:
    left, right = map(scale.find_y, means)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{width + 1}" fill="{colour}"/>'
        for x, y in ((_LEFT, left), (_RIGHT, right))
    )
    return (
        f'<path d="M{_LEFT} {left}L{_RIGHT} {right}" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linecap="round"/>{dots}'
    )


def _interval(
    without: float, interval: tuple[float, float], scale: _Scale, paint: dict[str, str]
) -> str:
    """Return where the mean with may lie, and how far up the mean without is."""
    low, high = (scale.find_y(without + difference) for difference in interval)
    level = scale.find_y(without)
    half = _BAND / 2
    return (
        f'<rect x="{_LEFT - half}" y="{high - 2}" width="{_BAND}" height="{low - high + 4}" rx="6" '
        f'fill="{paint["mean"]}" opacity="0.35"/>'
        f'<path d="M{_LEFT - 28} {level}H{_RIGHT}" stroke="{paint["text"]}" '
        'stroke-width="1.5" stroke-dasharray="4 4"/>'
    )

"""The result of a fair test: a sentence, a picture, the numbers, and how to check the coins."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.content.formats import say_number
from psoas_coach.journal.fair_test_records import BlockResult, FairTestResult
from psoas_coach.journal.fair_tests import RecordedTest, write_terms
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme, get_theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases.fair_test import (
    list_line,
    say_adherence,
    say_question_title,
    say_verdict,
)
from psoas_coach.ui.words import say

_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 272, 16, 216
_BAND = 22
_TEN = 10
_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {"line": "#8a8473", "mean": "#0f766e", "text": "#22302d", "grid": "#e3dccb"},
    "dark": {"line": "#648680", "mean": "#2dd4bf", "text": "#e8f1ef", "grid": "#2e4540"},
}
_Means = tuple[float, float]
"""The means with and without."""


def draw_ended(recorded: RecordedTest, content: Content) -> None:
    """Draw the card of a test that has ended.

    Args:
        recorded: The test, with its end.
        content: The rules and the words.
    """
    with st.container(border=True, key="card-fair-test-end"):
        html.draw(*build_card(recorded, content, get_theme()))
    html.draw(_build_check(recorded))


def build_card(recorded: RecordedTest, content: Content, colours: Theme) -> tuple[Html, ...]:
    """Return the markup of the card: the question, the verdict, its picture and its numbers.

    Args:
        recorded: The test, with its end.
        content: The rules and the words.
        colours: The theme of the page.
    """
    sentences = say_verdict(recorded, content)
    parts = [
        html.heading(say_question_title(recorded.test)),
        html.element("p", sentences[0], classes="paragraph fair-verdict"),
        *map(html.paragraph, sentences[1:]),
    ]
    result = None if recorded.end is None else recorded.end.result
    if result is not None:
        pairs = _list_pair_means(result, content.fair_test.analysis.least_answers)
        picture = _draw_pairs(pairs, result.interval, colours)
        words = say("fair_test.ended.picture", sentence=sentences[0])
        parts.append(html.element("div", html.image(picture, words), classes="fair-picture"))
        parts.append(html.paragraph(say("fair_test.ended.picture_key"), classes="quiet"))
        parts.append(html.paragraph(say_adherence(recorded, content)))
        parts.append(html.disclosure(say("fair_test.ended.table"), _build_table(result, pairs)))
        parts.append(html.paragraph(say("fair_test.verdict.care")))
    return tuple(parts)


def draw_earlier(ended: Sequence[RecordedTest]) -> None:
    """List ended tests with date and verdict; nothing if there are none."""
    if not ended:
        return
    html.draw(
        html.heading(say("fair_test.ended.others")),
        html.unordered_list(list_line(test) for test in reversed(ended)),
    )


def _build_table(result: FairTestResult, pairs: tuple[_Means | None, ...]) -> Html:
    heads = (
        html.element("th", say(f"fair_test.ended.column_{key}"), scope="col")
        for key in ("pair", "with", "without", "difference")
    )
    rows = []
    for number, means in enumerate(pairs):
        blocks = {block.condition: block for block in result.blocks[2 * number : 2 * number + 2]}
        cells = (_say_mean(blocks["with"].mean), _say_mean(blocks["without"].mean))
        left_out = say("fair_test.ended.left_out")
        difference = left_out if means is None else _say_difference(means[0] - means[1])
        rows.append(html.table_row(str(number + 1), *cells, difference))
    return html.element("table", html.element("tr", *heads), *rows, classes="numbers")


def _say_mean(mean: float | None) -> str:
    return say("fair_test.ended.nothing") if mean is None else say_number(mean, least=1)


def _say_difference(number: float) -> str:
    """Return a difference with its sign, and with the decimal mark of the language."""
    rounded = round(number, 1)
    sign = "\N{MINUS SIGN}" if rounded < 0 else "+" * (rounded > 0)
    return sign + say_number(abs(rounded), least=1)


def _build_check(recorded: RecordedTest) -> Html:
    """Return the hash and the line that it was computed from, which includes the draw."""
    test = recorded.test
    return html.disclosure(
        say("fair_test.ended.check"),
        html.paragraph(say("fair_test.ended.check_body")),
        html.element("code", test.digest, classes="fair-code"),
        html.paragraph(say("fair_test.ended.check_how")),
        html.element("code", write_terms(test), classes="fair-code"),
    )


def _list_pair_means(result: FairTestResult, least_answers: int) -> tuple[_Means | None, ...]:
    """Return the two means of each pair, in the order of their dates; None for one left out.

    Args:
        result: Of a finished test.
        least_answers: Counted answers that both blocks of a pair need.
    """
    pairs: list[_Means | None] = []
    for first, second in zip(result.blocks[::2], result.blocks[1::2], strict=True):
        with_, without = (first, second) if first.condition == "with" else (second, first)
        pairs.append(_find_means(with_, without, least_answers))
    return tuple(pairs)


def _find_means(with_: BlockResult, without: BlockResult, least_answers: int) -> _Means | None:
    if with_.mean is None or without.mean is None:
        return None
    if min(with_.answers, without.answers) < least_answers:
        return None
    return with_.mean, without.mean


def _draw_pairs(
    pairs: tuple[_Means | None, ...], interval: tuple[float, float] | None, colours: Theme
) -> str:
    """Return the picture as SVG: a line for each pair, the mean, and the interval.

    Each pair is a line from the mean of the week with to the mean of the week without. The thick
    line is the mean of all pairs. The band covers the plausible means of the weeks with, and a
    dashed line marks the mean without: a difference is clear if the band does not touch that line.

    Args:
        pairs: From ``list_pair_means``.
        interval: The plausible differences, or None.
        colours: The theme of the page.
    """
    paint = _COLOURS[colours]
    counted = [pair for pair in pairs if pair is not None]
    scale = _Scale([value for means in counted for value in means])
    parts = [scale.draw_grid(paint)]
    if counted:
        with_, without = (sum(values) / len(counted) for values in zip(*counted, strict=True))
        if interval is not None:
            parts.append(_say_interval(without, interval, scale, paint))
        parts += [_say_line(means, scale, paint["line"], 2) for means in counted]
        parts.append(_say_line((with_, without), scale, paint["mean"], 5))
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
    """The part of the scale from 0 to 10 that contains the means, with a margin of one point."""

    def __init__(self, values: list[float]) -> None:
        low, high = min(values, default=0), max(values, default=_TEN)
        self.low = max(0, int(low) - 1)
        self.high = min(_TEN, int(-(-high // 1)) + 1)

    def find_y(self, value: float) -> float:
        """Return the vertical position of a value; values beyond the scale are at its end."""
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


def _say_line(means: _Means, scale: _Scale, colour: str, width: int) -> str:
    left, right = map(scale.find_y, means)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="{width + 1}" fill="{colour}"/>'
        for x, y in ((_LEFT, left), (_RIGHT, right))
    )
    return (
        f'<path d="M{_LEFT} {left}L{_RIGHT} {right}" stroke="{colour}" stroke-width="{width}" '
        f'stroke-linecap="round"/>{dots}'
    )


def _say_interval(
    without: float, interval: tuple[float, float], scale: _Scale, paint: dict[str, str]
) -> str:
    """Return the band of plausible means with, and the line of the mean without."""
    low, high = (scale.find_y(without + difference) for difference in interval)
    level = scale.find_y(without)
    half = _BAND / 2
    return (
        f'<rect x="{_LEFT - half}" y="{high - 2}" width="{_BAND}" height="{low - high + 4}" rx="6" '
        f'fill="{paint["mean"]}" opacity="0.35"/>'
        f'<path d="M{_LEFT - 28} {level}H{_RIGHT}" stroke="{paint["text"]}" '
        'stroke-width="1.5" stroke-dasharray="4 4"/>'
    )

"""The parts of a visit's summary about the course: pain, and the sessions that were done."""

from __future__ import annotations

import math
from collections.abc import Sequence

from psoas_coach.coach.visit import STOPS_DAYS, VisitFacts
from psoas_coach.content import Content
from psoas_coach.content.formats import say_number
from psoas_coach.journal.records import SessionRecord
from psoas_coach.progress.date_range import Step
from psoas_coach.progress.headlines import find_headlines
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.series import Point, compute_means
from psoas_coach.progress.trend import fit_trend
from psoas_coach.sharing.pain_chart import BandPoint, DatedPain, PainChart, draw_pain_chart
from psoas_coach.sharing.visit_report import Line, ReportChart, ReportPart, ReportTable
from psoas_coach.ui.dates import format_day, format_days
from psoas_coach.ui.words import say

STOPS_LISTED = 6
"""The most stopped sessions that are listed one by one."""
_CHART_STEPS = 120
"""The most points of the smoothed line; more cannot be distinguished on paper."""
_DOTS: dict[Step, float] = {"day": 400, "week": 1200, "month": math.inf}
"""The step of time of a dot, and the most days for which it is used: more dots would be illegible.
"""
_PAIN_FIELDS = ("pain_before", "check_in_now")
_PRACTICE = ("when", "sessions", "minutes", "left", "right")
"""The columns; the last two are about stretching and are left out while help is needed first."""


def build_pain(facts: VisitFacts, content: Content) -> ReportPart:
    """Return pain over time: the sentence from Progress, and a chart if there are two days.

    Args:
        facts: What the journal says.
        content: The words.
    """
    days = facts.progress.days
    field = next(
        (
            field
            for field in _PAIN_FIELDS
            if sum(getattr(day_, field) is not None for day_ in days) > 1
        ),
        None,
    )
    # What helped is advice about moves, which is left out while the person needs help first.
    headlines = ("changing", "helped") if facts.card is None else ("changing",)
    sentences = tuple(map(_list_headlines(facts, content).__getitem__, headlines))
    honest = say("results.promises.honest")
    title = say("visit.pain.title")
    if field is None:
        return ReportPart("pain", title, paragraphs=sentences, notes=(honest,))
    points = [
        Point(day_.local_date, value)
        for day_ in days
        if (value := getattr(day_, field)) is not None
    ]
    span = (points[-1].date - points[0].date).days
    dot = next(dot for dot, most in _DOTS.items() if span <= most)
    chart = _build_chart(points, points if dot == "day" else compute_means(points, dot))
    words = say("visit.pain.chart", first=chart.first, last=chart.last)
    return ReportPart(
        "pain",
        title,
        paragraphs=sentences,
        chart=ReportChart(draw_pain_chart(chart), words),
        notes=(f"{say(f'visit.pain.how.{field}', dot=say(f'visit.pain.dot.{dot}'))} {honest}",),
    )


def _build_chart(points: Sequence[Point], dots: Sequence[Point]) -> PainChart:
    """Return the chart: a band through the points, and a dot for each day, week or month."""
    first, last = points[0].date, points[-1].date
    step = max(1, (last - first).days // _CHART_STEPS)
    return PainChart(
        first,
        last,
        tuple(DatedPain(max(dot.date, first), dot.value) for dot in dots),
        tuple(
            BandPoint(point.date, point.value, point.low, point.high, point.run)
            for point in fit_trend(points, step)
        ),
        format_day(first),
        format_day(last),
    )


def _list_headlines(facts: VisitFacts, content: Content) -> dict[str, str]:
    """Return the headlines of Progress, by their questions."""
    headlines = find_headlines(facts.progress, Phrases(content.words))
    return {headline.question: headline.answer.text for headline in headlines}


def build_practice(facts: VisitFacts, content: Content) -> ReportPart:
    """Return sessions and minutes for each period, and why sessions were stopped.

    Args:
        facts: What the journal says.
        content: The words.
    """
    heads = _PRACTICE if facts.card is None else _PRACTICE[:-2]
    rows = tuple(
        (
            format_days(span.first, span.last),
            str(span.sessions),
            *(say_number(minutes, places=0) for minutes in (span.minutes, span.left, span.right)),
        )[: len(heads)]
        for span in facts.practice
    )
    stops, weeks = facts.stops, STOPS_DAYS // 7
    listed = [
        Line(format_day(stop.at.local_date), _say_stop(stop)) for stop in stops[:STOPS_LISTED]
    ]
    if len(stops) > STOPS_LISTED:
        listed.append(Line("", say("visit.practice.more", count=len(stops) - STOPS_LISTED)))
    return ReportPart(
        "practice",
        say("visit.practice.title"),
        paragraphs=(_list_headlines(facts, content)["doing"],) if facts.card is None else (),
        tables=(
            ReportTable(
                tuple(say(f"visit.practice.{head}") for head in heads),
                rows,
                (5, 2, 2, 2, 2)[: len(heads)],
                tuple(range(1, len(heads))),
            ),
        ),
        before_lines=say(f"visit.practice.{'stops' if stops else 'no_stops'}", weeks=weeks),
        lines=tuple(listed),
        notes=(say("visit.practice.how"),) if facts.card is None else (),
    )


def _say_stop(session: SessionRecord) -> str:
    reason = say(f"visit.practice.reasons.{session.stop_reason}")
    if session.pain_before is None or session.pain_after is None:
        return say("visit.practice.stopped.plain", reason=reason)
    return say(
        "visit.practice.stopped.with_pain",
        reason=reason,
        before=session.pain_before,
        after=session.pain_after,
    )

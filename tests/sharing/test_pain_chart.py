"""The printed chart of pain: entries are in the right places."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from psoas_coach.sharing.pain_chart import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    BandPoint,
    DatedPain,
    PainChart,
    draw_pain_chart,
)

DAY = dt.date(2026, 3, 1)
SPACE = "{http://www.w3.org/2000/svg}"


def days(number: int) -> dt.date:
    return DAY + dt.timedelta(days=number)


def parse_drawing(chart: PainChart) -> ET.Element:
    return ET.fromstring(draw_pain_chart(chart))  # noqa: S314 -- our own drawing


def test_dots_lie_at_their_date_and_value() -> None:
    dots = (DatedPain(days(0), 0), DatedPain(days(5), 5), DatedPain(days(10), 10))
    chart = PainChart(days(0), days(10), dots, (), "first", "last")
    circles = parse_drawing(chart).findall(f"{SPACE}circle")
    places = [(float(circle.attrib["cx"]), float(circle.attrib["cy"])) for circle in circles]
    middle = ((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2)
    assert places == [(LEFT, BOTTOM), middle, (RIGHT, TOP)]


def test_the_line_breaks_between_runs_and_its_band_lies_around_it() -> None:
    dots = tuple(DatedPain(days(number), 4) for number in (0, 50))
    line = tuple(
        BandPoint(days(number), 4, 3, 5, run) for number, run in ((0, 0), (5, 0), (45, 1), (50, 1))
    )
    picture = parse_drawing(PainChart(days(0), days(50), dots, line, "first", "last"))
    assert len(picture.findall(f"{SPACE}polyline")) == 2
    for band in picture.findall(f"{SPACE}polygon"):
        heights = [float(part.split(",")[1]) for part in band.attrib["points"].split()]
        assert max(heights) - min(heights) == pytest.approx((BOTTOM - TOP) * 2 / 10)


def test_a_single_day_is_drawn_with_its_date_once_and_dates_cannot_be_markup() -> None:
    svg = draw_pain_chart(PainChart(DAY, DAY, (DatedPain(DAY, 3),), (), "<b>&", "<b>&"))
    assert re.findall(r"<text[^>]*>([^<]*)<", svg) == ["0", "5", "10", "&lt;b&gt;&amp;"]

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from psoas_coach.content import load
from psoas_coach.journal.summaries import DomainPoints
from psoas_coach.progress.charts import build_spec
from psoas_coach.progress.charts.base import BAND, GREY
from psoas_coach.progress.date_range import CHOICES
from psoas_coach.progress.panels import TOPICS, build_panels
from psoas_coach.progress.panels.panel import Panel
from tests.support.history_factory import ago
from tests.support.panel_factory import FULL

CONTENT = load()
WHOLE = msgspec.structs.replace(
    FULL, domains=(DomainPoints(ago(20), "1", {"pain": 9}), DomainPoints(ago(2), "2", {"pain": 5}))
)
DRAWN: dict[str, Panel] = {
    panel.id: panel
    for data in (FULL, WHOLE)  # the score has a line only where it has no bars
    for about in TOPICS
    for choice in CHOICES
    for panel in build_panels(data, about, choice, CONTENT)
    if panel.chart
}
CORAL_HUES = re.compile(r"#(?:f[0-9a-f]|e[0-9a-f])[6-8][0-9a-f][4-7][0-9a-f]", re.IGNORECASE)


def parts(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- a spec is JSON
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner)


def names(spec: Any) -> set[str]:  # noqa: ANN401 -- a spec is JSON
    return {part["data"]["name"] for part in parts(spec) if "name" in part.get("data", {})}


def test_every_kind_of_chart_is_tried() -> None:
    assert set(DRAWN) == {
        "session_pain",
        "now_pain",
        "imported_pain",
        "week_pain",
        "minutes",
        "calendar",
        "calendar_years",
        "habit",
        "sitting_hours",
        "longest_sit",
        "breaks",
        "hip_extension",
        "score",
        "domains",
        "helped",
    }


@pytest.mark.parametrize("id_", sorted(DRAWN))
def test_a_spec_finds_every_data_set_that_its_panel_sends_and_no_other(id_: str) -> None:
    assert names(build_spec(id_, CONTENT)) == set(DRAWN[id_].chart)


@pytest.mark.parametrize("id_", sorted(DRAWN))
def test_a_spec_names_only_columns_that_its_panel_sends(id_: str) -> None:
    columns = {name for columns in DRAWN[id_].chart.values() for name in columns}
    spec_parts = list(parts(build_spec(id_, CONTENT)))
    fields = {part["field"] for part in spec_parts if "field" in part}
    computed = {part["as"] for part in spec_parts if "calculate" in part}
    read = {
        name
        for part in spec_parts
        for how in ("calculate", "filter")
        for name in re.findall(r"datum\.([a-z]+)", part.get(how, ""))
    }
    assert fields <= columns | computed
    assert read <= columns


@pytest.mark.parametrize("id_", sorted(DRAWN))
def test_a_spec_is_constant_and_small_and_holds_no_data(id_: str) -> None:
    assert build_spec(id_, CONTENT) is build_spec(id_, CONTENT)
    text = json.dumps(build_spec(id_, CONTENT))
    assert len(text) < 2700
    assert all("values" not in part.get("data", {}) for part in parts(build_spec(id_, CONTENT)))
    assert "datasets" not in text
    assert "$schema" not in text


@pytest.mark.parametrize("id_", sorted(DRAWN))
def test_colours_come_from_the_theme_and_coral_is_left_to_the_psoas(id_: str) -> None:
    text = json.dumps(build_spec(id_, CONTENT))
    assert set(re.findall(r"#[0-9a-fA-F]{6}", text)) <= {GREY, BAND}
    assert not CORAL_HUES.search(text)


@pytest.mark.parametrize("id_", sorted(DRAWN))
def test_dates_are_read_in_utc_as_they_are_sent(id_: str) -> None:
    drawn = build_spec(id_, CONTENT)
    text = json.dumps(drawn)
    assert re.findall(r"\b(?:timeFormat|date|day|month|year|hours)\(", text) == []
    assert re.findall(r'"timeUnit": "(?!utc)', text) == []
    for part in parts(drawn):
        along = part.get("encoding", {}).get("x", {})
        if along.get("type") == "temporal":
            assert along["scale"]["type"] == "utc"


@pytest.mark.parametrize("id_", sorted(DRAWN))
def test_columns_of_a_data_set_have_one_length(id_: str) -> None:
    for columns in DRAWN[id_].chart.values():
        assert len({len(values) for values in columns.values()}) == 1


def test_a_line_is_drawn_within_a_run_only() -> None:
    for id_ in ("session_pain", "now_pain", "week_pain", "habit", "score", "hip_extension"):
        marks = [
            part
            for part in parts(build_spec(id_, CONTENT))
            if isinstance(part.get("mark"), dict) and part["mark"].get("type") == "line"
        ]
        assert marks
        assert all(part["encoding"]["detail"]["field"] == "run" for part in marks)

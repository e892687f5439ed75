"""The complete guidance for some sixty people, as it was last approved."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.guidance.request import answer_request
from tests.golden.guidance import FILE, compute_case, write_lines
from tests.support.guidance_cases import CASES

GOLDEN: dict[str, dict[str, Any]] = {
    line["case"]: line for line in map(json.loads, FILE.read_text("utf-8").splitlines())
}


@pytest.mark.parametrize("name", CASES)
def test_the_guidance_is_what_it_was(name: str) -> None:
    """To change it deliberately: ``python -m tests.golden.guidance``."""
    reported, golden = compute_case(name), GOLDEN[name]
    assert reported["request"] == golden["request"]
    assert list(reported["result"]) == list(golden["result"])
    for field, value in reported["result"].items():
        assert value == golden["result"][field], field


def test_a_result_names_the_versions_that_it_was_made_with() -> None:
    text = json.dumps(CASES["healthy"]).encode()
    result = answer_request(text, content.load())
    assert msgspec.to_builtins(result.versions) == msgspec.to_builtins(content.load().versions)


def test_the_golden_file_holds_these_cases_byte_for_byte() -> None:
    assert FILE.read_text("utf-8") == write_lines()


def test_the_cases_reach_every_level_band_cap_and_move() -> None:
    results = [line["result"] for line in GOLDEN.values()]
    levels = {result["level"] for result in results}
    assert levels == {"emergency", "today", "soon", "none", "incomplete"}
    assert {result["depth_cap"] for result in results} == {-1, 0, 1, 2, 3}
    bands = {"keep_it_up", "ease_in", "go_gently", "gentle_only", None}
    assert {result["band"] for result in results} == bands
    assert len({move for result in results for move in result["allowed"]}) == 21
    assert len(CASES) > 60

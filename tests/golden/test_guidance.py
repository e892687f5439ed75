"""The guidance for some sixty people, whole, as it was last looked at and agreed on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.golden.guidance import FILE, worked_out, written
from tests.support.guidance_cases import CASES

GOLDEN: dict[str, dict[str, Any]] = {
    line["case"]: line for line in map(json.loads, FILE.read_text("utf-8").splitlines())
}


@pytest.mark.parametrize("name", CASES)
def test_the_guidance_is_what_it_was(name: str) -> None:
    """To change it deliberately: ``python -m tests.golden.guidance``."""
    told, golden = worked_out(name), GOLDEN[name]
    assert told["request"] == golden["request"]
    assert list(told["result"]) == list(golden["result"])
    for field, value in told["result"].items():
        assert value == golden["result"][field], field


def test_the_golden_file_holds_these_cases_byte_for_byte() -> None:
    assert FILE.read_text("utf-8") == written()


def test_the_cases_reach_every_level_band_cap_and_move() -> None:
    results = [line["result"] for line in GOLDEN.values()]
    levels = {result["level"] for result in results}
    assert levels == {"emergency", "today", "soon", "none", "incomplete"}
    assert {result["depth_cap"] for result in results} == {-1, 0, 1, 2, 3}
    bands = {"keep_it_up", "ease_in", "go_gently", "gentle_only", None}
    assert {result["band"] for result in results} == bands
    assert len({move for result in results for move in result["allowed"]}) == 21
    assert len(CASES) > 60

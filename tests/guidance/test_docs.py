"""The written contract, ``docs/guidance.md``, matches the rules."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from psoas_coach.content.checks.wording import HISTORY
from psoas_coach.guidance import Guidance, PastSession, PlanItem
from psoas_coach.guidance.results import ReceiptLine, ScoreChange, Withheld
from tests.support.decision_space import CONTENT
from tests.support.rules_contract import CHOICES, LISTS

GUIDE = (Path(__file__).parents[2] / "docs" / "guidance.md").read_text("utf-8")
STRUCTS: tuple[type[msgspec.Struct], ...] = (
    Guidance, PlanItem, Withheld, ReceiptLine, ScoreChange, PastSession,
)  # fmt: skip


@pytest.mark.parametrize("id_", [*CONTENT.safety, "precautions", *CONTENT.questions])
def test_every_question_and_list_is_named_with_its_answers(id_: str) -> None:
    assert f"`{id_}`" in GUIDE
    for answer in (*LISTS.get(id_, ()), *CHOICES.get(id_, ())):
        assert f"`{answer}`" in GUIDE


@pytest.mark.parametrize("shape", STRUCTS, ids=lambda shape: shape.__name__)
def test_every_field_that_goes_in_or_comes_out_is_named(shape: type[msgspec.Struct]) -> None:
    for field in shape.__struct_fields__:
        assert f"`{field}`" in GUIDE or f'"{field}"' in GUIDE


def test_every_level_band_pattern_and_domain_is_named() -> None:
    names = {*CONTENT.patterns, *(band.id for band in CONTENT.bands), "incomplete", "none"}
    for name in names | {rule.level for rule in CONTENT.levels}:
        assert f"`{name}`" in GUIDE
    for id_, domain in CONTENT.domains.items():
        assert f"{id_} {domain.most}" in GUIDE


def test_every_reference_to_the_history_is_named() -> None:
    for name in HISTORY:
        assert f"`history.{name}`" in GUIDE


def test_its_properties_name_tests_that_are_there() -> None:
    for number in range(1, 17):
        assert f"| P{number} |" in GUIDE
    here = Path(__file__).parent
    for word in GUIDE.replace("`", " ").split():
        if word.startswith("test_"):
            assert (here / f"{word.rstrip(',')}.py").exists(), word

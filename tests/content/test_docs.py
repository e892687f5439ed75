"""The guide to the content matches the content."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from psoas_coach import content
from psoas_coach.content import InvalidContentError
from psoas_coach.content.words import MoveWords

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "content.md").read_text("utf-8")


def test_every_field_of_a_moves_words_is_explained() -> None:
    for field in MoveWords.__struct_fields__:
        assert f"`{field}`" in GUIDE, field


def test_every_way_a_source_was_seen_is_explained() -> None:
    for seen in {source.seen for source in content.load().sources.values()}:
        assert f"`{seen}`" in GUIDE, seen


def test_every_label_of_evidence_and_every_verdict_is_explained() -> None:
    loaded = content.load()
    labels: set[str] = {move.evidence for move in loaded.moves.values()}
    labels.update(move.evidence_for for move in loaded.moves.values() if move.evidence_for)
    labels.update(claim.verdict for claim in loaded.claims.values())
    for label in labels:
        assert f"`{label}`" in GUIDE, label


def test_the_fault_it_shows_is_the_fault_that_is_told(tmp_path: Path) -> None:
    (shown,) = re.findall(r"`(moves\.toml: heel_slide[^`]+)`", GUIDE)
    folder = shutil.copytree(content.DATA, tmp_path / "data")
    path = folder / "moves.toml"
    old = 'withheld_by = ["cannot_lie_flat", "surgery_12_weeks"]'
    text = path.read_text("utf-8")
    before, _, after = text.partition("[heel_slide]")
    assert old in after
    broken = after.replace(old, f'{old[:-1]}, "hernia"]', 1)
    path.write_text(f"{before}[heel_slide]{broken}", "utf-8")
    with pytest.raises(InvalidContentError) as caught:
        content.load(folder)
    assert caught.value.faults == [shown]


def test_its_example_of_a_rule_is_a_rule() -> None:
    assert 'when = [{ ask = "limits", at_least = 7 }]' in GUIDE
    caps = [
        rule.cap
        for rule in content.load().depth.rule
        for condition in rule.when
        if (condition.ask, condition.at_least) == ("limits", 7)
    ]
    assert caps == [1]

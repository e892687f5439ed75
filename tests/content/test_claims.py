"""What people hear: each claim has its words, its verdict and sources that exist."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from psoas_coach import content
from psoas_coach.content import ContentFaultsError
from psoas_coach.content.heard import TOPICS


def faults_after(tmp_path: Path, file: str, old: str, new: str) -> list[str]:
    """Load a copy of the content with one edit, and return what is told."""
    folder = shutil.copytree(content.DATA, tmp_path / "data")
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(ContentFaultsError) as caught:
        content.load(folder)
    return list(caught.value.faults)


def test_every_heading_has_claims_and_they_stand_in_its_order() -> None:
    order = [claim.topic for claim in content.load().claims.values()]
    assert list(dict.fromkeys(order)) == list(TOPICS)
    assert order == sorted(order, key=TOPICS.index)


def test_every_verdict_is_given_at_least_once_and_not_all_are_kind() -> None:
    verdicts = [claim.verdict for claim in content.load().claims.values()]
    assert set(verdicts) == {"holds", "partly", "not_shown", "view"}
    assert verdicts.count("not_shown") >= 8


def test_a_claim_about_warm_thighs_sends_nobody_into_a_stretch() -> None:
    found = content.load().words["claims.warm_thigh.found"]
    assert "wait" in found


def test_a_claim_with_an_unknown_source_is_a_fault(tmp_path: Path) -> None:
    told = faults_after(tmp_path, "claims.toml", '["NSW"]', '["NSV"]')
    assert told == ["claims.toml: said.sources: unknown name 'NSV'"]


def test_a_claim_that_holds_needs_a_source(tmp_path: Path) -> None:
    told = faults_after(tmp_path, "claims.toml", '["NSW"]', "[]")
    assert told == ["claims.toml: said.sources: what holds needs a source"]


def test_a_claim_without_words_is_a_fault(tmp_path: Path) -> None:
    told = faults_after(tmp_path, "words/en/claims.toml", '[soul]\nsaid = "', '[soul]\nwhat = "')
    assert told == [
        "words/en/claims.toml: soul.said: the sentence is missing",
        "words/en/claims.toml: soul.what: it belongs to nothing in the rules",
    ]

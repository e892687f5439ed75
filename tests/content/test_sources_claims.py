"""Common claims: each has its words, its verdict and existing sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from psoas_coach import content
from psoas_coach.content.sources import TOPICS, VERDICTS
from tests.support.edited_content import faults_after


def test_every_heading_has_claims_and_they_stand_in_its_order() -> None:
    order = [claim.topic for claim in content.load().claims.values()]
    assert list(dict.fromkeys(order)) == list(TOPICS)
    assert order == sorted(order, key=TOPICS.index)


def test_every_verdict_is_given_at_least_once_and_not_all_are_kind() -> None:
    verdicts = [claim.verdict for claim in content.load().claims.values()]
    assert set(verdicts) == set(VERDICTS)
    assert verdicts.count("unproven") >= 8


def test_a_claim_about_warm_thighs_sends_nobody_into_a_stretch() -> None:
    finding = content.load().words["claims.warm_thigh.finding"]
    assert "wait" in finding


def test_a_claim_with_an_unknown_source_is_a_fault(tmp_path: Path) -> None:
    faults = faults_after(tmp_path, "claims.toml", '["NSW"]', '["NSV"]')
    assert faults == ["claims.toml: pronounced.sources: unknown name 'NSV'"]


def test_a_claim_that_is_true_needs_a_source(tmp_path: Path) -> None:
    faults = faults_after(tmp_path, "claims.toml", '["NSW"]', "[]")
    assert faults == ["claims.toml: pronounced.sources: what is true needs a source"]


def test_a_claim_without_words_is_a_fault(tmp_path: Path) -> None:
    faults = faults_after(tmp_path, "words/en/claims.toml", '[soul]\nclaim = "', '[soul]\nwhat = "')
    assert faults == [
        "words/en/claims.toml: soul.claim: the sentence is missing",
        "words/en/claims.toml: soul.what: it belongs to nothing in the rules",
    ]


VERDICT = {
    "pronounced": "true",
    "ends": "true",
    "begins": "partly",
    "only_bridge": "partly",
    "strongest": "partly",
    "network": "partly",
    "walking": "partly",
    "sitting_shortens": "partly",
    "mostly_tight": "unproven",
    "memory": "partly",
    "tips_forward": "unproven",
    "arch": "partly",
    "upright": "partly",
    "belly": "unproven",
    "hanging": "partly",
    "shoulders": "unproven",
    "less_space": "unproven",
    "back_tension": "unproven",
    "pelvis_joints": "unproven",
    "discs": "partly",
    "taller": "partly",
    "inflamed": "unproven",
    "groin_nerves": "partly",
    "warm_thigh": "unproven",
    "soul": "outlook",
    "holds_stress": "outlook",
    "curl_up": "partly",
    "tuck": "true",
    "arching": "partly",
    "crescent": "partly",
    "side_arm": "unproven",
    "look_up": "unproven",
    "back_heel": "partly",
    "backbend_space": "outlook",
    "toes": "partly",
    "both_heels": "unproven",
    "no_strength": "partly",
    "holds_up": "partly",
    "all_follows": "outlook",
}
"""The verdicts, written a second time by hand: a verdict changes only on purpose."""


def test_each_claim_has_the_verdict_written_by_hand() -> None:
    assert {id_: claim.verdict for id_, claim in content.load().claims.items()} == VERDICT


@pytest.mark.parametrize("id_", ["side_arm", "look_up", "back_heel", "toes", "both_heels"])
def test_if_our_move_differs_from_the_article_the_claim_says_what_ours_does(id_: str) -> None:
    assert "ours" in content.load().words[f"claims.{id_}.finding"]


def test_no_finding_tells_of_hip_stretches_more_than_the_trial_found() -> None:
    """The trial compared a stretching group with a control group, and found no difference."""
    loaded = content.load()
    texts = (loaded.words["claims.taller.finding"], loaded.words["sources.used_for.HATEFI"])
    for text in texts:
        assert "no better than the control group" in text
        assert "program" not in text

"""The psoas and the claims about it, with verdicts and sources."""

from __future__ import annotations

import re

import pytest

from psoas_coach.ui.citations import write_short_reference
from psoas_coach.ui.moves.evidence import summarize_claims
from psoas_coach.ui.words import say
from tests.support.moves_driver import ALL, cards, everything, unpack_sent
from tests.support.page_driver import run_page, words
from tests.ui.conftest import OpenPage


def test_the_psoas_has_its_own_view_with_limits_and_credit(open_page: OpenPage) -> None:
    at = open_page("moves", view="psoas")
    (data,) = unpack_sent(at)
    assert len(data["steps"]) == 121
    text = words(at)
    assert say("library.psoas.limits") in text
    assert say("library.bar.credit") in text
    assert cards(at) == {}


def test_every_claim_is_shown_with_its_verdict_and_its_sources(open_page: OpenPage) -> None:
    at = open_page("moves", view="claims")
    text = everything(at)
    for id_, claim in ALL.claims.items():
        assert say(f"claims.{id_}.claim") in text
        assert say(f"claims.{id_}.finding") in text
        for key in claim.sources:
            assert write_short_reference(ALL.sources[key]) in text
    topics = [block for block in unpack_sent(at)[0] if block["kind"] == "more"]
    assert len(topics) == len({claim.topic for claim in ALL.claims.values()})
    assert str(unpack_sent(at)).count(say("library.source.none")) == sum(
        not claim.sources for claim in ALL.claims.values()
    )


def test_the_summary_of_the_claims_counts_each_verdict(open_page: OpenPage) -> None:
    at = open_page("moves", view="claims")
    verdicts = [claim.verdict for claim in ALL.claims.values()]
    counts = [verdicts.count(name) for name in ("true", "partly", "unproven", "outlook")]
    numbers = [int(match) for match in re.findall(r"\d+", summarize_claims(ALL))]
    assert numbers == [len(ALL.claims), *counts]
    assert sum(counts) == len(ALL.claims)
    assert summarize_claims(ALL) in everything(at)


@pytest.mark.parametrize(
    "address",
    [{"view": "claims"}, *({"move": id_} for id_ in ALL.moves)],
    ids=lambda query: "-".join(query.values()),
)
def test_no_page_of_moves_shows_the_bare_key_of_a_source(
    open_page: OpenPage, address: dict[str, str]
) -> None:
    keys = re.compile(rf"\b(?:{'|'.join(map(re.escape, ALL.sources))})\b")
    # Part of a title.
    assert set(keys.findall(everything(open_page("moves", **address)))) <= {"ATEAM"}


def test_another_view_is_chosen_and_is_in_the_address(open_page: OpenPage) -> None:
    at = open_page("moves")
    at.segmented_control(key="moves_view").set_value("claims")
    run_page(at)
    assert at.query_params["view"] == "claims"
    assert say("claims.tuck.claim") in everything(at)

"""The availability of moves for one person: what comes first, what is withheld and why."""

from __future__ import annotations

from typing import Any

import pytest

from psoas_coach import content
from psoas_coach.coach.move_availability import (
    MoveAvailability,
    find_availability,
    summarize_availability,
)
from psoas_coach.guidance import assess
from psoas_coach.ui.moves.notice import list_withheld_reasons
from tests.support.answers_factory import DESK_WORKER

ALL = content.load()


def of(**answers: Any) -> MoveAvailability:  # noqa: ANN401 -- any answer
    return summarize_availability(assess({**DESK_WORKER, **answers}))


def test_before_the_first_self_check_nothing_is_known_and_nothing_waits() -> None:
    now = find_availability(None, None, frozenset(), ALL)
    assert not now.checked
    assert now.waits is None


@pytest.mark.parametrize(
    ("answers", "card"),
    [
        ({"age_group": "under_18"}, "under_18"),
        ({}, None),
    ],
)
def test_the_first_card_follows_the_level(answers: dict[str, Any], card: str | None) -> None:
    assert of(**answers).waits == card


def test_answers_that_do_not_suffice_come_first_too() -> None:
    assert summarize_availability(assess({"red_now": []})).waits == "incomplete"


def test_a_withheld_move_has_its_reasons_and_what_is_offered_instead() -> None:
    now = of(precautions=["knee"])
    assert list_withheld_reasons("runners_lunge", now) == (
        ALL.words["results.because.precautions.knee"],
    )
    assert now.instead["runners_lunge"] == "standing_stride"
    assert list_withheld_reasons("bridge", now) == ()


def test_every_reason_that_the_rules_can_give_can_be_said() -> None:
    everything = of(precautions=list(ALL.precautions.items))
    for id_ in everything.because:
        assert all(list_withheld_reasons(id_, everything))


def test_the_plan_is_known_by_its_moves() -> None:
    now = of()
    assert now.plan["runners_lunge"].hold_seconds == 30
    assert "couch_stretch" not in now.plan

"""The classes of answers used in the proofs represent every possible answer."""

from __future__ import annotations

import pytest

from tests.support.decision_space import (
    CLASSES,
    CONTENT,
    GATING,
    THIGHS,
    conditions_on,
    every_answer,
    harder_thighs,
    signature,
)

SILENT = {"thigh_feelings", "main_activity"}
"""Asked for the record alone: no rule reads them."""


def test_every_question_has_its_classes() -> None:
    assert set(CLASSES) | SILENT == set(CONTENT.questions)


@pytest.mark.parametrize("id_", sorted(CLASSES))
def test_every_answer_behaves_like_its_representative(id_: str) -> None:
    known = {signature(id_, answer) for answer in CLASSES[id_]}
    assert {signature(id_, answer) for answer in every_answer(id_)} == known


@pytest.mark.parametrize("id_", sorted(GATING))
def test_every_number_behaves_like_its_representative_for_level_and_cap(id_: str) -> None:
    seen = {signature(id_, number)[0] for number in GATING[id_]}
    assert {signature(id_, number)[0] for number in every_answer(id_)} == seen


def test_no_rule_reads_a_silent_question() -> None:
    assert not any(conditions_on(id_) for id_ in SILENT)
    read = {
        ask for pattern in CONTENT.patterns.values() for sign in pattern.signs for ask in sign.asks
    }
    read |= {CONTENT.depth.adults_only.ask, *CONTENT.points}
    assert not read & SILENT
    assert not any(CONTENT.questions[id_].gates for id_ in SILENT)


def test_all_thigh_signs_can_be_reached_from_none_step_by_step() -> None:
    reached = [THIGHS[0]]
    for thigh in reached:
        reached += [harder for harder in harder_thighs(thigh) if harder not in reached]
    assert len(reached) == len(THIGHS) == 1 + 3 * 3 * 6 * 2

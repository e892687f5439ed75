"""The seeded faults still fit their files; ``make mutations`` runs them."""

from __future__ import annotations

import pytest

from tests.guidance.mutations import SUITES, Mutant, apply_mutant, mutants

FOUND = mutants()
WORDS = {"meaning", "guarded", "german", "german_guarded"}
"""The suites that look at words."""
BY_MEANING = {"meaning", "german"}


@pytest.mark.parametrize("mutant", FOUND, ids=lambda mutant: mutant.fault)
def test_a_seeded_fault_fits_its_file(mutant: Mutant) -> None:
    assert apply_mutant(mutant)
    assert mutant.tests in SUITES


def test_no_fault_is_seeded_twice_and_there_are_enough() -> None:
    assert len({(one.file, one.old, one.new) for one in FOUND}) == len(FOUND)
    assert len({one.fault for one in FOUND}) == len(FOUND)
    assert {one.file.partition("/")[0] for one in FOUND} == {"data", "psoas_coach"}
    assert len([one for one in FOUND if one.tests not in WORDS]) >= 50


def test_there_are_enough_faults_in_words_and_most_are_caught_by_their_meaning() -> None:
    words = [one.tests for one in FOUND if one.tests in WORDS]
    assert len(words) >= 40
    assert len([word for word in words if word in BY_MEANING]) >= len(words) / 2

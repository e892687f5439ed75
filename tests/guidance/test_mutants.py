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
    assert len({(mutant.file, mutant.old, mutant.new) for mutant in FOUND}) == len(FOUND)
    assert len({mutant.fault for mutant in FOUND}) == len(FOUND)
    assert {mutant.file.partition("/")[0] for mutant in FOUND} == {"data", "psoas_coach"}
    assert len([mutant for mutant in FOUND if mutant.tests not in WORDS]) >= 50


def test_there_are_enough_faults_in_words_and_most_are_caught_by_their_meaning() -> None:
    words = [mutant.tests for mutant in FOUND if mutant.tests in WORDS]
    assert len(words) >= 40
    assert len([word for word in words if word in BY_MEANING]) >= len(words) / 2

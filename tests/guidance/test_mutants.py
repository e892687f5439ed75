"""That the seeded faults still fit the files they are seeded in; ``make mutations`` tries them."""

from __future__ import annotations

import pytest

from tests.guidance.mutations import SUITES, Mutant, mutants, mutated

FOUND = mutants()


@pytest.mark.parametrize("mutant", FOUND, ids=lambda mutant: mutant.fault)
def test_a_seeded_fault_fits_its_file(mutant: Mutant) -> None:
    assert mutated(mutant)
    assert mutant.tests in SUITES


def test_no_fault_is_seeded_twice_and_there_are_enough() -> None:
    assert len({(one.file, one.old, one.new) for one in FOUND}) == len(FOUND) >= 50
    assert {one.file.partition("/")[0] for one in FOUND} == {"data", "psoas_coach"}

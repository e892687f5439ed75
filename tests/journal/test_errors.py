"""Every error has a sentence for the person in the words files."""

from __future__ import annotations

from typing import get_args

import pytest

from psoas_coach.content import load
from psoas_coach.journal.errors import (
    PERSON_FIELDS,
    JournalRefusalError,
    JournalUnavailableError,
    Kind,
)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_of_trouble_has_a_sentence(kind: Kind) -> None:
    assert load().words[JournalUnavailableError(kind).key]


@pytest.mark.parametrize(
    "field", [*sorted(PERSON_FIELDS), "holds.held_seconds", "id", "result", ""]
)
def test_every_refusal_has_a_sentence(field: str) -> None:
    assert load().words[JournalRefusalError(field, "expected something else").key]

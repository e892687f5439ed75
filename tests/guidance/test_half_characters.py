"""JSON can hold half a character: it is refused in words wherever it stands, never a crash."""

from __future__ import annotations

from typing import Any

import pytest

from psoas_coach.guidance import InvalidInputError, assess
from tests.support.answers_factory import DESK_WORKER

HALF = "\ud800"
SESSION = {"date": "2026-01-01", "depth": 1, "finished": True, "stopped": False}


@pytest.mark.parametrize(
    "history",
    [
        {"today": HALF, "sessions": []},
        {"today": "2026-01-02", "sessions": HALF},
        {HALF: 1, "today": "2026-01-02", "sessions": []},
        *({"today": "2026-01-02", "sessions": [{**SESSION, field: HALF}]} for field in SESSION),
        {"today": "2026-01-02", "sessions": [{**SESSION, HALF: 1}]},
        {"today": "2026-01-02", "sessions": [{**SESSION, "moves": [HALF]}]},
    ],
    ids=range(9),
)
def test_half_a_character_in_a_history_is_named(history: dict[str, Any]) -> None:
    with pytest.raises(InvalidInputError) as refused:
        assess(DESK_WORKER, history)
    assert "history" in str(refused.value)

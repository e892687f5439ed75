"""What an entry is called in the list of entries."""

from __future__ import annotations

import pytest

from psoas_coach.content import load
from psoas_coach.journal.records import Hold
from psoas_coach.ui.my_data.phrases import describe_entry
from tests.support import clock
from tests.support.answers_factory import session

LEAST = load().session.counts.least_seconds


@pytest.mark.parametrize(
    ("seconds", "phrase"),
    [
        (LEAST - 1, "Session, 59 seconds, not counted, pain 2 before and 2 after"),
        (LEAST, "Session, 1 min, pain 2 before and 2 after"),
    ],
)
def test_a_session_too_short_to_count_says_so(seconds: int, phrase: str) -> None:
    hold = Hold("runners_lunge", "Runner's lunge", "left", 1, 90, seconds, lengthens=True)
    assert describe_entry(session(clock.ago(), holds=(hold,))) == phrase

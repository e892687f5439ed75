from __future__ import annotations

import pytest

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day, Score
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.recent_history import find_latest_change
from tests.support.history_factory import (
    TODAY,
    ago,
    check_in_day,
    score,
    session_day,
)

SPEAKER = Phrases(load().words)


def describe_last_change(days: list[Day], scores: list[Score] | None = None) -> str:
    ordered = sorted(days, key=lambda day: day.local_date)
    return find_latest_change(ordered, scores or [], TODAY, SPEAKER)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        pytest.param([], "", id="nothing known"),
        pytest.param(
            [session_day(1, 4, 3)],
            "Your last session was yesterday. Your pain went from 4 to 3.",
            id="a session",
        ),
        pytest.param(
            [session_day(4, 4, 4)],
            "Your last session was 4 days ago. Your pain was 4 before and after.",
            id="no change",
        ),
        pytest.param(
            [session_day(2, 4, None)], "Your last session was 2 days ago.", id="pain not told"
        ),
        pytest.param(
            [session_day(14, 4, 3)],
            "Your last session was 14 days ago. Nothing is lost, and your plan is right here.",
            id="a long pause",
        ),
        pytest.param(
            [session_day(0, 4, 3)],
            "You did a session today. Your pain went from 4 to 3.",
            id="one today",
        ),
        pytest.param(
            [session_day(1, 3, 4.5, sessions=2)],
            "You did 2 sessions yesterday. On average, your pain went from 3 to 4.5.",
            id="two sessions on a day have averages",
        ),
        pytest.param(
            [session_day(1, 4, 4, sessions=2)],
            "You did 2 sessions yesterday. On average, your pain was 4 before and after.",
            id="two sessions with the same average",
        ),
        pytest.param(
            [session_day(1, 3.5, 4)],
            "Your last session was yesterday.",
            id="an average that a session too short to count is part of",
        ),
        pytest.param(
            [session_day(1, 4, 3), session_day(0, 3, 3, minutes=0.4, sessions=0)],
            "A session of less than a minute isn't counted.",
            id="too short today",
        ),
        pytest.param(
            [check_in_day(3, 5), check_in_day(0, 3)],
            "Your pain is 3 today, 2 less than 3 days ago.",
            id="less",
        ),
        pytest.param(
            [check_in_day(1, 3), check_in_day(0, 4.5)],
            "On average, your pain is 4.5 today, 1.5 more than yesterday.",
            id="more",
        ),
        pytest.param(
            [check_in_day(1, 3), check_in_day(0, 3)],
            "Your pain is 3 today, the same as yesterday.",
            id="the same",
        ),
        pytest.param([check_in_day(0, 3)], "", id="a first check-in has nothing to compare with"),
        pytest.param(
            [session_day(-1, 9, 9), session_day(3, 4, 3)],
            "Your last session was 3 days ago. Your pain went from 4 to 3.",
            id="a clock that was ahead",
        ),
    ],
)
def test_it_is_the_newest_thing_worth_knowing_in_one_sentence_or_two(
    days: list[Day], sentence: str
) -> None:
    assert describe_last_change(days) == sentence


def test_session_pain_is_never_compared_with_pain_over_a_day() -> None:
    assert describe_last_change([session_day(1, 9, 9), check_in_day(0, 3)]) == (
        "Your last session was yesterday. Your pain was 9 before and after."
    )


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (35, "Your new self-check score is 35, 6 lower than before."),
        (41, "Your new self-check score is 41, the same as before."),
        (45, "Your new self-check score is 45, 4 higher than before."),
    ],
)
def test_a_new_self_check_is_news(now: int, sentence: str) -> None:
    assert describe_last_change([session_day(5)], [score(60, 41), score(1, now)]) == sentence


@pytest.mark.parametrize(
    "scores",
    [
        pytest.param([score(60, 41), score(4, 35)], id="four days old"),
        pytest.param([score(60, 41), score(1, 35, rules="2")], id="other rules"),
        pytest.param([score(60, None), score(1, 35)], id="no score before"),
        pytest.param([score(1, 35)], id="the first one"),
    ],
)
def test_an_old_or_incomparable_score_is_not(scores: list[Score]) -> None:
    assert describe_last_change([session_day(5, 4, 3)], scores).startswith(
        "Your last session was 5 days ago."
    )


def test_a_date_is_never_in_the_future() -> None:
    assert ago(-1) > TODAY
    assert describe_last_change([session_day(-1)]) == ""

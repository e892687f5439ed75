from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.content import load
from psoas_coach.journal.summaries import Day
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.recent_history import DAYS, EightWeeks, summarize_eight_weeks
from tests.support.history_factory import TODAY, ago, check_in_day, session_day

SPEAKER = Phrases(load().words)


def eight_weeks(*days: Day) -> EightWeeks:
    summary = summarize_eight_weeks(days, TODAY, SPEAKER)
    assert summary is not None
    return summary


def make_marked_day(days_ago: int, kind: str) -> Day:
    return Day(ago(days_ago), notes=(kind,))  # type: ignore[arg-type]  # one of the kinds


@pytest.mark.parametrize(
    "days",
    [
        (),
        (check_in_day(3, 4),),
        (make_marked_day(2, "ill"),),
        (session_day(DAYS),),
        (session_day(-1),),
    ],
    ids=["nothing", "only check-ins", "only marks", "too long ago", "a wrong clock"],
)
def test_without_a_session_in_eight_weeks_there_is_nothing_to_show(days: tuple[Day, ...]) -> None:
    assert summarize_eight_weeks(days, TODAY, SPEAKER) is None


def test_every_day_has_one_state_and_the_last_is_today() -> None:
    summary = eight_weeks(
        session_day(80), session_day(55), make_marked_day(2, "ill"), session_day(0)
    )
    assert len(summary.states) == DAYS
    assert summary.first == TODAY - dt.timedelta(days=DAYS - 1)
    assert (summary.states[0], summary.states[-3], summary.states[-2], summary.states[-1]) == (
        "done", "off", "blank", "done",
    )  # fmt: skip


def test_practice_takes_precedence_over_a_mark() -> None:
    flare = Day(ago(1), sessions=1, finished=1, notes=("flare",))
    assert eight_weeks(flare).states[-2] == "done"


def test_a_check_in_alone_is_no_practice_and_no_day_off() -> None:
    assert eight_weeks(session_day(3), check_in_day(1, 4)).states[-2] == "blank"


def test_days_before_the_first_entry_are_not_blank_days() -> None:
    summary = eight_weeks(session_day(9), session_day(4))
    assert set(summary.states[: DAYS - 10]) == {"before"}
    assert set(summary.states[DAYS - 10 :]) == {"done", "blank"}


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        pytest.param(
            (session_day(70), session_day(30), session_day(20), session_day(1)),
            "In the last 8 weeks you practised on 3 days. 1 of them was in the last 7 days.",
            id="regular",
        ),
        pytest.param(
            (session_day(70), session_day(20)),
            "In the last 8 weeks you practised on 1 day. Your last session was on 2 November 2026.",
            id="a pause",
        ),
        pytest.param(
            (session_day(3), session_day(1)),
            "Since 19 November 2026 you practised on 2 days.",
            id="new",
        ),
        pytest.param(
            (
                session_day(70),
                session_day(1),
                make_marked_day(2, "flare"),
                make_marked_day(3, "away"),
            ),
            "In the last 8 weeks you practised on 1 day. "
            "Your last session was on 21 November 2026. "
            "2 ill, away or bad days are left out.",
            id="days that are left out",
        ),
    ],
)
def test_the_sentence_says_what_the_marks_show(days: tuple[Day, ...], sentence: str) -> None:
    assert eight_weeks(*days).sentence == sentence


def test_the_order_of_the_days_does_not_matter() -> None:
    days = (session_day(1), session_day(40), session_day(70))
    assert eight_weeks(*days) == eight_weeks(*reversed(days))

"""The summary of past sessions: clean ones, stops, and what they unlock and restrict."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from psoas_coach.guidance import History, PastSession, assess
from psoas_coach.guidance.history import NO_HISTORY, HistorySummary, is_clean, summarize
from tests.support.decision_space import CONTENT
from tests.support.past_sessions import TODAY, days, session
from tests.support.random_answers import HEALTHY


def summarize_days(*sessions: PastSession) -> HistorySummary:
    """Sum up a history that ends today."""
    return summarize(History(TODAY, sessions), CONTENT)


@pytest.mark.parametrize(
    ("changed", "clean"),
    [
        ({}, True),
        ({"pain_after": 4}, True),
        ({"pain_after": 5}, False),
        ({"pain_before": 9, "pain_after": 10}, True),
        ({"pain_before": 0, "pain_after": 2}, False),
        ({"pain_before": 6, "pain_after": 0}, True),
        ({"finished": False}, False),
        ({"stopped": True}, False),
        ({"tingling_up": True}, False),
        ({"pain_before": None}, False),
        ({"pain_after": None}, False),
        ({"tingling_up": None}, False),
    ],
)
def test_a_session_is_clean_when_nothing_spoke_against_it(
    changed: dict[str, Any], clean: bool
) -> None:
    assert is_clean(session(**changed), CONTENT) is clean


def test_no_history_and_an_empty_one_amount_to_nothing() -> None:
    assert summarize(None, CONTENT) == summarize_days() == NO_HISTORY


@pytest.mark.parametrize(
    ("sessions", "unlocked"),
    [
        pytest.param(days(0, 1, 2, 3, 4, 5, 6, 7, 21), True, id="nine over 21 days"),
        pytest.param(days(0, 1, 2, 3, 4, 5, 6, 7, 20), False, id="nine over 20 days"),
        pytest.param(days(0, 1, 2, 3, 4, 5, 6, 21), False, id="eight over 21 days"),
        pytest.param(days(0, 0, 0, 0, 0, 0, 0, 0, 21), True, id="eight on one day and one before"),
        pytest.param(days(*range(27, 57)), True, id="the last one 27 days ago"),
        pytest.param(days(*range(28, 58)), False, id="the last one 28 days ago"),
        pytest.param(days(*range(300, 330)), False, id="long ago"),
        pytest.param(
            [*days(*range(30, 60)), session(27, depth=3)], True, id="a deep one keeps it open"
        ),
        pytest.param(
            [*days(*range(30, 60)), session(27, depth=1)], False, id="a gentle one does not"
        ),
        pytest.param(
            [*days(*range(30, 60)), session(27, tingling_up=None)],
            False,
            id="nor one whose tingling was not told",
        ),
        pytest.param(
            [*days(0, 1, 2, 3, 4, 5, 6, 7), session(40, depth=1)], False, id="one was gentle"
        ),
        pytest.param(
            [*days(0, 1, 2, 3, 4, 5, 6, 7), session(40, depth=3)], False, id="one was deep"
        ),
        pytest.param(
            [*days(0, 1, 2, 3, 4, 5, 6, 7), session(40, stopped=True)], False, id="one was stopped"
        ),
        pytest.param(
            [*days(1, 2, 3, 4, 5, 6, 7, 8, 9), session(40, pain_after=5)],
            False,
            id="the days count between clean ones only",
        ),
    ],
)
def test_deep_moves_are_unlocked_by_nine_clean_standard_sessions_over_21_days(
    sessions: list[PastSession], unlocked: bool
) -> None:
    assert summarize_days(*sessions).unlocked is unlocked
    assert summarize_days(*reversed(sessions)).unlocked is unlocked


@pytest.mark.parametrize(("ago", "counts"), [(0, True), (6, True), (7, False)])
def test_a_stop_takes_a_depth_away_for_seven_days_with_today_among_them(
    ago: int, counts: bool
) -> None:
    assert summarize_days(session(ago, stopped=True), session()).stopped_recently is counts
    assert summarize_days(session(ago, stopped=True), session()).step_back is counts


@pytest.mark.parametrize(
    ("sessions", "rest"),
    [
        pytest.param([session(9, stopped=True), session(8, stopped=True)], True, id="both"),
        pytest.param([session(8, stopped=True), session(9)], False, id="the last one alone"),
        pytest.param([session(8), session(9, stopped=True)], False, id="the one before alone"),
        pytest.param([session(8, stopped=True)], False, id="only one session"),
        pytest.param(
            [session(400, stopped=True), session(300, stopped=True)], True, id="however long ago"
        ),
        pytest.param(
            [session(8, stopped=True), session(9, stopped=True), session(9)],
            False,
            id="ties in the order given",
        ),
        pytest.param(
            [session(9), session(8, stopped=True), session(9, stopped=True)],
            True,
            id="ties in the order given, the other way",
        ),
    ],
)
def test_two_stops_in_a_row_call_for_rest(sessions: list[PastSession], rest: bool) -> None:
    assert ("history.stopped_twice" in summarize_days(*sessions).reasons_to_rest) is rest


@pytest.mark.parametrize(
    ("agos", "rest"),
    [((0, 27), True), ((0, 28), False), ((27, 27), True), ((1,), False), ((0, 1, 2), True)],
)
def test_tingling_up_twice_in_28_days_calls_for_rest(agos: tuple[int, ...], rest: bool) -> None:
    sessions = [session(ago, tingling_up=True) for ago in agos]
    assert ("history.tingling" in summarize_days(*sessions).reasons_to_rest) is rest


def test_clean_sessions_are_counted_for_each_move() -> None:
    past = summarize_days(
        session(moves=("kneeling_backbend", "bridge")),
        session(1, moves=("kneeling_backbend",)),
        session(2, moves=("kneeling_backbend",), stopped=True),
    )
    assert past.clean_with == {"kneeling_backbend": 2, "bridge": 1}


@pytest.mark.parametrize(
    ("sessions", "steps"),
    [
        pytest.param(days(0, 3, 6), (0, 0, 0, 0), id="not yet a whole week"),
        pytest.param(days(1, 4, 7), (1, 1, 1, 0), id="three and a whole week"),
        pytest.param(days(4, 7), (0, 0, 0, 0), id="a week with two"),
        pytest.param(days(2, 4, 7, 8, 9), (1, 1, 1, 0), id="a week is not two"),
        pytest.param(days(0, 1, 2, 3, 4, 5, 6, 7), (1, 1, 1, 0), id="eight in a week are one step"),
        pytest.param(days(7, 8, 9, 14), (1, 1, 1, 0), id="the next step needs three of its own"),
        pytest.param(days(1, 4, 7, 8, 11, 15), (2, 2, 2, 0), id="two weeks"),
        pytest.param(
            [*days(1, 2, 7), session(3, stopped=True)], (0, 0, 0, 0), id="a stop begins it anew"
        ),
        pytest.param(
            [*days(1, 4, 7), session(9, stopped=True)], (1, 1, 1, 0), id="a stop before it does not"
        ),
        pytest.param(
            [*days(1, 4, 7, 10, 12, 15), session(0, stopped=True)],
            (1, 1, 1, 0),
            id="a stop keeps what was earned before",
        ),
        pytest.param(
            [*days(1, 4), session(7, depth=1)], (1, 1, 0, 0), id="a step counts at its depth"
        ),
        pytest.param(
            [session(days, depth=3) for days in (1, 4, 7)], (1, 1, 1, 1), id="and at all below"
        ),
        pytest.param(days(27, 30, 37), (1, 1, 1, 0), id="a pause of 27 days"),
        pytest.param(days(28, 31, 38), (0, 0, 0, 0), id="a pause of 28 days until today"),
        pytest.param(
            days(0, 28, 31, 38), (0, 0, 0, 0), id="a pause of 28 days between two sessions"
        ),
        pytest.param(days(0, 27, 30, 37), (1, 1, 1, 0), id="a pause of 27 days between two"),
        pytest.param(
            [*days(35, 38, 45), session(20, finished=False), session(0)],
            (1, 1, 1, 0),
            id="any session ends a pause",
        ),
    ],
)
def test_a_step_is_earned_by_seven_days_and_three_clean_sessions_at_the_step_before(
    sessions: list[PastSession], steps: tuple[int, ...]
) -> None:
    assert summarize_days(*sessions).earned_steps == steps
    assert summarize_days(*reversed(sessions)).earned_steps == steps


@pytest.mark.parametrize(("ago", "counts"), [(0, True), (6, True), (7, False)])
def test_a_bad_morning_after_takes_one_step_back_for_seven_days(ago: int, counts: bool) -> None:
    for sessions in ((), (session(8),)):
        past = History(TODAY, sessions, worse_after=TODAY - dt.timedelta(days=ago))
        assert summarize(past, CONTENT).step_back is counts


@pytest.mark.parametrize(("ago", "old"), [(90, False), (91, True), (0, False)])
def test_a_self_check_of_more_than_90_days_ago_leaves_gentle_moves(ago: int, old: bool) -> None:
    on = TODAY - dt.timedelta(days=ago)
    result = assess(HEALTHY, History(TODAY, ()), answered_on=on)
    assert result.depth_cap == (1 if old else 2)
    assert result.cap_reasons == (("history.old_answers",) if old else ())
    assert assess(HEALTHY, History(TODAY, (), answered_on=on)) == result


def test_new_signs_that_are_open_leave_no_stretch_and_say_so() -> None:
    result = assess(HEALTHY, History(TODAY, tuple(days(*range(30))), new_signs=True))
    assert (result.level, result.depth_cap) == ("none", 0)
    assert result.cap_reasons == ("history.new_signs",)


def test_the_last_session_with_each_move_is_remembered_in_order_of_date() -> None:
    past = summarize_days(
        session(1, moves=("bridge", "runners_lunge")),
        session(3, moves=("dead_bug", "bridge")),
        session(1, moves=("wall_stack",)),
    )
    assert past.last_done == {"dead_bug": 0, "bridge": 1, "runners_lunge": 1, "wall_stack": 2}


def test_days_of_deep_sessions_are_counted_in_the_week_before_today() -> None:
    deep = [session(ago, depth=3) for ago in (0, 1, 1, 6, 7)]
    assert summarize_days(*deep, session(2)).deep_days == 2

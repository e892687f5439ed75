"""The effect of the history on the depth cap, and that every reason is named."""

from __future__ import annotations

from psoas_coach.guidance import History, PastSession, assess
from tests.support.past_sessions import TODAY, days, session
from tests.support.random_answers import HEALTHY, SIGNS


def as_history(*sessions: PastSession) -> History:
    """Write a history that ends today."""
    return History(TODAY, sessions)


def test_a_stop_takes_one_more_depth_away_but_none_below_0() -> None:
    stop = as_history(session(1, stopped=True))
    assert assess(HEALTHY, stop).depth_cap == 1
    assert assess({**HEALTHY, "limits": 7}, stop).depth_cap == 0
    assert assess({**HEALTHY, "pain_average": 7, "pain_worst": 7}, stop).depth_cap == 0
    assert assess({**HEALTHY, "red_now": ["chest_pain"]}, stop).depth_cap == -1
    unlocked = as_history(*days(*range(10, 40)), session(1, stopped=True))
    assert assess(HEALTHY, unlocked).depth_cap == 2


def test_a_stop_is_named_even_where_there_was_nothing_left_to_take() -> None:
    stop = as_history(session(1, stopped=True))
    reasons = assess({**HEALTHY, "pain_average": 7, "pain_worst": 7}, stop).cap_reasons
    assert reasons == ("pain_average", "history.stopped_recently")


def test_reasons_behind_a_stronger_one_are_named_too() -> None:
    answers = {**HEALTHY, "red_today": ["weight_loss"], "see_someone": ["hip_locks"], "limits": 9}
    reasons = assess(answers, as_history(session(1, stopped=True))).cap_reasons
    assert reasons == (
        "red_today.weight_loss",
        "see_someone.hip_locks",
        "limits",
        "history.stopped_recently",
    )


def test_the_twist_opens_after_three_clean_backbends() -> None:
    calm = days(*range(10, 40))
    backbends = [session(ago, depth=3, moves=("kneeling_backbend",)) for ago in (2, 4, 8)]
    assert "kneeling_backbend_twist" in assess(HEALTHY, as_history(*calm, *backbends)).allowed
    two = assess(HEALTHY, as_history(*calm, *backbends[1:]))
    assert "kneeling_backbend_twist" not in two.allowed
    assert "kneeling_backbend" in two.allowed


def test_deep_moves_rest_after_two_days_of_them_in_a_week() -> None:
    tight = {**HEALTHY, "front_hip_pull": "usually", "standing_up": "few_seconds"}
    calm = days(*range(10, 40))
    deep = [session(ago, depth=3) for ago in (1, 3)]
    assert max(item.depth for item in assess(tight, as_history(*calm, *deep[:1])).plan) == 3
    rested = assess(tight, as_history(*calm, *deep))
    assert rested.depth_cap == 3
    assert max(item.depth for item in rested.plan) == 2


def test_a_whole_stop_free_history_never_widens_what_thigh_signs_leave() -> None:
    calm = as_history(*days(*range(40)))
    assert assess(HEALTHY, calm).depth_cap == 3
    assert assess(SIGNS, calm).depth_cap == 1
